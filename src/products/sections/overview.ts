import type { Claim, Incident, Story } from "../../model/index.ts";
import { by, groupBy } from "../../text/collections.ts";
import { type Book, bestOf, wordsOfClaim } from "../book.ts";
import { incidentWeight, ranked, repeats, reportsOf } from "../choose.ts";
import { datedText } from "../dates.ts";
import { type BriefBlock, type Item, type Line, lineOf, quiet, type Section, strong } from "../document.ts";
import { isToll, measureText } from "../measures.ts";
import { boundsText, capital, count, EVENT_LABEL, oneLine } from "../wording.ts";
import { isLesser, tellable } from "../worth.ts";
import { type Desk, evidence, incidentEvidence, incidentLabel, OUTCOMES, told } from "./tell.ts";

/** Stories told; a pile of reports on everything has hundreds. */
const MOST_STORIES = 12;
/** Incidents told of one story; the rest is counted and stands in the picture. */
const MOST_INCIDENTS = 8;
/** Outcomes told under one incident. */
const MOST_OUTCOMES = 3;

/** What happened, story by story, in the order of events. Only what reports say to have happened. */
export function overviewOf(desk: Desk): Section {
  const all = storiesInOrder(desk);
  const cited = new Set<string>();
  const groups = weightiest(
    desk,
    all.filter(({ incidents }) => chosenOf(desk.book, incidents).length > 0),
  ).map((group) => ({
    ...group,
    blocks: blocksOf(desk, group.incidents, cited),
  }));
  const blocks = groups.flatMap(({ story, blocks: own, incidents }) => {
    if (incidents.length === 0) return [];
    const heading: BriefBlock[] =
      groups.length > 1 ? [{ kind: "heading", text: storyTitle(desk, story) }] : [];
    return [...heading, ...own];
  });
  const left = all.length - groups.length;
  if (left > 0)
    blocks.push({
      kind: "paragraph",
      line: lineOf(quiet(`${count(left, "lesser story", "lesser stories")} in the picture.`)),
    });
  return { id: "overview", title: "Overview, in order of events", blocks };
}

/** The stories that hold the weightiest incidents, still in order of events. */
function weightiest({ book }: Desk, groups: readonly Group[]): Group[] {
  const kept = ranked(groups, ({ incidents }) =>
    Math.max(...incidents.map((one) => incidentWeight(book, one))),
  );
  const chosen = new Set(kept.slice(0, MOST_STORIES));
  return groups.filter((group) => chosen.has(group));
}

interface Group {
  id: string;
  story: Story | null;
  incidents: Incident[];
}

function storiesInOrder({ book }: Desk): Group[] {
  const told = book.picture.incidents.filter((incident) => tellable(book, incident).length > 0);
  const groups = groupBy(told, (incident) => storyOf(book, incident));
  return [...groups]
    .map(([id, incidents]): Group => {
      const story = id === null ? null : (book.stories.get(id) ?? null);
      return { id: id ?? "~", story, incidents };
    })
    .sort(by((group) => `${dayKey(group.incidents)}|${group.id}`));
}

function storyOf(book: Desk["book"], incident: Incident): string | null {
  const [report] = reportsOf(book, incident.claims);
  return (report && book.report.get(report)?.story) ?? null;
}

function dayKey(incidents: readonly Incident[]): string {
  return (
    incidents
      .filter(({ background }) => !background)
      .map(timeKey)
      .sort()[0] ?? "9999"
  );
}

function timeKey(incident: Incident): string {
  return incident.time?.earliest ?? incident.time?.latest ?? "9999";
}

function whenText({ time }: Incident): string {
  return time ? capital(datedText(time)) : "Undated";
}

function storyTitle({ book }: Desk, story: Story | null): string {
  if (!story) return "Other";
  const labels = story.reports
    .map((id) => book.labels.get(id) ?? id)
    .sort(by((label) => label.padStart(6, "0")));
  return `“${oneLine(story.headline)}” (${count(labels.length, "report")}: ${labels.join(", ")})`;
}

function blocksOf(desk: Desk, incidents: readonly Incident[], cited: Set<string>): BriefBlock[] {
  const { book } = desk;
  const chosen = chosenOf(book, incidents);
  const ordered = [...chosen].sort(by(({ incident }) => `${timeKey(incident)}|${incident.id}`));
  const items = ordered.map((told) => itemOf(desk, told, cited));
  const left = incidents.length - chosen.length;
  const more: Item[] = left > 0 ? [{ line: lineOf(quiet(lesserText(left))), under: [] }] : [];
  return [{ kind: "list", ordered: false, items: [...items, ...more] }];
}

/** The count that closes a story, with where the rest stands. */
function lesserText(left: number): string {
  return `and ${count(left, "lesser event")}: see sitroom events.`;
}

/** An incident with the claim that tells it and what else is told under it. */
interface Telling {
  incident: Incident;
  lead: Claim;
  outcomes: Claim[];
}

/** Two incidents of one story whose words share this much of the shorter wording are told once. */
const SAME_DEED = 0.7;

/** The weightiest incidents of a story, none in words that already stand there. */
function chosenOf(book: Book, incidents: readonly Incident[]): Telling[] {
  const quoted: string[] = [];
  const chosen: Telling[] = [];
  for (const incident of ranked(incidents, (one) => incidentWeight(book, one))) {
    const deeds = tellable(book, incident);
    const lead = deeds.find(({ id }) => !repeats(wordsOfClaim(book, id), quoted, SAME_DEED));
    if (!lead || chosen.length === MOST_INCIDENTS || isLesser(book, incident)) continue;
    quoted.push(wordsOfClaim(book, lead.id));
    chosen.push({ incident, lead, outcomes: outcomesOf(book, deeds, lead, quoted) });
  }
  return chosen;
}

function itemOf(desk: Desk, { incident, lead, outcomes }: Telling, cited: Set<string>): Item {
  const label = incidentLabel(desk, { ...incident, time: null }, lead);
  return {
    line: lineOf(
      strong(`${incident.background ? "Background" : whenText(incident)}.`),
      ` ${label}. `,
      ...toldOnce(desk, lead, cited),
      " ",
      incidentEvidence(desk, incident, lead),
    ),
    under: outcomes.map((claim) => outcomeLine(desk, claim, cited)),
  };
}

/**
 * What else is said of the incident, each thing once; its words are added to what is quoted. That there was no harm is news,
 * that a deed was not done tells nothing of one that was.
 */
function outcomesOf(book: Book, deeds: readonly Claim[], lead: Claim, quoted: string[]): Claim[] {
  const chosen: Claim[] = [];
  for (const claim of deeds) {
    const words = wordsOfClaim(book, claim.id);
    if (claim.id === lead.id || repeats(words, quoted) || chosen.length === MOST_OUTCOMES) continue;
    if (claim.proposition.polarity === "-" && !OUTCOMES.has(claim.proposition.type)) continue;
    quoted.push(words);
    chosen.push(claim);
  }
  return chosen.sort(by(({ id }) => `${bestOf(book, id)?.saidAt ?? "9999"}|${id}`));
}

/** The words of a claim, or a reference where the same words already stand in the overview. */
function toldOnce(desk: Desk, claim: Claim, cited: Set<string>): Line {
  const best = bestOf(desk.book, claim.id);
  if (!best) return [];
  const { report, start, end } = desk.book.wordsOf(best);
  const key = `${report}:${start}:${end}`;
  if (cited.has(key)) return lineOf("see ", desk.citer.cite([best]));
  cited.add(key);
  return told(desk, claim);
}

function outcomeLine(desk: Desk, claim: Claim, cited: Set<string>): Line {
  return lineOf(
    `${outcomeLabel(desk.book, claim)}: `,
    ...toldOnce(desk, claim, cited),
    " ",
    evidence(desk, claim.counts, [claim.id]),
  );
}

/** Numbers named before the words that give them; a count of more is a list. */
const MOST_NUMBERS = 3;

/** `Dead 5, wounded 11`: what a claim counts by what it counts; else what it tells. A magnitude or a distance counts nothing. */
export function outcomeLabel(
  { picture }: Book,
  { id, incident, proposition: { type, polarity } }: Claim,
): string {
  if (polarity === "-") return `No ${EVENT_LABEL[type].toLowerCase()}`;
  const numbers = picture.figures.flatMap((figure) => {
    const value = figure.incident === incident && figure.values.find(({ claim }) => claim === id);
    return value && figure.measure.trim() !== ""
      ? [
          {
            id: figure.id,
            text: `${measureText(figure.measure)} ${boundsText(value)}`,
            toll: isToll(figure.measure),
          },
        ]
      : [];
  });
  const shown = ranked(numbers, ({ toll }) => Number(toll)).slice(0, MOST_NUMBERS);
  if (shown.length === 0) return EVENT_LABEL[type];
  return shown
    .map(({ text }, at) => (at === 0 ? text : text.charAt(0).toLowerCase() + text.slice(1)))
    .join(", ");
}
