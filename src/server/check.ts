import { captureOfRecord } from "../collect/records.ts";
import { openDesk } from "../desk.ts";
import type { Capture, Claim, Conflict, Picture, Proposition } from "../model/index.ts";
import { readCapture } from "../pipeline.ts";

/** How a statement stands to the picture. That nothing was found is no denial, so it is a state of its own. */
export type Verdict = "supported" | "disputed" | "contradicted" | "otherwise" | "not found";

/** One thing a sentence says, held against the picture. */
export interface Checked {
  /** The clause of the sentence that says it. */
  said: string;
  /** `supported`: some claim says it; `disputed`: and another says otherwise; `contradicted`: only others are there;
   * `otherwise`: told only as planned or feared, or without that number; `not found`: nothing held speaks of it. */
  verdict: Verdict;
  /** Claims that say the same. */
  supporting: Claim[];
  /** Claims that deny it or give another figure. */
  contradicting: Claim[];
  /** Claims that speak of it as planned or feared, without that number, or with a number that was overtaken. */
  otherwise: Claim[];
}

/** Share of the shorter text's words that two clauses share from which on they may mean the same. Set by hand, not measured. */
const SAME_WORDS = 0.6;
/** The same where a party or a place agrees as well. */
const SAME_WORDS_AND_PARTY = 0.25;

/**
 * What a sentence says, read as a report of its own, and how each of its claims stands to the picture: by type of event,
 * parties, place, figure and wording. Empty where nothing was read in it.
 */
export function checkStatement(sentence: string, picture: Picture): Checked[] {
  const record = { id: "statement", text: sentence, language: "en", published: picture.asOf ?? undefined };
  const capture = captureOfRecord(record, "statement") as Capture | string;
  if (typeof capture === "string") return [];
  const desk = openDesk();
  desk.add([readCapture(capture)]);
  desk.update();
  return desk.picture().claims.map((claim) => checked(claim.proposition, picture));
}

function checked(asked: Proposition, picture: Picture): Checked {
  const near = picture.claims.filter(({ proposition }) => speaksOf(proposition, asked));
  const old = overtaken(picture);
  const stands = new Map(near.map((claim) => [claim, standOf(claim, asked, old)]));
  const supporting = near.filter((claim) => stands.get(claim) === "same");
  const opposed = near.filter((claim) => stands.get(claim) === "opposed");
  const rivals = rivalsOf(supporting, picture).filter(
    (claim) => !opposed.includes(claim) && !old.has(claim.id),
  );
  const otherwise = near.filter((claim) => stands.get(claim) === "open" && !rivals.includes(claim));
  const contradicting = [...opposed, ...rivals];
  const verdict = verdictOf(supporting.length, contradicting.length, otherwise.length);
  return { said: asked.text, verdict, supporting, contradicting, otherwise };
}

/** How one claim stands to what is asked. */
function standOf({ id, proposition }: Claim, asked: Proposition, old: ReadonlySet<string>) {
  if (happened(proposition) !== happened(asked)) return "open";
  if (proposition.polarity !== asked.polarity) return "opposed";
  const figures = compared(proposition.figure, asked.figure);
  return figures === "opposed" && old.has(id) ? "open" : figures;
}

/** Claims whose figure was overtaken by the one that is held to stand now. */
function overtaken({ figures }: Picture): Set<string> {
  const old = figures.flatMap(({ current, values }) =>
    current === null ? [] : values.filter(({ low, high }) => low !== current.low || high !== current.high),
  );
  return new Set(old.map(({ claim }) => claim));
}

function verdictOf(supporting: number, contradicting: number, otherwise: number): Verdict {
  if (supporting > 0) return contradicting > 0 ? "disputed" : "supported";
  if (contradicting > 0) return "contradicted";
  return otherwise > 0 ? "otherwise" : "not found";
}

/** The other sides of open conflicts that a claim stands in. */
function rivalsOf(claims: readonly Claim[], { conflicts, claims: all }: Picture): Claim[] {
  const own = new Set(claims.map(({ id }) => id));
  const others = (conflict: Conflict) => {
    const side = conflict.sides.findIndex((ids) => ids.some((id) => own.has(id)));
    return side < 0 || conflict.relation !== "contradiction"
      ? []
      : conflict.sides.filter((_, index) => index !== side).flat();
  };
  const ids = new Set(conflicts.flatMap(others).filter((id) => !own.has(id)));
  return all.filter(({ id }) => ids.has(id));
}

/** Whether two propositions may be of the same matter: same type, no party or place that differs, and words in common. */
function speaksOf(held: Proposition, asked: Proposition): boolean {
  if (held.type !== asked.type) return false;
  const pairs = (["actor", "recipient", "place"] as const).map(
    (field) => [held[field], asked[field]] as const,
  );
  if (pairs.some(([left, right]) => left !== null && right !== null && left !== right)) return false;
  const shares = pairs.some(([left, right]) => left !== null && left === right);
  return overlap(held.text, asked.text) >= (shares ? SAME_WORDS_AND_PARTY : SAME_WORDS);
}

function happened({ modality }: Proposition): boolean {
  return modality === "asserted" || modality === "reported";
}

/** `same` where the held figure lies within the one asked for, `opposed` where they cannot meet, else `open`. */
function compared(held: Proposition["figure"], asked: Proposition["figure"]): "same" | "opposed" | "open" {
  if (!asked) return "same";
  if (!held || held.unit !== asked.unit) return "open";
  const [least, most] = [held.low ?? Number.NEGATIVE_INFINITY, held.high ?? Number.POSITIVE_INFINITY];
  const [low, high] = [asked.low ?? Number.NEGATIVE_INFINITY, asked.high ?? Number.POSITIVE_INFINITY];
  if (most < low || least > high) return "opposed";
  return least >= low && most <= high ? "same" : "open";
}

/** Words that carry no matter of their own. */
const EMPTY = new Set(
  "a an and are as at be been by for from had has have in is it its of on or that the their they this to was were will with".split(
    " ",
  ),
);

/** Share of the shorter text's words, cut to their first five letters so that endings do not count, that the other has. */
function overlap(left: string, right: string): number {
  const [few, many] = [wordsOf(left), wordsOf(right)].sort((a, b) => a.size - b.size) as [
    Set<string>,
    Set<string>,
  ];
  if (few.size === 0) return 0;
  return [...few].filter((word) => many.has(word)).length / few.size;
}

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word)).map((word) => word.slice(0, 5)));
}
