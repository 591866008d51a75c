import { readFileSync } from "node:fs";
import type { CueClass, SourceKind } from "../model/reading.ts";

/** What kind of saying a cue is: speech, thought, attitude (support, oppose), showing, seeming. */
export type CueGroup = "speech" | "thought" | "attitude" | "show" | "seem";

/** What can stand as content of a cue; see the head of `cues.tsv`. */
export interface Frames {
  clause: boolean;
  wh: boolean;
  quote: boolean;
  infinitive: boolean;
  /** A participle is the content (`denied shooting`). */
  gerund: boolean;
  object: boolean;
  /** The one told stands as object before the content. */
  recipient: boolean;
  /** Object and predicate together are the content (`described X as Y`). */
  predicate: boolean;
  /** Prepositions that introduce the content. */
  prepositions: readonly string[];
}

/** One word that attributes. */
export interface Cue {
  lemma: string;
  cueClass: CueClass;
  group: CueGroup;
  frames: Frames;
}

let verbs: ReadonlyMap<string, Cue> | null = null;
let nouns: ReadonlyMap<string, Cue> | null = null;
let roles: ReadonlyMap<string, SourceKind> | null = null;

/** Verbs that attribute, by lemma; verb and particle with a blank between (`point out`). */
export function cueVerbs(): ReadonlyMap<string, Cue> {
  verbs ??= new Map(
    rows("cues.tsv").map(([lemma, cueClass, group, frames]) => [
      lemma!,
      { lemma: lemma!, cueClass: cueClass as CueClass, group: group as CueGroup, frames: framesOf(frames!) },
    ]),
  );
  return verbs;
}

let forms: ReadonlyMap<string, string> | null = null;

/** The cue verb of a word: by its lemma, else by its regular forms (`claimed`, `promising`). */
export function cueVerb(lemma: string, lower: string): Cue | null {
  const verb = cueVerbs().get(lemma);
  if (verb) return verb;
  forms ??= regularForms([...cueVerbs().keys()]);
  return cueVerbs().get(forms.get(lower) ?? "") ?? null;
}

function regularForms(lemmas: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const lemma of lemmas) {
    if (lemma.includes(" ")) continue;
    const stem = lemma.replace(/(?:e|(?<=[^aeiou])y)$/, "");
    const y = lemma.endsWith("y") && stem !== lemma ? "i" : "";
    for (const form of [`${lemma}s`, `${stem}${y}es`, `${stem}${y}ed`, `${lemma.replace(/e$/, "")}ing`])
      found.set(form, lemma);
  }
  return found;
}

/** Nouns that attribute (`claim`, `warning`), by lemma. */
export function cueNouns(): ReadonlyMap<string, Cue> {
  nouns ??= new Map(
    rows("cue-nouns.tsv").map(([lemma, cueClass, frames]) => [
      lemma!,
      { lemma: lemma!, cueClass: cueClass as CueClass, group: "speech", frames: framesOf(frames!) },
    ]),
  );
  return nouns;
}

/** Head nouns of unnamed sources and the kind of source they make, by lemma. */
export function sourceRoles(): ReadonlyMap<string, SourceKind> {
  roles ??= new Map(rows("roles.tsv").map(([noun, kind]) => [noun!, kind as SourceKind]));
  return roles;
}

let falsities: ReadonlyMap<string, ReadonlySet<string>> | null = null;
let tallies: ReadonlyMap<string, ReadonlySet<string>> | null = null;

/** Words that take back or deny a claim, and what kind of word each is; kinds at the head of `falsities.tsv`. */
export function falsityWords(): ReadonlyMap<string, ReadonlySet<string>> {
  falsities ??= kindsByWord("falsities.tsv");
  return falsities;
}

/** Words of announcing a figure as a deed; kinds at the head of `tallies.tsv`. */
export function tallyWords(): ReadonlyMap<string, ReadonlySet<string>> {
  tallies ??= kindsByWord("tallies.tsv");
  return tallies;
}

function kindsByWord(file: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [word, kind] of rows(file)) found.set(word!, (found.get(word!) ?? new Set()).add(kind!));
  return found;
}

function framesOf(field: string): Frames {
  const parts = field.split(",");
  return {
    clause: parts.includes("c"),
    wh: parts.includes("w"),
    quote: parts.includes("q"),
    infinitive: parts.includes("i"),
    gerund: parts.includes("g"),
    object: parts.includes("o"),
    recipient: parts.includes("r"),
    predicate: parts.includes("a"),
    prepositions: parts.filter((part) => part.startsWith("p:")).map((part) => part.slice(2)),
  };
}

function rows(file: string): string[][] {
  return readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}
