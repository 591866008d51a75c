import type { Assertion, Claim, Figure, FigureValue, Incident } from "../model/index.ts";
import { type Book, bestOf, isAsserted, isDamaged, wordsOfClaim } from "./book.ts";
import { ranked, SEVERITY } from "./choose.ts";
import { topicality } from "./headlines.ts";
import { isToll } from "./measures.ts";
import { isInStance, prominence } from "./telling.ts";
import { saysHappened } from "./wording.ts";
import { isAnaphoric, isFragment, startsInside } from "./words.ts";

/** Claims of an incident that somebody says to have happened, the deed first, then outcomes; damaged text left out. */
export function deedsOf(book: Book, incident: Incident): Claim[] {
  const claims = incident.claims
    .map((id) => book.claims.get(id))
    .filter((claim) => claim !== undefined)
    .filter(
      ({ id, proposition }) =>
        saysHappened(proposition.modality) && isAsserted(book, id) && !isDamaged(book, id),
    );
  return ranked(claims, (claim) => claimWeight(book, incident, claim));
}

/** Words that say what the headlines say weigh up to this much: they tell the event, not something beside it. */
const MOST_TOPICAL = 6;

function claimWeight(book: Book, incident: Incident, claim: Claim): number {
  const { id, proposition, counts } = claim;
  const words = wordsOfClaim(book, id);
  const best = bestOf(book, id);
  return (
    (best ? 1.5 * prominence(best) : 0) +
    Math.min(MOST_TOPICAL, topicality(words, book.spread)) -
    (best && isInStance(best, book.stances) ? 4 : 0) +
    (proposition.type === incident.type ? 4 : 0) +
    countingWeight(book, incident, claim) +
    (SEVERITY[proposition.type] ?? 1) / 2 +
    Number(proposition.actor !== null) +
    Number(proposition.recipient !== null) +
    Math.min(3, Math.log2(1 + counts.reports)) +
    Math.min(3, counts.origins[0]) -
    (proposition.polarity === "-" ? 4 : 0) -
    (words.length < 30 ? 2 : 0) -
    (isFragment(words) ? 3 : 0) -
    (isAnaphoric(words) || startsInside(words) ? 2 : 0) -
    (best && book.repeating.has(best.report) ? 2 : 0) -
    (best && incident.type !== "CASUALTY" && isTeller(words, best) ? 2 : 0)
  );
}

/** Whether words begin with who tells it: they tell the deed second. */
function isTeller(words: string, { chain: [first] }: Assertion): boolean {
  return first !== undefined && first.text.length > 0 && words.startsWith(first.text);
}

/**
 * Words that give a number which stands tell an incident as it is known now; words that give one that was overtaken, or speak
 * of its dead without a number, tell it less well. A deed is told by what tells the deed.
 */
function countingWeight(book: Book, incident: Incident, { id, proposition }: Claim): number {
  const isToll = incident.type === "CASUALTY";
  const standing = standingOf(book, incident);
  const givesMain = standing.some((figure) => figure.values.some((value) => gives(figure, value, id)));
  if (givesMain && (isToll || proposition.type !== "CASUALTY")) return 5;
  if (isOvertaken(book, incident.id, id)) return isToll ? 0 : -3;
  if (!isToll || standing.length === 0 || givesMain) return 0;
  return book.picture.figures.some(
    (figure) =>
      figure.incident === incident.id &&
      figure.current !== null &&
      figure.values.some((value) => gives(figure, value, id)),
  )
    ? 1
    : -3;
}

function gives({ current }: Figure, { claim, low, high }: FigureValue, id: string): boolean {
  return claim === id && (low ?? high) === (current!.low ?? current!.high);
}

/** What is counted of an incident first: its toll, where there is one above one; of a deed also what struck. */
function standingOf({ picture }: Book, { id, type }: Incident): Figure[] {
  const own = picture.figures.filter(
    ({ incident, place, current }) => incident === id && place === null && current !== null,
  );
  const tolls = own.filter(({ measure }) => isToll(measure));
  const main =
    tolls.find(({ measure }) => measure === "dead") ??
    tolls.find(({ measure }) => measure === "infected") ??
    tolls[0];
  if (main && isMany(main)) return [main];
  return type === "CASUALTY" ? [] : own.filter((figure) => STRUCK.test(figure.measure) && isMany(figure));
}

/** A toll of one is no toll that is counted on. */
function isMany({ current }: Figure): boolean {
  return (current!.low ?? current!.high ?? 0) > 1;
}

/** Numbers of what reached its target, or was kept from it. */
const STRUCK = /\b(?:hit|destroyed|sunk|intercepted)$/;

/** Whether the words of a claim give a toll of the incident, in whatever claim it is counted, that no longer stands. */
function isOvertaken(book: Book, incident: string, claim: string): boolean {
  const words = wordsOfClaim(book, claim);
  return book.picture.figures.some(
    (figure) =>
      figure.incident === incident &&
      figure.current !== null &&
      isToll(figure.measure) &&
      figure.values.some((value) => {
        const told = wordsOfClaim(book, value.claim);
        const same = value.claim === claim || (told !== "" && (told.includes(words) || words.includes(told)));
        return same && (value.low ?? value.high) !== (figure.current!.low ?? figure.current!.high);
      }),
  );
}
