import type { EventType, Incident, PictureReport } from "../../model/index.ts";
import { by, distinct, groupBy } from "../../text/collections.ts";
import { type Book, labelOf, REPEATING, shownParty } from "../book.ts";
import { reportsOf } from "../choose.ts";
import { momentText, periodText, shortDated } from "../dates.ts";
import { type BriefDocument, lineOf, type Section } from "../document.ts";
import { commonPlace, happeningOf, hazardIn } from "../happenings.ts";
import { topicality } from "../headlines.ts";
import { count, listText, oneLine } from "../wording.ts";
import { tellable } from "../worth.ts";
import { named } from "./copies.ts";
import { mainIncident } from "./highlights.ts";
import { type Desk, incidentLabel } from "./tell.ts";

/** Deeds whose parties or place name a situation, as the place does a hazard; what else befalls people is named by a headline. */
const NAMED_BY_PARTIES = new Set<EventType>(["ASSAULT", "PROTEST", "INTERCEPT"]);

/**
 * What the situation is about: the main event by its parties or place where somebody did it to somebody, by the name of the
 * hazard with place and day where it befell people, else the headline, quoted, that shares most words with the others.
 */
export function titleOf(desk: Desk): string {
  const main = mainIncident(desk);
  const name = (main && (deedName(desk, main) ?? hazardName(desk, main))) ?? headlineName(desk.book, main);
  return name === null ? "Situation report" : `Situation report: ${name}`;
}

/** `derailment, Orsa, 19 March 2026`; null where no headline names the hazard too, or neither place nor day is known. */
function hazardName(desk: Desk, incident: Incident): string | null {
  const [lead] = tellable(desk.book, incident);
  const { name, isHazard } = happeningOf(desk.book, incident, lead);
  if (!isHazard || !desk.book.reports.some(({ headline }) => hazardIn([headline ?? ""], []) === name))
    return null;
  const label = incidentLabel(desk, { ...incident, time: null }, lead);
  const day = incident.time && shortDated(incident.time);
  if (!label.includes(", ") && !day) return null;
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}${day ? `, ${day}` : ""}`;
}

/** `attack, Iran → Israel, 1 October 2024`; null where neither both parties nor a place are known. */
function deedName(desk: Desk, incident: Incident): string | null {
  const { book } = desk;
  const [lead] = tellable(book, incident);
  if (!lead) return null;
  const { isHazard } = happeningOf(book, incident, lead);
  if (!isHazard && !NAMED_BY_PARTIES.has(lead.proposition.type)) return null;
  if (isHazard && (commonPlace(book, incident) ?? incident.place) === null) return null;
  const [actor, recipient] = [shownParty(book, lead, "actor"), shownParty(book, lead, "recipient")];
  if (!isHazard && incident.place === null && (actor === null || recipient === null)) return null;
  const label = incidentLabel(desk, { ...incident, time: null }, lead);
  const day = incident.time && shortDated(incident.time);
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}${day ? `, ${day}` : ""}`;
}

/** The headline of the main story, else of any, whose words most other headlines share; of a report of its own, not a copy. */
function headlineName(book: Book, main: Incident | null): string | null {
  const story = main && book.report.get(reportsOf(book, main.claims)[0] ?? "")?.story;
  const first = book.reports.filter(({ id }) => !book.repeating.has(id));
  const own = first.filter((report) => !story || report.story === story);
  const lines = (own.some(hasHeadline) ? own : book.reports).filter(hasHeadline);
  const [best] = [...lines].sort(
    by(({ headline, published }) => {
      const rank = 1e3 - topicality(headline ?? "", book.spread);
      return `${rank.toFixed(3).padStart(9, "0")}|${published ? 0 : 1}`;
    }),
  );
  const line = oneLine(best?.headline ?? "");
  return line === "" ? null : `“${line}”`;
}

function hasHeadline({ headline }: PictureReport): boolean {
  return oneLine(headline ?? "") !== "";
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

/** Reports in a language that is not read; a text too short to tell its language is read as English. */
export function unreadReports(book: Book) {
  return book.reports.filter(({ language }) => language !== "en" && language !== "und");
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
