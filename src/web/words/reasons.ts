import type {
  Claim,
  Conflict,
  Figure,
  Incident,
  PicturePart,
  PictureReport,
  PictureStatement,
  Position,
  Source,
} from "../../model/index.ts";
import { actorName, type Book, conflictTitle, publisherOf } from "./book.ts";
import type { ListedChange } from "./changes.ts";
import { chainNames, credibilityWords, POSITION_WORDS, RELATION_WORDS, sentenceCase } from "./names.ts";
import { boundsText, countText, originsText } from "./numbers.ts";
import { intervalText } from "./times.ts";

/** A change in words. */
export interface Told {
  title: string;
  /** What it was, where that is worth a word; null else. */
  was: string | null;
  /** What it is now; null where nothing but the title tells it. */
  is: string | null;
  /** Why, one phrase each. */
  why: string[];
}

type Teller = (was: never, is: never, book: Book) => Told;

/** What changed, from what to what, and why; `beside` are the changes of the same step. */
export function toldOf(change: ListedChange, book: Book, beside: readonly ListedChange[]): Told {
  const teller = TELLERS[change.part as PicturePart];
  if (!teller) return { title: change.note, was: null, is: null, why: [] };
  const told = teller(change.before as never, change.after as never, book);
  return told.why.length > 0 ? told : { ...told, why: causesOf(change, beside) };
}

const TELLERS: Partial<Record<PicturePart, Teller>> = {
  claims: ((was: Claim | null, is: Claim | null, book: Book) => {
    const { proposition } = (is ?? was)!;
    const [old, now] = [was && standing(was), is && standing(is)];
    const why = is ? [...saidBy(book, fresh(was?.assertions, is.assertions)), ...gradeReasons(was, is)] : [];
    return {
      title: sentenceCase(proposition.text),
      was: old === now ? null : old,
      is: old === now ? null : now,
      why,
    };
  }) as Teller,
  incidents: ((was: Incident | null, is: Incident | null, book: Book) => {
    const { headline } = (is ?? was)!;
    const [old, now] = [was && originsText(was.counts.origins), is && originsText(is.counts.origins)];
    const claims = is ? fresh(was?.claims, is.claims) : [];
    const assertions = claims.flatMap((id) => book.claims.get(id)?.assertions ?? []);
    const more = was && claims.length > 0 ? [countText(claims.length, "new claim")] : [];
    return {
      title: sentenceCase(headline),
      was: old === now ? null : old,
      is: old === now && was !== null ? null : now,
      why: [...more, ...saidBy(book, assertions)],
    };
  }) as Teller,
  figures: ((was: Figure | null, is: Figure | null, book: Book) => {
    const figure = (is ?? was)!;
    const of = book.incidents.get(figure.incident)?.headline;
    const value = (one: Figure | null) => (one?.current ? boundsText(one.current) : null);
    const claim = is?.current ? book.said.get(is.current.claim)?.[0] : undefined;
    const said = claim ? [`said by ${chainNames(claim.chain).join(" › ")}`] : [];
    return {
      title: `${sentenceCase(figure.measure)}${of ? `: ${sentenceCase(of)}` : ""}`,
      was: value(was) === value(is) ? null : value(was),
      is: value(is),
      why: [...said, ...(is?.current ? [is.current.reason] : [])],
    };
  }) as Teller,
  conflicts: ((was: Conflict | null, is: Conflict | null, book: Book) => {
    const conflict = (is ?? was)!;
    const sides = conflict.sides.map((side) => book.claims.get(side[0] ?? "")?.proposition.text);
    const words = sides.flatMap((text) => (text ? [`“${text}”`] : []));
    return {
      title: conflictTitle(book, conflict),
      was: was && is && was.relation !== is.relation ? RELATION_WORDS[was.relation] : null,
      is: RELATION_WORDS[conflict.relation],
      why: words.length > 1 ? [words.join(" against ")] : [],
    };
  }) as Teller,
  positions: ((was: Position | null, is: Position | null, book: Book) => {
    const { actor, kind, target, claim, deadline } = (is ?? was)!;
    const words = book.claims.get(claim)?.proposition.text;
    const to = target === null ? "" : ` ${actorName(book, target)}`;
    const title = `${actorName(book, actor)} ${POSITION_WORDS[kind]}${to}`;
    return {
      title: words ? `${title}: “${words}”` : title,
      was: null,
      is: deadline ? `by ${deadline.text}` : null,
      why: saidBy(book, book.claims.get(claim)?.assertions ?? []),
    };
  }) as Teller,
  reports: ((was: PictureReport | null, is: PictureReport | null) => {
    const report = (is ?? was)!;
    const why = [`${report.publisher ?? report.path}, ${intervalText(report.published)}`];
    if (is?.withdrawn && !was?.withdrawn) why.push("withdrawn by its publisher");
    return { title: report.headline ?? report.path, was: null, is: null, why };
  }) as Teller,
  statements: (_was: PictureStatement | null, is: PictureStatement | null) => ({
    title: is ? `${sentenceCase(is.kind)} by ${is.author}` : "Statement dropped",
    was: null,
    is: is && !is.holds ? "undone" : null,
    why: is?.text ? [is.text] : [],
  }),
  sources: ((was: Source | null, is: Source | null) => ({
    title: (is ?? was)!.publisher,
    was: was && is && was.reliability !== is.reliability ? was.reliability : null,
    is: was?.reliability === is?.reliability ? null : (is?.reliability ?? null),
    why: is?.reasons ?? [],
  })) as Teller,
};

function standing({ credibility, counts }: Claim): string {
  return `${credibility.grade} ${credibilityWords(credibility)}, ${originsText(counts.origins)}`;
}

/** Why a grade became another. */
function gradeReasons(was: Claim | null, { credibility }: Claim): string[] {
  return was !== null && was.credibility.grade === credibility.grade ? [] : credibility.reasons;
}

function fresh(was: readonly string[] = [], is: readonly string[]): string[] {
  const held = new Set(was);
  return is.filter((id) => !held.has(id));
}

/** Publishers named before the rest is counted. */
const MOST = 3;

function saidBy(book: Book, assertions: readonly string[]): string[] {
  const reports = assertions.flatMap((id) => book.assertions.get(id)?.report ?? []);
  const names = [...new Set(reports.map((id) => publisherOf(book, id)))];
  return names.length === 0 ? [] : [`told by ${listed(names)}`];
}

function listed(names: readonly string[]): string {
  const rest = names.length - MOST;
  return names.slice(0, MOST).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** What came in the same step: an analyst's statement, else the reports. */
function causesOf({ at, part }: ListedChange, beside: readonly ListedChange[]): string[] {
  if (at === undefined || part === "statements" || part === "reports") return [];
  const step = beside.filter((other) => other.at === at && other.after !== null);
  const stated = step
    .filter((other) => other.part === "statements")
    .map(({ after }) => after as PictureStatement);
  if (stated.length > 0)
    return stated
      .slice(0, MOST)
      .map(({ author, text }) => `corrected by ${author}${text ? `: ${text}` : ""}`);
  const reports = step.filter((other) => other.part === "reports").map(({ after }) => after as PictureReport);
  return reports.length === 0
    ? []
    : [`with ${listed(reports.map(({ headline, path }) => `“${headline ?? path}”`))}`];
}
