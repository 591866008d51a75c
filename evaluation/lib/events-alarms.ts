import { join } from "node:path";
import type { EventMention } from "../../src/model/reading.ts";
import { read } from "../../src/read/index.ts";
import type { Score } from "../task.ts";
import { plainReport, readRecords } from "./corpus.ts";

interface PoliceRow {
  id: string;
  text: string;
  events: { label: string }[];
}

/** What the police did: arrests and killings told of the police. */
export function policeScores(shared: string, count: number): Score[] {
  const rows = readRecords<PoliceRow>(join(shared, "events", "india_police_sents.jsonl"));
  const silent = every(
    rows.filter(({ events }) => events.length === 0),
    count,
  );
  const labelled = (label: string) =>
    every(
      rows.filter(({ events }) => events.some((event) => event.label === label)),
      count / 4,
    );
  const alarms = silent.filter(({ id, text }) =>
    eventsOf(id, text).some((event) => isPoliceAct(text, event)),
  );
  const [arrests, kills] = [labelled("ARREST"), labelled("KILL")];
  const arrested = arrests.filter(({ id, text }) =>
    eventsOf(id, text).some(({ type, mode }) => type === "COERCE" && mode === "arrest"),
  );
  const killed = kills.filter(({ id, text }) =>
    eventsOf(id, text).some(({ type }) => type === "CASUALTY" || type === "ASSAULT"),
  );
  return [
    {
      ...share(
        "police false alarms",
        alarms.length,
        silent.length,
        "police named as acting in an arrest or killing of an unlabelled sentence",
      ),
      lowerIsBetter: true,
    },
    share("police arrests found", arrested.length, arrests.length),
    share("police killings found", killed.length, kills.length),
  ];
}

function isPoliceAct(
  text: string,
  { type, mode, modality, polarity, arguments: parties }: EventMention,
): boolean {
  const real = (modality === "asserted" || modality === "reported") && polarity === "+";
  const act =
    type === "CASUALTY" ||
    (type === "COERCE" && mode === "arrest") ||
    (type === "ASSAULT" && mode === "targeted");
  return (
    real &&
    act &&
    parties.some(
      ({ role, start, end }) => role === "actor" && /polic|cops?\b|\bcbi\b/i.test(text.slice(start, end)),
    )
  );
}

function eventsOf(id: string, text: string): EventMention[] {
  return read(plainReport(id, text)).events;
}

interface MucRow {
  id: string;
  split: string;
  text: string;
  events: unknown[];
}

/** Incident reports of MUC-4 (dev): reports with and without a template, told apart by any violent event. */
export function mucScores(shared: string, count: number): Score[] {
  const rows = readRecords<MucRow>(join(shared, "events", "muc4.jsonl")).filter(
    ({ split }) => split === "dev",
  );
  const some = every(
    rows.filter(({ events }) => events.length > 0),
    count,
  );
  const none = every(
    rows.filter(({ events }) => events.length === 0),
    count,
  );
  const violent = ({ id, text }: MucRow) => eventsOf(id, sentenceCase(text)).some(isViolent);
  return [
    share("MUC-4 incident reports with an attack", some.filter(violent).length, some.length),
    {
      ...share(
        "MUC-4 other reports with an attack",
        none.filter(violent).length,
        none.length,
        "they too tell of war",
      ),
      lowerIsBetter: true,
    },
  ];
}

function isViolent({ type, mode, modality, polarity }: EventMention): boolean {
  const real = (modality === "asserted" || modality === "reported") && polarity === "+";
  return real && type === "ASSAULT" && mode !== null;
}

/** The corpus is in capitals: lower case but for the first letter of a line's first word. */
function sentenceCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/(^|[.!?]\s+)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** `count` rows spread evenly. */
function every<Row>(rows: readonly Row[], count: number): Row[] {
  const step = Math.max(1, Math.floor(rows.length / count));
  return rows.filter((_, index) => index % step === 0);
}

function share(measure: string, part: number, whole: number, note?: string): Score {
  return { measure, value: whole === 0 ? 0 : part / whole, count: whole, ...(note ? { note } : {}) };
}
