import type { Claim, Incident, Story } from "../../model/index.ts";
import { by, groupBy } from "../../text/collections.ts";
import { wordsOfClaim } from "../book.ts";
import { deedsOf, incidentWeight, ranked, repeats, reportsOf } from "../choose.ts";
import { datedText } from "../dates.ts";
import { type BriefBlock, type Item, type Line, lineOf, quiet, type Section, strong } from "../document.ts";
import { boundsText, count, EVENT_LABEL, oneLine } from "../wording.ts";
import { type Desk, evidence, incidentLabel, told } from "./tell.ts";

/** Stories told; a pile of reports on everything has hundreds. */
const MOST_STORIES = 12;
/** Incidents told of one story; the rest is counted and stands in the picture. */
const MOST_INCIDENTS = 12;
/** Outcomes told under one incident. */
const MOST_OUTCOMES = 6;

/** What happened, story by story, in the order of events. Only what reports say to have happened. */
export function overviewOf(desk: Desk): Section {
  const all = storiesInOrder(desk);
  const groups = weightiest(desk, all).map((group) => ({
    ...group,
    blocks: blocksOf(desk, group.incidents),
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
  const told = book.picture.incidents.filter((incident) => deedsOf(book, incident).length > 0);
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

function storyTitle({ book }: Desk, story: Story | null): string {
  if (!story) return "Other";
  const labels = story.reports
    .map((id) => book.labels.get(id) ?? id)
    .sort(by((label) => label.padStart(6, "0")));
  return `“${oneLine(story.headline)}” (${count(labels.length, "report")}: ${labels.join(", ")})`;
}

function blocksOf(desk: Desk, incidents: readonly Incident[]): BriefBlock[] {
  const { book } = desk;
  const chosen = ranked(incidents, (incident) => incidentWeight(book, incident)).slice(0, MOST_INCIDENTS);
  const ordered = [...chosen].sort(by((incident) => `${timeKey(incident)}|${incident.id}`));
  const items = ordered.map((incident) => itemOf(desk, incident));
  const left = incidents.length - chosen.length;
  const more: Item[] =
    left > 0 ? [{ line: lineOf(quiet(`${count(left, "lesser event")} in the picture.`)), under: [] }] : [];
  return [{ kind: "list", ordered: false, items: [...items, ...more] }];
}

function itemOf(desk: Desk, incident: Incident): Item {
  const deeds = deedsOf(desk.book, incident);
  const lead = deeds[0]!;
  const label = incidentLabel(desk, { ...incident, time: null }, lead);
  return {
    line: lineOf(
      strong(`${incident.background ? "Background" : datedText(incident.time)}.`),
      ` ${label}. `,
      ...told(desk, lead),
      " ",
      evidence(desk, incident.counts, incident.claims),
    ),
    under: outcomesOf(desk, lead, deeds).map((claim) => outcomeLine(desk, claim)),
  };
}

/** What else is said of the incident, each thing once. */
function outcomesOf({ book }: Desk, lead: Claim, deeds: readonly Claim[]): Claim[] {
  const quoted = [wordsOfClaim(book, lead.id)];
  const chosen: Claim[] = [];
  for (const claim of deeds) {
    const words = wordsOfClaim(book, claim.id);
    if (claim.id === lead.id || repeats(words, quoted) || chosen.length === MOST_OUTCOMES) continue;
    quoted.push(words);
    chosen.push(claim);
  }
  return chosen;
}

function outcomeLine(desk: Desk, claim: Claim): Line {
  const { type, polarity, figure } = claim.proposition;
  const finding = polarity === "-" ? "Negative finding" : EVENT_LABEL[type];
  const value = figure && (figure.low !== null || figure.high !== null) ? ` (${boundsText(figure)})` : "";
  return lineOf(
    `${finding}${polarity === "-" ? "" : value}: `,
    ...told(desk, claim),
    " ",
    evidence(desk, claim.counts, [claim.id]),
  );
}
