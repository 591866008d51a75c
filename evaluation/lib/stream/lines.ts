import type { Chance } from "./chance.ts";
import { colourOf } from "./colour.ts";
import { MEASURES } from "./measures.ts";
import {
  DENIAL_CLAUSES,
  DENIAL_FRAMES,
  DENIAL_VIA,
  OWN_FRAMES,
  POSITION_FRAMES,
  SEEN_FRAMES,
  SEEN_VIA,
  SYNONYMS,
  VIA_FRAMES,
} from "./phrases.ts";
import type { Fact, Value } from "./truth.ts";
import { type Crisis, fill, type Incident, type Speaker, type Statement } from "./world.ts";

/** One sentence before it is put into words: what it may look like and which look was chosen. */
export interface Line {
  frames: readonly string[];
  /** Frames for the same on another outlet's word. */
  via: readonly string[];
  clauses: readonly string[];
  frame: number;
  clause: number;
  slots: Readonly<Record<string, string>>;
  speaker: Speaker | null;
  /** Whether the person is named on first mention, or the body alone. */
  named: boolean;
  /** Told by these words, whatever the form. */
  facts: readonly Fact[];
  /** Told besides where the words speak of `{noun}`. */
  implied: Fact | null;
  origin: string;
  incident: string | null;
  /** Words in quotation marks stay as they are in every rewrite. */
  isQuote: boolean;
  /** Some words are changed for others of the same meaning. */
  reworded: boolean;
  /** Id of the fact whose number was changed here by mistake, or null. */
  slippedFrom: string | null;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

export function weekdayOf(at: number): string {
  return WEEKDAYS[new Date(at).getUTCDay()]!;
}

/** `at least 12`, `nine`, `120`. */
export function numberWords({ low, high }: Value): string {
  const word = low < 10 ? SMALL[low]! : low >= 1000 ? low.toLocaleString("en-GB") : String(low);
  return high === null ? `at least ${word}` : word;
}

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** The lines that tell a statement: its facts in one sentence, and its quotation in another. */
export function linesOf(statement: Statement, crisis: Crisis, outlet: string, chance: Chance): Line[] {
  const told = telling(statement, crisis, outlet, chance);
  return statement.quote === null ? [told] : [told, quoteLine(statement, told)];
}

function telling(statement: Statement, crisis: Crisis, outlet: string, chance: Chance): Line {
  const { speaker, facts } = statement;
  const [lead, other] = facts as [Fact, Fact | undefined];
  const line: Line = {
    frames: speaker ? OWN_FRAMES : SEEN_FRAMES,
    via: speaker ? VIA_FRAMES : SEEN_VIA,
    clauses: clausesOf(lead, statement.incident!),
    frame: 0,
    clause: 0,
    slots: slotsOf(statement, crisis, outlet, chance, lead, other),
    speaker,
    named: chance.happens(0.6),
    facts,
    implied: lead.kind === "figure" ? statement.incident!.deed : null,
    origin: speaker?.origin ?? `newsroom ${outlet}`,
    incident: lead.incident,
    isQuote: false,
    reworded: false,
    slippedFrom: null,
  };
  return otherForm({ ...line, ...specialFrames(lead) }, chance);
}

function specialFrames(lead: Fact): Partial<Line> {
  if (lead.kind === "denial") return { frames: DENIAL_FRAMES, via: DENIAL_VIA };
  if (lead.kind !== "position") return {};
  const frames = POSITION_FRAMES[lead.position as keyof typeof POSITION_FRAMES];
  return { frames, via: frames.map((frame) => `${frame}, {via} reported`) };
}

function clausesOf(fact: Fact, incident: Incident): readonly string[] {
  if (fact.kind === "deed") return incident.scene.deed;
  if (fact.kind === "denial") return DENIAL_CLAUSES;
  if (fact.kind === "position") return [""];
  const { clauses, rises } = MEASURES[fact.measure!];
  return fact.isRise && rises.length > 0 ? rises : clauses;
}

function slotsOf(
  statement: Statement,
  crisis: Crisis,
  outlet: string,
  chance: Chance,
  lead: Fact,
  other: Fact | undefined,
): Record<string, string> {
  const incident = statement.incident!;
  const sayday = weekdayOf(statement.at);
  const dated = lead.kind === "deed" || (lead.kind === "figure" && chance.happens(0.4));
  const day = lead.isRise ? sayday : weekdayOf(incident.at);
  return {
    place: incident.place,
    actor: incident.actor,
    target: incident.target,
    group: crisis.group,
    noun: chance.pick(incident.scene.nouns),
    when: dated ? ` on ${day}` : "",
    sayday,
    tail: other ? ", killing {n} people" : "",
    n: numberWords((other ?? lead).value ?? { low: 0, high: 0 }),
    outlet,
    ...statement.position,
  };
}

function quoteLine(statement: Statement, told: Line): Line {
  return {
    ...told,
    frames: [
      `\u201c${statement.quote},\u201d {speaker} said`,
      `{speaker} said: \u201c${statement.quote}.\u201d`,
    ],
    via: [
      `\u201c${statement.quote},\u201d {speaker} told {via}`,
      `\u201c${statement.quote},\u201d {speaker} said, {via} reported`,
    ],
    clauses: [""],
    frame: 0,
    clause: 0,
    facts: [],
    implied: null,
    isQuote: true,
  };
}

/** A sentence of the newsroom's own that tells no fact. */
export function colourLine(crisis: Crisis, incident: Incident, style: number, chance: Chance): Line {
  const towns = crisis.country.towns.filter((town) => town !== incident.place);
  const { clauses, slots } = colourOf(chance, style, {
    place: incident.place,
    town: chance.pick(towns),
    country: crisis.country.name,
    weekday: chance.pick(WEEKDAYS),
  });
  return {
    frames: ["{clause}"],
    via: ["{clause}"],
    clauses,
    frame: 0,
    clause: chance.whole(0, clauses.length - 1),
    slots,
    speaker: null,
    named: false,
    facts: [],
    implied: null,
    origin: "",
    incident: null,
    isQuote: false,
    reworded: false,
    slippedFrom: null,
  };
}

/** The same said in another form, where there is one. */
export function otherForm(line: Line, chance: Chance): Line {
  const step = (length: number) => (length > 1 ? chance.whole(1, length - 1) : 0);
  return {
    ...line,
    frame: (line.frame + step(line.frames.length)) % line.frames.length,
    clause: (line.clause + step(line.clauses.length)) % line.clauses.length,
  };
}

/** The same on the word of `outlet`, which is named; a line that already names another one stays. */
export function onTheWordOf(line: Line, outlet: string, chance: Chance): Line {
  if (line.slots.via !== undefined || line.facts.length + Number(line.isQuote) === 0) return line;
  return {
    ...line,
    frames: line.via,
    frame: chance.whole(0, line.via.length - 1),
    slots: { ...line.slots, via: outlet },
  };
}

/** The facts a line tells in the form it has. */
export function factsOf({ facts, implied, clauses, clause }: Line): Fact[] {
  const speaksOfIt = implied !== null && clauses[clause]!.includes("{noun}");
  return speaksOfIt ? [...facts, implied] : [...facts];
}

/** The sentence. `introduced` holds those already named in the report and is added to. */
export function sentenceOf(line: Line, introduced: Set<string>): string {
  const { speaker, slots, frames, frame, clauses, clause } = line;
  const words = fill(frames[frame]!, {
    ...slots,
    clause: clauses[clause]!,
    speaker: speaker ? wordsFor(speaker, line.named, introduced) : "",
  }).replace(/,{2,}/g, ",");
  const text = line.reworded ? SYNONYMS.reduce((all, [from, to]) => all.replace(from, to), words) : words;
  const whole = text.charAt(0) === "\u201c" ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.\u201d]$/.test(whole) ? whole : `${whole.replace(/,$/, "")}.`;
}

function wordsFor(speaker: Speaker, named: boolean, introduced: Set<string>): string {
  if (introduced.has(speaker.origin)) return speaker.short;
  if (!named) return speaker.plain;
  introduced.add(speaker.origin);
  return speaker.full;
}
