import { by, distinct, groupBy } from "../../text/collections.ts";
import { type Book, labelOf } from "../book.ts";
import { momentText, periodText } from "../dates.ts";
import { type BriefDocument, lineOf, type Section } from "../document.ts";
import { count, listText, oneLine } from "../wording.ts";
import { named } from "./copies.ts";

/** Who the situation is about: the actors in most claims, else the headline of the largest story. */
export function titleOf(book: Book): string {
  const actors = protagonists(book);
  const names = listText(actors.length > 1 ? actors : [...scenes(book, actors), ...actors], 3);
  if (names !== "") return `Situation report: ${names}`;
  const largest = [...book.picture.stories].sort(
    by(({ reports, id }) => `${String(1e6 - reports.length).padStart(7, "0")}${id}`),
  )[0];
  const headline = largest ? oneLine(largest.headline) : "";
  return headline ? `Situation report: “${headline}”` : "Situation report";
}

const PROTAGONIST = new Set(["state", "force", "group", "organization"]);
const MOST_PROTAGONISTS = 3;

function protagonists({ picture, claims, actors }: Book): string[] {
  const weights = new Map<string, number>();
  for (const { proposition, counts } of claims.values()) {
    for (const id of new Set([proposition.actor, proposition.recipient])) {
      const actor = id === null ? undefined : actors.get(id);
      if (actor && PROTAGONIST.has(actor.kind))
        weights.set(actor.name, (weights.get(actor.name) ?? 0) + counts.reports);
    }
  }
  const least = Math.max(2, picture.claims.length / 40);
  return heaviest(new Map([...weights].filter(([, weight]) => weight >= least))).slice(0, MOST_PROTAGONISTS);
}

const SCENE = new Set(["city", "facility", "water", "region", "admin"]);

/** The place most claims are about, where actors alone do not tell what the report is on. */
function scenes({ claims, places }: Book, actors: readonly string[]): string[] {
  const weights = new Map<string, number>();
  for (const { proposition, counts } of claims.values()) {
    const place = proposition.place === null ? undefined : places.get(proposition.place);
    if (place && SCENE.has(place.type) && !actors.includes(place.name))
      weights.set(place.name, (weights.get(place.name) ?? 0) + counts.reports);
  }
  return heaviest(weights).slice(0, 1);
}

function heaviest(weights: ReadonlyMap<string, number>): string[] {
  return [...weights]
    .sort(by(([name, weight]) => `${String(1e6 - weight).padStart(7, "0")}${name}`))
    .map(([name]) => oneLine(name));
}

/** `As of`, `Covers`, `Basis`. */
export function frontOf(book: Book): BriefDocument["front"] {
  const { asOf } = book.picture;
  return [
    { label: "As of", line: lineOf(asOf ? `${momentText(asOf)}.` : "unknown: no report is dated.") },
    { label: "Covers", line: lineOf(coversText(book)) },
    { label: "Basis", line: lineOf(basisText(book)) },
  ];
}

function coversText({ reports, labels }: Book): string {
  const dates = reports
    .flatMap(({ published }) => [published?.earliest, published?.latest])
    .filter((date) => typeof date === "string")
    .sort();
  const undated = reports.filter(({ published }) => published === null);
  const without = `${count(undated.length, "text")} without a date (${listText(undated.map(({ id }) => labels.get(id)!))})`;
  if (dates.length === 0) return undated.length > 0 ? `${without}.` : "no report.";
  const period = `reports of ${periodText(dates[0]!, dates.at(-1)!)}`;
  return undated.length > 0 ? `${period}, and ${without}.` : `${period}.`;
}

function basisText(book: Book): string {
  const { reports, picture } = book;
  const languages = distinct(reports.map(({ language }) => languageName(language)));
  return [
    `${count(reports.length, "report")}, ${count(picture.stories.length, "story", "stories")}, ${listText(languages)}.`,
    damagedText(book),
    repeatedText(book),
    unreadText(book),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function damagedText(book: Book): string {
  const damaged = book.reports.filter(({ garbled }) => garbled).map(({ id }) => labelOf(book, id));
  if (damaged.length === 0) return "";
  const verbs = damaged.length === 1 ? ["is", "carries"] : ["are", "carry"];
  return `${listText(damaged)} ${verbs[0]} damaged (machine rewriting or text cut off) and ${verbs[1]} little weight.`;
}

/** `R2 and R4 repeat R1 (Gulf Wire).` */
function repeatedText(book: Book): string {
  const pairs = [...book.repeating].map((derived) => ({ derived, from: rootOf(book, derived) }));
  const groups = groupBy(pairs, ({ from }) => from);
  return [...groups]
    .sort(by(([from]) => labelOf(book, from).padStart(8, "0")))
    .map(([from, group]) => {
      const labels = distinct(group.map(({ derived }) => labelOf(book, derived).padStart(5))).map((label) =>
        label.trim(),
      );
      return `${listText(labels)} ${labels.length === 1 ? "repeats" : "repeat"} ${named(book, from)}.`;
    })
    .join(" ");
}

/** What a repeated text goes back to in the end: a text that repeats no other one, the surest first. */
function rootOf(book: Book, derived: string): string {
  const own = book.picture.derivations.filter((one) => one.derived === derived && one.kind !== "quote");
  const original = own.filter(({ from }) => !book.repeating.has(from));
  const [best] = (original.length > 0 ? original : own).sort(
    by(({ confidence, from }) => `${(1 - confidence).toFixed(3)}|${from}`),
  );
  return best!.from;
}

/** Reports in a language that is not read. */
export function unreadReports(book: Book) {
  return book.reports.filter(({ language }) => language !== "en");
}

function unreadText(book: Book): string {
  const unread = unreadReports(book).map(({ id }) => labelOf(book, id));
  return unread.length === 0
    ? ""
    : `${listText(unread)} ${unread.length === 1 ? "was" : "were"} not read (language).`;
}

/** `English` for `en`; a code that has no name stays a code. */
export function languageName(code: string): string {
  if (code === "und") return "unknown language";
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Reports kept but not read. */
export function unreadOf(book: Book): Section {
  const items = unreadReports(book).map(({ id, headline, path, language }) => ({
    line: lineOf(`${named(book, id)}: ${languageName(language)}, ${oneLine(headline ?? path)}`),
    under: [],
  }));
  return {
    id: "unread",
    title: "Reports not read",
    blocks: items.length > 0 ? [{ kind: "list", ordered: false, items }] : [],
  };
}
