import type { EventType, Role } from "../model/reading.ts";
import { firstOf, lazily, rows } from "./rows.ts";

/** What a word list of a condition holds: lemmas, the classes of `event-classes.tsv` spelled out. */
export type Words = ReadonlySet<string>;

/** One condition of a frame; see the head of `events.tsv`. */
export interface Need {
  negated: boolean;
  /** `obj`, `subj`, `p`, `mod`, `light`, … */
  what: string;
  /** The preposition or particle of `p:W`, `prt:W`. */
  word: string | null;
  /** Lemmas one of which must fill the slot, or null where any filler will do. */
  words: Words | null;
  /** True where the condition asks for people, so that names of persons count too. */
  people: boolean;
}

export type PartOfSpeech = "v" | "n" | "a";

/** One sense of a trigger word. */
export interface EventFrame {
  needs: readonly Need[];
  /** How special the frame is: conditions on words and particles count two, negation and future one and a half, others one. */
  weight: number;
  /** Null: the word in this sense tells no event. */
  type: EventType | null;
  mode: string | null;
  /** True where `modes.tsv` may overwrite the mode. */
  modeOpen: boolean;
  contexts: readonly string[];
  /** True where the frame is the narrator's own judgement unless somebody else is quoted for it. */
  opinion: boolean;
  /** Dependent -> role. */
  slots: ReadonlyMap<string, Role | null>;
}

const frames = lazily(readFrames);

/** The frames of a trigger word, the most special first. */
export function eventFrames(lemma: string, pos: PartOfSpeech): readonly EventFrame[] | undefined {
  return frames()[pos].get(lemma);
}

function readFrames(): Readonly<Record<PartOfSpeech, ReadonlyMap<string, readonly EventFrame[]>>> {
  const templates = readTemplates();
  const found: Record<PartOfSpeech, Map<string, EventFrame[]>> = { v: new Map(), n: new Map(), a: new Map() };
  for (const row of rows("events.tsv")) {
    const frame = frameOf(row, classes(), templates);
    const ofPos = found[row[1] as PartOfSpeech];
    for (const lemma of row[0]!.split(",")) ofPos.set(lemma, [...(ofPos.get(lemma) ?? []), frame]);
  }
  for (const senses of [found.v, found.n, found.a].flatMap((words) => [...words.values()]))
    senses.sort((left, right) => right.weight - left.weight);
  return found;
}

type Classes = ReadonlyMap<string, readonly string[]>;
type Templates = ReadonlyMap<string, ReadonlyMap<string, Role | null>>;

function frameOf(row: readonly string[], classes: Classes, templates: Templates): EventFrame {
  const [, , conditions, type, mode, contexts, slots] = row as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const needs = conditionsOf(conditions).map((need) => needOf(need, classes));
  return {
    needs,
    weight: needs.reduce((sum, need) => sum + weightOf(need), 0),
    type: type === "-" ? null : (type as EventType),
    mode: /^\*?-$/.test(mode) ? null : mode.replace("*", ""),
    modeOpen: mode.startsWith("*"),
    contexts: contexts === "-" ? [] : contexts.split(","),
    opinion: slots.split(" ").includes("opinion"),
    slots: slotsOf(slots, templates),
  };
}

function weightOf({ negated, words, what }: Need): number {
  if (negated) return 0.5;
  if (words !== null || what === "prt") return 2;
  return what === "neg" || what === "future" ? 1.5 : 1;
}

/** Splits at blanks before the name of a condition; other blanks belong to a word (`tear gas`). */
function conditionsOf(field: string): string[] {
  return field === "-" ? [] : field.split(CONDITION_START);
}

const CONDITION_START =
  / (?=!?(?:obj-of|obj|subj|iobj|to|that|whether|pass|prt|xadj|adv|mod|of|from|neg|future|quoted|light|num|poss|cop|case|toobad|no|p)(?::|$| ))/;

/** Conditions whose first argument is a word, not a list. */
const WITH_WORD = new Set(["p", "prt"]);

function needOf(text: string, classes: Classes): Need {
  const negated = text.startsWith("!");
  const [name, ...rest] = text.slice(negated ? 1 : 0).split(":") as [string, ...string[]];
  if (name === "of" || name === "from")
    return needOf(`${negated ? "!" : ""}p:${[name, ...rest].join(":")}`, classes);
  const word = WITH_WORD.has(name) ? rest.shift()! : null;
  const listed = rest[0];
  const words = listed === undefined ? null : wordsOf(listed, classes);
  return { negated, what: name, word, words, people: listed?.split(",").includes("PEOPLE") ?? false };
}

function wordsOf(list: string, classes: Classes): Words {
  return new Set(list.split(",").flatMap((word) => classes.get(word) ?? [word]));
}

function slotsOf(field: string, templates: Templates): ReadonlyMap<string, Role | null> {
  const [template, ...overrides] = field.split(" ");
  const slots = new Map(templates.get(template!) ?? []);
  for (const assignment of overrides) if (assignment.includes("=")) assign(slots, assignment);
  return slots;
}

function assign(slots: Map<string, Role | null>, assignment: string): void {
  const [dependent, role] = assignment.split("=") as [string, string];
  slots.set(dependent, role === "none" ? null : (role as Role));
}

function readTemplates(): Templates {
  return firstOf(
    rows("event-slots.tsv").map(([name, assignments]) => {
      const slots = new Map<string, Role | null>();
      for (const assignment of assignments!.split(" ")) assign(slots, assignment);
      return [name!, slots];
    }),
  );
}

const classes = lazily(
  (): Classes => firstOf(rows("event-classes.tsv").map(([name, words]) => [name!, words!.split(",")])),
);

const sets = lazily(() => new Map<string, Words>());

/** The lemmas of one class of `event-classes.tsv`. */
export function eventClass(name: string): Words {
  const known = sets().get(name);
  if (known) return known;
  const words: Words = new Set(classes().get(name) ?? []);
  sets().set(name, words);
  return words;
}
