import type {
  Actor,
  Assertion,
  Claim,
  Incident,
  Origin,
  Picture,
  PictureReport,
  Place,
  Quoted,
  Span,
  Story,
} from "../model/index.ts";
import { by, groupBy } from "../text/collections.ts";
import { wordSpread } from "./headlines.ts";
import { isToll } from "./measures.ts";
import { isInStance, isNamedIn, isOpening, isSideRemark, stanceSpans } from "./telling.ts";
import { roleName } from "./wording.ts";
import { isAnaphoric, isClipped, isFragment, sentenceAround, type Texts, wholeWords } from "./words.ts";

/** A picture with its parts found by id, and a label for each report: what every section looks things up in. */
export interface Book {
  picture: Picture;
  /** In the order of their labels. */
  reports: PictureReport[];
  /** Report id -> `R1`. */
  labels: Map<string, string>;
  report: Map<string, PictureReport>;
  claims: Map<string, Claim>;
  /** Claim id -> its assertions, best first. */
  assertions: Map<string, Assertion[]>;
  incidents: Map<string, Incident>;
  actors: Map<string, Actor>;
  places: Map<string, Place>;
  origins: Map<string, Origin>;
  stories: Map<string, Story>;
  /** Words that state a position, by report. */
  stances: Map<string, Assertion[]>;
  /** In how many headlines a word stands. */
  spread: Map<string, number>;
  /** Reports that repeat another report: copies, rewrites, excerpts. */
  repeating: Set<string>;
  /** What to quote for an assertion: its words, or the sentence around a fragment. */
  wordsOf(assertion: Assertion): Quoted;
  /** A stretch of a report as a quotation; null where its text is not held. */
  textAt(report: string, span: Span): Quoted | null;
  /** The sentence an assertion stands in. */
  sentenceOf(assertion: Assertion): Quoted;
}

export const REPEATING = new Set(["copy", "rewrite", "excerpt"]);

export function bookOf(picture: Picture, texts: Texts = new Map()): Book {
  const reports = [...picture.reports].sort(by(reportOrder));
  const report = byId(picture.reports);
  const repeating = new Set(
    picture.derivations.filter(({ kind }) => REPEATING.has(kind)).map(({ derived }) => derived),
  );
  const stances = stanceSpans(picture);
  const claims = byId(picture.claims);
  const actors = byId(picture.actors);
  const overtaken = overtakenWords(picture);
  const books = { report, claims, actors, stances, repeating, overtaken, texts };
  return {
    picture,
    reports,
    labels: new Map(reports.map(({ id }, index) => [id, `R${index + 1}`])),
    report,
    claims,
    assertions: rankedAssertions(picture.assertions, books),
    incidents: byId(picture.incidents),
    actors,
    places: byId(picture.places),
    origins: byId(picture.origins),
    stories: byId(picture.stories),
    stances,
    spread: wordSpread(picture.reports.map(({ headline }) => headline ?? "")),
    repeating,
    textAt: (id, { start, end }) => {
      const exact = texts.get(id)?.slice(start, end);
      return exact === undefined ? null : { report: id, start, end, exact };
    },
    wordsOf: (assertion) => wholeWords(assertion, texts),
    sentenceOf: (assertion) => sentenceAround(assertion, texts),
  };
}

function byId<Item extends { id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Oldest first, undated last. */
function reportOrder({ published, path, id }: PictureReport): string {
  return `${published?.earliest ?? published?.latest ?? "9999"}|${path}|${id}`;
}

type Ranking = Pick<Book, "report" | "claims" | "actors" | "stances" | "repeating"> & {
  /** Words that give a toll which no longer stands, by report. */
  overtaken: ReadonlyMap<string, Assertion[]>;
  texts: Texts;
};

/** The assertions that give a toll of an incident other than the one that stands. */
function overtakenWords({ figures, assertions, claims }: Picture): Map<string, Assertion[]> {
  const old = new Set<string>();
  for (const { incident, measure, values, current } of figures) {
    if (current === null || !isToll(measure)) continue;
    for (const { claim, low, high } of values) {
      if ((low ?? high) === (current.low ?? current.high)) continue;
      old.add(claim);
      old.add(`${incident}|${low ?? high}`);
    }
  }
  const givers = new Set(
    claims
      .filter(({ id, incident, proposition: { type, figure } }) => {
        return (
          old.has(id) ||
          (type === "CASUALTY" && figure && old.has(`${incident}|${figure.low ?? figure.high}`))
        );
      })
      .map(({ id }) => id),
  );
  return groupBy(
    assertions.filter(({ claim }) => givers.has(claim)),
    ({ report }) => report,
  );
}

/** Whether the words that would be quoted tell something else and give an overtaken toll in passing. */
function isOvertaken({ report, claim, start, end }: Assertion, { overtaken }: Ranking): boolean {
  const given = overtaken.get(report) ?? [];
  return !given.some((one) => one.claim === claim) && given.some((one) => one.start < end && start < one.end);
}

function rankedAssertions(assertions: readonly Assertion[], books: Ranking): Map<string, Assertion[]> {
  const groups = groupBy(assertions, ({ claim }) => claim);
  for (const group of groups.values()) group.sort(by((assertion) => assertionRank(assertion, books)));
  return groups;
}

/** Characters a quote should have: below it is clipped, above it is a paragraph. */
const READABLE = { least: 30, most: 240 };

/**
 * Ungarbled, asserting, a whole statement of its own, without a toll that was overtaken, original before repeated, naming the
 * parties, neither clipped nor endless, early, short.
 */
function assertionRank(assertion: Assertion, books: Ranking): string {
  const { exact, report, stance, saidAt, id } = assertion;
  return [
    books.report.get(report)?.garbled ? 1 : 0,
    stance === "asserts" ? 0 : 1,
    isFragment(exact) ? 1 : 0,
    isInStance(assertion, books.stances) ? 1 : 0,
    isSideRemark(assertion) ? 1 : 0,
    isOvertaken(assertion, books) ? 1 : 0,
    books.repeating.has(report) ? 1 : 0,
    unnamed(assertion, books),
    isAnaphoric(exact) || isClipped(assertion) ? 1 : 0,
    exact.length < READABLE.least || exact.length > READABLE.most ? 1 : 0,
    isOpening(assertion) ? 0 : 1,
    saidAt ?? "9999",
    String(exact.length).padStart(6, "0"),
    id,
  ].join("|");
}

/** How many of the claim's parties the words leave unnamed. */
function unnamed(assertion: Assertion, { claims, actors }: Ranking): number {
  const { actor = null, recipient = null } = claims.get(assertion.claim)?.proposition ?? {};
  return [actor, recipient].filter((id) => id !== null && !isNamedIn(actors.get(id), assertion)).length;
}

/**
 * A party of a claim where the words that stand for the claim speak of it, else null; nor is a person it who only tells of the
 * deed ("our crews fired back, the commander said").
 */
export function shownParty(
  book: Book,
  claim: Claim | undefined,
  party: "actor" | "recipient",
): string | null {
  const id = claim?.proposition[party] ?? null;
  const best = claim && bestOf(book, claim.id);
  if (id === null || !best || !isNamedIn(book.actors.get(id), best)) return null;
  const tells = book.actors.get(id)?.kind === "person" && best.chain[0]?.actor === id;
  return tells && /\b(?:we|us|our|ours)\b/i.test(best.exact) ? null : id;
}

/** The assertion whose words stand for a claim. Every claim has at least one. */
export function bestOf(book: Book, claim: string): Assertion | null {
  return book.assertions.get(claim)?.[0] ?? null;
}

/** The words to quote for a claim, or "" where none are held. */
export function wordsOfClaim(book: Book, claim: string): string {
  const best = bestOf(book, claim);
  return best ? book.wordsOf(best).exact : "";
}

/** The best assertion of each origin of a claim, at most `most`: what is worth citing. */
export function witnesses(book: Book, claim: string, most = 3): Assertion[] {
  const seen = new Set<string>();
  const chosen: Assertion[] = [];
  for (const assertion of book.assertions.get(claim) ?? []) {
    if (seen.has(assertion.origin) || chosen.length === most) continue;
    seen.add(assertion.origin);
    chosen.push(assertion);
  }
  return chosen;
}

export function labelOf(book: Book, report: string): string {
  return book.labels.get(report) ?? report;
}

export function actorName(book: Book, id: string | null): string | null {
  return id === null ? null : roleName(book.actors.get(id)?.name ?? id.replace(/^[a-z]+:/, ""));
}

export function placeName(book: Book, id: string | null): string | null {
  return id === null ? null : (book.places.get(id)?.name ?? null);
}

/** True where somebody says it, rather than only denies or doubts it. */
export function isAsserted(book: Book, claim: string): boolean {
  return (book.assertions.get(claim) ?? []).some(({ stance }) => stance === "asserts");
}

/** True where every report behind the claim is damaged. */
export function isDamaged(book: Book, claim: string): boolean {
  const assertions = book.assertions.get(claim) ?? [];
  return assertions.length > 0 && assertions.every(({ report }) => book.report.get(report)?.garbled === true);
}
