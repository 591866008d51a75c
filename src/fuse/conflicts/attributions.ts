import type { ActorRef } from "../../model/index.ts";
import { distinct, groupBy } from "../../text/collections.ts";
import { comparisonKey } from "../../text/normalise.ts";
import { bodyOf } from "../bodies.ts";
import type { Draft } from "../drafts.ts";
import { actorKey, fitKeys, fitPlaces, keysOf, modalityClass } from "../identity.ts";
import { meets } from "../intervals.ts";
import { familyOf, isBackground, isOutcome } from "../kinds.ts";
import { struckWords } from "../matter.ts";
import type { Saying } from "../sayings.ts";
import type { Dispute } from "./dispute.ts";

/** One deed that is laid to two who are named, and one sentence that is put into the mouths of two. Looks at one story. */
export function attributionConflicts(sayings: readonly Saying[]): Dispute[] {
  return [...ascriptionConflicts(sayings), ...sayings.flatMap(quotationConflicts)];
}

/** A deed with the one it is laid to. */
interface Ascribed {
  saying: Saying;
  culprit: ActorRef;
  key: string;
}

function ascriptionConflicts(sayings: readonly Saying[]): Dispute[] {
  const ascribed = sayings.flatMap((saying) => ascribedIn(saying) ?? []);
  const struck = struckIn(sayings);
  const byMatter = new Map<string, Ascribed[]>();
  for (const one of ascribed) {
    const { saying } = one;
    const words = new Set([...struckWords(saying.best), ...(struck.get(saying.incident ?? "") ?? [])]);
    for (const word of words) {
      const key = `${saying.best.event.type} ${word}`;
      byMatter.set(key, [...(byMatter.get(key) ?? []), one]);
    }
  }
  const found = new Map<string, Dispute>();
  for (const told of byMatter.values())
    for (const dispute of rivalsAmong(told))
      found.set(dispute.sides.map((side) => side.map(({ id }) => id).join(" ")).join("|"), dispute);
  return [...found.values()];
}

/** Null where nobody is named, or where it is told as something else than a deed that was done. */
function ascribedIn(saying: Saying): Ascribed | null {
  const { best, asserted } = saying;
  const [culprit] = best.actors;
  if (!asserted || !culprit || best.actors.length > 1 || /^(?:role|group):/.test(culprit.id)) return null;
  const isDeed =
    familyOf(best.event) === "harm" &&
    !isOutcome(best.event.type) &&
    !isBackground(best.event) &&
    best.polarity === "+" &&
    modalityClass(best.event.modality) === "happened";
  return isDeed && !best.reading.report.quality.garbled ? { saying, culprit, key: actorKey(culprit)! } : null;
}

/** Words for what was struck, by incident: "carried out this attack" does not say them itself. */
function struckIn(sayings: readonly Saying[]): Map<string, Set<string>> {
  const struck = new Map<string, Set<string>>();
  for (const { incident, best } of sayings) {
    if (incident === null || isOutcome(best.event.type)) continue;
    const words = struck.get(incident) ?? new Set();
    for (const word of struckWords(best)) words.add(word);
    struck.set(incident, words);
  }
  return struck;
}

/** Culprits of one matter that are held against each other: more are no question of who did it, but many deeds. */
const MOST_CULPRITS = 3;
/** Sayings of a culprit that are compared; those of one culprit are much alike. */
const COMPARED = 8;

function rivalsAmong(told: readonly Ascribed[]): Dispute[] {
  const byCulprit = [...groupBy(told, ({ key }) => key)].sort(([left], [right]) => (left < right ? -1 : 1));
  if (byCulprit.length < 2 || byCulprit.length > MOST_CULPRITS) return [];
  return byCulprit.flatMap(([key, mine], index) =>
    byCulprit.slice(index + 1).flatMap(([other, theirs]): Dispute[] => {
      if (fitKeys([key], [other]) !== "no") return [];
      const left = mine.filter((one) => theirs.slice(0, COMPARED).some((rival) => isOneDeed(one, rival)));
      const right = theirs.filter((rival) => left.some((one) => isOneDeed(one, rival)));
      return left.length === 0 ? [] : [disputeOf(left, right)];
    }),
  );
}

/** Of two speakers, one of whom may be among the two: who tells both of one place has seen two deeds. */
function isOneDeed({ saying: left }: Ascribed, { saying: right }: Ascribed): boolean {
  const [one, other] = [left.best, right.best];
  if (left.incident !== null && left.incident === right.incident) return !shareVoice(left, right);
  return (
    !shareVoice(left, right) &&
    fitPlaces(one.place, other.place, 0) !== "no" &&
    (one.place !== null || other.place !== null) &&
    fitKeys(keysOf(one.recipients), keysOf(other.recipients)) !== "no" &&
    (!one.ownTime || !other.ownTime || meets(one.ownTime, other.ownTime))
  );
}

function shareVoice(left: Saying, right: Saying): boolean {
  const voices = new Set(left.drafts.map(({ voice }) => voice));
  return right.drafts.some(({ voice }) => voice === null || voices.has(voice));
}

function disputeOf(left: readonly Ascribed[], right: readonly Ascribed[]): Dispute {
  const side = (told: readonly Ascribed[]) => {
    const drafts = told.flatMap(({ saying }) => saying.drafts);
    return `to ${told[0]!.culprit.name} by ${distinct(drafts.map(({ provenance }) => provenance.origin.name)).join(", ")}`;
  };
  return {
    kind: "attribution",
    relation: "contradiction",
    sides: [left.map(({ saying }) => saying), right.map(({ saying }) => saying)],
    note: `laid ${side(left)}; ${side(right)}`,
  };
}

/** Shorter quotations are what anybody says. Words. */
const LEAST_QUOTED = 6;

/** "We will stay," word for word, of the army in one report and of the police in another. */
function quotationConflicts(saying: Saying): Dispute[] {
  const quoted = saying.drafts.filter(
    (draft) => draft.provenance.origin.kind === "speaker" && isQuoted(draft),
  );
  const byWords = groupBy(quoted, ({ reading, event }) =>
    comparisonKey(reading.report.text.slice(event.start, event.end)),
  );
  return [...byWords].flatMap(([words, drafts]): Dispute[] => {
    const bodies = groupBy(drafts, ({ voice }) => bodyOf(voice!));
    if (bodies.size < 2 || words.split(" ").length < LEAST_QUOTED) return [];
    const names = distinct([...bodies.values()].map(([draft]) => draft!.provenance.origin.name));
    return [
      {
        kind: "attribution",
        relation: "contradiction",
        sides: [[saying], [saying]],
        note: `the same words are given to ${names.join(" and to ")}`,
      },
    ];
  });
}

function isQuoted({ reading, sentence, event }: Draft): boolean {
  return /["\u201C][^"\u201D]*$/.test(reading.report.text.slice(sentence.start, event.trigger.start));
}
