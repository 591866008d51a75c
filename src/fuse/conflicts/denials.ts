import { distinct } from "../../text/collections.ts";
import type { Journal } from "../../text/journal.ts";
import { onceFor } from "../../text/once.ts";
import type { Draft } from "../drafts.ts";
import type { Saying } from "../sayings.ts";
import { isDenied, isDenying, isToldOf, type Likest, likestTo } from "./denied.ts";
import type { Dispute } from "./dispute.ts";

/** What is held of the denials of a story, so that an update looks at what it changes alone. */
export interface Denials {
  /** The latest tellings that a denial may be of, in the order they came. */
  told: readonly Draft[];
  /** Id of a denying draft -> the tellings that are most like what it denies. */
  likest: Map<string, Likest>;
  /** All sayings of the story as they were. */
  sayings: ReadonlySet<Saying>;
  /** Each of them that denies -> what is told of the same act and parties. */
  denied: ReadonlyMap<Saying, readonly Saying[]>;
  /** What came of it, by the saying that denies. */
  disputes: ReadonlyMap<Saying, Dispute>;
}

export function newDenials(): Denials {
  return { told: [], likest: new Map(), sayings: new Set(), denied: new Map(), disputes: new Map() };
}

/** Tellings back to which one looks for what a denial denies in other words: bounds the work in a story of thousands. */
const LOOKED_BACK_AT = 1000;

/** Finds for what is denied by new drafts of a story the telling most like it, among the latest and those that come with it. */
export function noteDenials(drafts: readonly Draft[], denials: Denials, journal: Journal): void {
  const told = [...denials.told, ...drafts.filter(isToldOf)];
  for (const draft of drafts.filter(isDenying)) {
    const likest = likestTo(draft, told);
    if (likest) journal.set(denials.likest, draft.id, likest);
  }
  journal.put(denials, "told", told.slice(-LOOKED_BACK_AT));
}

/**
 * What somebody denies, against what others tell of the same act and parties: by a denial in so many words, also where nobody
 * of the story tells what is denied, and by telling that a deed was not done. Looks at one story; what was held of denials and
 * sayings that are still the same stands. `homeOf`: the saying that a draft is in.
 */
export function denialConflicts(
  sayings: readonly Saying[],
  held: Denials,
  homeOf: (draft: Draft) => Saying | undefined,
  journal: Journal,
): Dispute[] {
  const denials = denialsAmong(sayings, held).map((denial) => ({
    ...denial,
    denied: denial.told.length > 0 ? denial.told : toldElsewise(denial, sayings, held, homeOf),
  }));
  const disputes = worthTelling(denials).map((denial) => disputeOf(denial, held));
  journal.put(held, "sayings", new Set(sayings));
  journal.put(held, "denied", new Map(denials.map(({ saying, told }) => [saying, told])));
  journal.put(held, "disputes", new Map(disputes.map((dispute) => [dispute.sides[1]![0]!, dispute])));
  return disputes;
}

/** A saying that denies, by which of its drafts, and what is told of the same act and parties. */
interface Denial {
  saying: Saying;
  denying: readonly Draft[];
  told: readonly Saying[];
}

function denialsAmong(sayings: readonly Saying[], held: Denials): Denial[] {
  const all = new Set(sayings);
  const told = sayings.filter(({ asserted, best }) => asserted !== null && best.polarity !== "-");
  const fresh = told.filter((saying) => !held.sayings.has(saying));
  return sayings.flatMap((saying) => {
    const denying = denyingIn(saying);
    if (denying.length === 0) return [];
    const before = held.denied.get(saying);
    const stay = before?.filter((other) => all.has(other)) ?? [];
    const come = (before ? fresh : told).filter((other) => isDeniedBy(saying, denying[0]!, other));
    return [{ saying, denying, told: [...stay, ...come] }];
  });
}

const denyingIn = onceFor(({ drafts }: Saying): readonly Draft[] => drafts.filter(isDenying));

/** It is told by a voice that is not the one that denies it. */
function isDeniedBy(denial: Saying, { voice }: Draft, other: Saying): boolean {
  return (
    isDenied(denial, other) &&
    other.drafts.some((draft) => draft.stance === "asserts" && draft.voice !== voice)
  );
}

/** Not what a sentence denies once more of which another part is answered, nor what nobody told of, be it negated or corrected. */
function worthTelling<One extends Denial & { denied: readonly Saying[] }>(denials: readonly One[]): One[] {
  const isAnswered = ({ saying, denied }: One) => denied.some((told) => isDenied(saying, told));
  const answered = new Set(
    denials.flatMap((denial) => (isAnswered(denial) ? denial.denying.map(sentenceKey) : [])),
  );
  const said = new Set<string>();
  return denials.filter((denial) => {
    const { denying, denied } = denial;
    const sentences = denying.map(sentenceKey);
    const isRepeated = sentences.every((key) => answered.has(key) || said.has(key));
    if (denied.length === 0 && (isRepeated || isNegated(denying) || isCorrection(denying))) return false;
    if (isRepeated && !isAnswered(denial)) return false;
    for (const key of sentences) said.add(key);
    return true;
  });
}

/** The dispute as it was where both sides are the same as before. */
function disputeOf(
  { saying, denying, denied }: Denial & { denied: readonly Saying[] },
  held: Denials,
): Dispute {
  const side = denied.length > 0 ? denied : [saying];
  const before = held.disputes.get(saying);
  const known = before?.sides[0];
  if (known?.length === side.length && side.every((other, at) => known[at] === other)) return before!;
  return {
    kind: "denial",
    relation: "contradiction",
    sides: [[...side], [saying]],
    note: noteOf(denying),
  };
}

/** What "an earlier version" said, of the text or of an outlet, is denied by nobody but the correction. */
const CORRECTING = new Set(["document", "newsroom"]);

function isCorrection(denying: readonly Draft[]): boolean {
  return denying.every(({ provenance }) => CORRECTING.has(provenance.origin.kind));
}

function isNegated(denying: readonly Draft[]): boolean {
  return denying.every(({ stance }) => stance !== "denies");
}

function noteOf(denying: readonly Draft[]): string {
  if (isCorrection(denying)) return "taken back by a correction";
  const who = distinct(denying.map((draft) => draft.provenance.origin.name)).join(", ");
  return isNegated(denying) ? `told not to have happened by ${who}` : `denied by ${who}`;
}

function sentenceKey({ reading, sentence }: Draft): string {
  return `${reading.report.id} ${sentence.start}`;
}

/**
 * What is denied in other words than it is told: what shares most of the denial's words in the story, or what the same report
 * tells next to the denial. "Five were killed in the raids, the ministry said. The command had no indication of casualties."
 */
function toldElsewise(
  { denying }: Denial,
  sayings: readonly Saying[],
  { likest }: Denials,
  homeOf: (draft: Draft) => Saying | undefined,
): Saying[] {
  const found = denying.flatMap(({ id }) => likest.get(id) ?? []);
  const most = Math.max(0, ...found.map(({ likeness }) => likeness));
  const told = found.filter(({ likeness }) => likeness === most).flatMap((one) => one.told);
  const homes = new Set(told.map(homeOf));
  return homes.size === 0 ? [] : sayings.filter((saying) => homes.has(saying)).slice(0, 1);
}
