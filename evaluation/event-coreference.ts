import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { situationOf } from "../src/desk.ts";
import { draftsOf } from "../src/fuse/drafts.ts";
import type { Reading } from "../src/model/index.ts";
import { readCapture } from "../src/pipeline.ts";
import { by } from "../src/text/collections.ts";
import { overlaps } from "../src/text/offsets.ts";
import { bCubed } from "./lib/bcubed.ts";
import { readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

/** A text of MEANTIME with the event mentions marked in it. */
interface Row {
  id: string;
  dct: string | null;
  text: string;
  events: { start: number; end: number; pred: string }[];
}

/** Which marked mentions up to `end` are one event: group -> where they start. A group may reach over texts; all others stand alone. */
interface Labels {
  id: string;
  end: number;
  groups: Record<string, number[]>;
}

interface Mention {
  id: string;
  report: string;
  start: number;
  end: number;
  pred: string;
  group: string;
}

const SHARED = "time/meantime.jsonl";
const OWN = "evaluation/gold/event-coreference.jsonl";

export const task: Task = {
  name: "event-coreference",
  about:
    "event mentions of MEANTIME put to one incident, else one claim, B-cubed; the labels are ours, by one reader, on the first lines of 22 texts; tuned on nothing",
  gold: { shared: [SHARED], own: [OWN] },
  run({ shared }) {
    const path = `${shared}/${SHARED}`;
    if (!shared || !existsSync(path)) return [];
    const rows = readRecords<Row>(path);
    const labels = readRecords<Labels>(fileURLToPath(new URL(`../${OWN}`, import.meta.url)));
    const mentions = labels.flatMap((label) => mentionsOf(rows.find(({ id }) => id === label.id)!, label));
    const system = groupedBy(mentions, rows.map(readingOf));
    const lemma = new Map(mentions.map(({ id, pred }) => [id, pred]));
    const inText = new Map(mentions.map(({ id, report, pred }) => [id, `${report} ${pred}`]));
    const found = mentions.filter(({ id }) => system.get(id) !== id).length;
    return [
      ...scoresOf("", mentions, system),
      ...scoresOf("one lemma: ", mentions, lemma),
      ...scoresOf("one lemma in one text: ", mentions, inText),
      { measure: "mentions read as an event", value: found / mentions.length, count: mentions.length },
    ];
  },
};

function mentionsOf({ id, events }: Row, { end, groups }: Labels): Mention[] {
  const groupOf = new Map(Object.entries(groups).flatMap(([group, at]) => at.map((start) => [start, group])));
  return events
    .filter((event) => event.start < end)
    .map(({ start, end: stop, pred }) => {
      const key = `${id} ${start}-${stop}`;
      return { id: key, report: id, start, end: stop, pred, group: groupOf.get(start) ?? key };
    });
}

function readingOf({ id, dct, text }: Row): Reading {
  return readCapture({
    id,
    path: id,
    kind: "text",
    content: text,
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published: dct,
    retrieved: null,
    language: "en",
  });
}

/** Mention -> the incident, else the claim, of the event read at its words; itself where none is read there. */
function groupedBy(mentions: readonly Mention[], readings: readonly Reading[]): Map<string, string> {
  const { links, picture } = situationOf(readings);
  const claimOf = new Map(picture.assertions.map(({ id, claim }) => [id, claim]));
  const incidentOf = new Map(picture.claims.map(({ id, incident }) => [id, incident]));
  const drafts = links.flatMap(draftsOf).sort(by(({ id }) => id));
  return new Map(
    mentions.map((mention) => {
      const told = drafts.filter(
        ({ reading, event }) => reading.report.id === mention.report && overlaps(event.trigger, mention),
      );
      const claims = told.flatMap(({ id }) => claimOf.get(id) ?? []);
      const incident = claims.map((claim) => incidentOf.get(claim)).find((id) => id != null);
      return [mention.id, incident ?? claims[0] ?? mention.id];
    }),
  );
}

/** Of all mentions, and of those that are not alone: most are, and a system that groups nothing has these right. */
function scoresOf(name: string, mentions: readonly Mention[], system: ReadonlyMap<string, string>): Score[] {
  const gold = new Map(mentions.map(({ id, group }) => [id, group]));
  const sizes = new Map<string, number>();
  for (const { group } of mentions) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const shared = new Map([...gold].filter(([, group]) => sizes.get(group)! > 1));
  const { precision, recall, f1 } = bCubed(gold, system);
  return [
    { measure: `${name}B-cubed F1`, value: f1, count: gold.size },
    { measure: `${name}B-cubed precision`, value: precision, count: gold.size },
    { measure: `${name}B-cubed recall`, value: recall, count: gold.size },
    {
      measure: `${name}B-cubed F1, mentions not alone`,
      value: bCubed(shared, new Map([...system].filter(([id]) => shared.has(id)))).f1,
      count: shared.size,
    },
  ];
}
