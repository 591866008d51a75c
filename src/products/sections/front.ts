import type { Claim } from "../../model/index.ts";
import { by, distinct, groupBy } from "../../text/collections.ts";
import { type Book, labelOf, REPEATING } from "../book.ts";
import { momentText, periodText } from "../dates.ts";
import { type BriefDocument, lineOf, type Section } from "../document.ts";
import { count, listText, oneLine, roleName } from "../wording.ts";
import { named } from "./copies.ts";

/** Who and where the situation is about, by how many reports speak of them; else the headlines of the largest stories. */
export function titleOf(book: Book): string {
  const actors = protagonists(book).slice(0, MOST_NAMES);
  const scene = scenes(book).filter((name) => !actors.includes(name));
  const names = listText(actors.length > 1 ? actors : [...scene.slice(0, 1), ...actors], MOST_NAMES);
  if (names !== "") return `Situation report: ${names}`;
  const largest = [...book.picture.stories].sort(
    by(({ reports, id }) => `${String(1e6 - reports.length).padStart(7, "0")}${id}`),
  );
  const headlines = [...new Set(largest.map(({ headline }) => oneLine(headline)))].filter(
    (line) => line !== "",
  );
  const titled = headlines.slice(0, 2).map((headline) => `“${headline}”`);
  return titled.length > 0 ? `Situation report: ${titled.join("; ")}` : "Situation report";
}

const MOST_NAMES = 3;
const PROTAGONIST = new Set(["state", "force", "group", "organization"]);
const SCENE = new Set(["city", "facility", "water", "region", "admin"]);

/** Parties that a good part of the reports have act or suffer. */
function protagonists(book: Book): string[] {
  return heaviest(book, ({ proposition }) =>
    [proposition.actor, proposition.recipient].flatMap((id) => {
      const actor = id === null ? undefined : book.actors.get(id);
      return actor && PROTAGONIST.has(actor.kind) && !isPublisher(book, actor.name) ? [actor.name] : [];
    }),
  );
}

function scenes(book: Book): string[] {
  return heaviest(book, ({ proposition }) => {
    const place = proposition.place === null ? undefined : book.places.get(proposition.place);
    return place && SCENE.has(place.type) ? [place.name] : [];
  });
}

/** An outlet is no party to what it tells. */
function isPublisher({ picture }: Book, name: string): boolean {
  return picture.origins.some((origin) => origin.kind === "newsroom" && origin.name === name);
}

/** The share of the reports that must speak of a party or place for it to stand in the title. */
const TITLE_SHARE = 0.15;

function heaviest(book: Book, namesOf: (claim: Claim) => string[]): string[] {
  const told = new Map<string, Set<string>>();
  for (const claim of book.claims.values())
    for (const name of namesOf(claim))
      for (const { report } of book.assertions.get(claim.id) ?? [])
        told.set(name, (told.get(name) ?? new Set()).add(report));
  const least = Math.max(Math.min(3, book.reports.length / 2), TITLE_SHARE * book.reports.length);
  return [...told]
    .filter(([, reports]) => reports.size >= least)
    .sort(by(([name, { size }]) => `${String(1e6 - size).padStart(7, "0")}${name}`))
    .map(([name]) => oneLine(roleName(name)));
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
  const own = book.picture.derivations.filter((one) => one.derived === derived && REPEATING.has(one.kind));
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
