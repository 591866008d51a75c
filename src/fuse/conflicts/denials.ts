import { distinct } from "../../text/collections.ts";
import type { Journal } from "../../text/journal.ts";
import { onceFor } from "../../text/once.ts";
import { jaccard } from "../../text/wording.ts";
import type { Draft } from "../drafts.ts";
import { fitKeys, keysOf, principalFigure, quantityKey } from "../identity.ts";
import { isDisease } from "../kinds.ts";
import { clauseWords, type Saying } from "../sayings.ts";
import type { Dispute } from "./dispute.ts";

/** What is held of the denials of a story, so that an update looks at what it changes alone. */
export interface Denials {
  /** The latest tellings that a denial may be of, in the order they came. */
  told: readonly Draft[];
  /** Id of a denying draft -> the tellings that are most like what it denies. */
  likest: Map<string, Likest>;
  /** All sayings of the story as they were. */
  sayings: ReadonlySet<Saying>;
  /** Each of them that denies -> what it stands against. */
  disputed: ReadonlyMap<Saying, Disputed>;
}

/** Tellings that are equally like a denial. */
interface Likest {
  told: readonly Draft[];
  likeness: number;
}

interface Disputed {
  /** What is told of the same act and parties. */
  told: readonly Saying[];
  dispute: Dispute;
}

export function newDenials(): Denials {
  return { told: [], likest: new Map(), sayings: new Set(), disputed: new Map() };
}

/** Tellings back to which one looks for what a denial denies in other words: bounds the work in a story of thousands. */
const LOOKED_BACK_AT = 1000;

/** Finds for what is denied by new drafts of a story the telling most like it, among the latest and those that come with it. */
export function noteDenials(drafts: readonly Draft[], denials: Denials, journal: Journal): void {
  const told = [...denials.told, ...drafts.filter(isToldOf)];
  for (const draft of drafts.filter(isDenial)) {
    const likest = ELSEWHERE.test(wordsOf(draft)) ? null : likestTo(draft, told);
    if (likest) journal.set(denials.likest, draft.id, likest);
  }
  journal.put(denials, "told", told.slice(-LOOKED_BACK_AT));
}

/**
 * What somebody denies, against what others tell of the same act and parties. Looks at one story; what was held of denials and
 * sayings that are still the same stands. `homeOf`: the saying that a draft is in.
 */
export function denialConflicts(
  sayings: readonly Saying[],
  denials: Denials,
  homeOf: (draft: Draft) => Saying | undefined,
  journal: Journal,
): Dispute[] {
  const told = sayings.filter(({ asserted, best }) => asserted !== null && best.polarity !== "-");
  const fresh = told.filter((saying) => !denials.sayings.has(saying));
  const all = new Set(sayings);
  const disputed = new Map(
    sayings.filter(isDenying).map((saying) => {
      const before = denials.disputed.get(saying);
      const [stay, come] = before ? [before.told.filter((other) => all.has(other)), fresh] : [[], told];
      const against = [...stay, ...come.filter((other) => isDenied(saying, other))];
      return [
        saying,
        disputedOf(saying, against, before, () => toldElsewise(saying, sayings, denials, homeOf)),
      ];
    }),
  );
  journal.put(denials, "sayings", all);
  journal.put(denials, "disputed", disputed);
  return [...disputed.values()].map(({ dispute }) => dispute);
}

/** The dispute as it was where both sides are the same as before. */
function disputedOf(
  saying: Saying,
  told: readonly Saying[],
  before: Disputed | undefined,
  elsewise: () => Saying[],
): Disputed {
  const denied = told.length > 0 ? told : elsewise();
  const side = denied.length > 0 ? denied : [saying];
  const known = before?.dispute.sides[0];
  if (known?.length === side.length && side.every((other) => known.includes(other)))
    return { told, dispute: before!.dispute };
  const note = `denied by ${whoDenies(saying)}`;
  return { told, dispute: { kind: "denial", relation: "contradiction", sides: [[...side], [saying]], note } };
}

function isDenial({ stance }: Draft): boolean {
  return stance === "denies";
}

const isDenying = onceFor(({ drafts }: Saying) => drafts.some(isDenial));

function whoDenies({ drafts }: Saying): string {
  const denying = drafts.filter(isDenial);
  return distinct(denying.map(({ provenance }) => provenance.origin.name)).join(", ");
}

/** Share of content words by which a denial and what it denies may be known where the parties do not tell. */
const SAME_MATTER = 0.2;

function isDenied(denial: Saying, told: Saying): boolean {
  const [left, right] = [denial.best, told.best];
  if (left.event.type !== right.event.type || right.polarity === "-") return false;
  const actors = fitKeys(keysOf(left.actors), keysOf(right.actors));
  const recipients = fitKeys(keysOf(left.recipients), keysOf(right.recipients));
  if (actors === "no" || recipients === "no") return false;
  if (actors === "likely" && recipients === "likely") return true;
  return countSame(left, right) || jaccard(clauseWords(left), clauseWords(right)) >= SAME_MATTER;
}

/** "These 700 dead": one number of one measure. */
function countSame(left: Draft, right: Draft): boolean {
  const [one, other] = [principalFigure(left), principalFigure(right)];
  return (
    one !== null &&
    other !== null &&
    one.measure === other.measure &&
    quantityKey(one.quantity) === quantityKey(other.quantity)
  );
}

/** What reports or rumours elsewhere say is not what stands before. */
const ELSEWHERE = /\b(?:reports?|rumou?rs?|posts?|social media|online)\b/i;

/** How far from a denial its report may tell what is denied. Characters: a paragraph or two, and the next sentence. */
const LOOKED_BACK = 400;
const LOOKED_AHEAD = 160;

/**
 * What is denied in other words than it is told: what shares most of the denial's words in the story, or what the same report
 * tells next to the denial. "Five were killed in the raids, the ministry said. The command had no indication of casualties."
 */
function toldElsewise(
  { drafts }: Saying,
  sayings: readonly Saying[],
  { likest }: Denials,
  homeOf: (draft: Draft) => Saying | undefined,
): Saying[] {
  const found = drafts.filter(isDenial).flatMap(({ id }) => likest.get(id) ?? []);
  const most = Math.max(0, ...found.map(({ likeness }) => likeness));
  const told = found.filter(({ likeness }) => likeness === most).flatMap((one) => one.told);
  const homes = new Set(told.map(homeOf));
  return homes.size === 0 ? [] : sayings.filter((saying) => homes.has(saying)).slice(0, 1);
}

function likestTo(denial: Draft, told: readonly Draft[]): Likest | null {
  let most: Draft[] = [];
  let likeness = 0;
  for (const draft of told) {
    const like = likenessTo(denial, draft);
    if (like > likeness) [most, likeness] = [[], like];
    if (like > 0 && like === likeness) most.push(draft);
  }
  return likeness > 0 ? { told: most, likeness } : null;
}

/** What a denial may be of. */
function isToldOf({ stance, polarity }: Draft): boolean {
  return stance === "asserts" && polarity !== "-";
}

/** 0: not what is denied. Words in common weigh more than that it stands near, what stands near most where it is nearest. */
function likenessTo(denial: Draft, told: Draft): number {
  if (told.voice === denial.voice) return 0;
  const common = commonWords(denial, told);
  if (common >= LEAST_COMMON) return common;
  const isOfKind =
    told.event.type === denial.event.type || (isDisease(told.event) && OUTBREAK.test(wordsOf(denial)));
  return isOfKind ? nearness(denial, told) : 0;
}

/** Below 1, the nearer the more; 0 in another report or too far off. */
function nearness(denial: Draft, told: Draft): number {
  if (denial.reading.report.id !== told.reading.report.id) return 0;
  const gap = denial.sentence.start - told.sentence.start;
  if (gap === 0 || gap > LOOKED_BACK || -gap > LOOKED_AHEAD) return 0;
  return 1 / (1 + Math.abs(gap) / LOOKED_BACK);
}

function commonWords(denial: Draft, told: Draft): number {
  const words = clauseWords(told);
  let common = 0;
  for (const word of clauseWords(denial)) if (word.length >= LEAST_LETTERS && words.has(word)) common++;
  return common;
}

/** Shorter words are shared by anything, one longer word by much. */
const LEAST_LETTERS = 5;
const LEAST_COMMON = 2;

const OUTBREAK = /\b(?:outbreak|epidemic|cases?|infections?|disease)\b/i;

function wordsOf({ reading, event }: Draft): string {
  return reading.report.text.slice(event.start, event.end);
}
