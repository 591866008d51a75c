import type { CueClass, SourceKind } from "../model/reading.ts";
import { firstOf, lazily, rows } from "./rows.ts";

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

/** Verbs that attribute, by lemma; verb and particle with a blank between (`point out`). */
export const cueVerbs: () => ReadonlyMap<string, Cue> = lazily(() =>
  firstOf(
    rows("cues.tsv").map(([lemma, cueClass, group, frames]) => [
      lemma!,
      { lemma: lemma!, cueClass: cueClass as CueClass, group: group as CueGroup, frames: framesOf(frames!) },
    ]),
  ),
);

const forms = lazily(() => regularForms([...cueVerbs().keys()]));

/** The cue verb of a word: by its lemma, else by its regular forms (`claimed`, `promising`). */
export function cueVerb(lemma: string, lower: string): Cue | null {
  const verb = cueVerbs().get(lemma);
  if (verb) return verb;
  return cueVerbs().get(forms().get(lower) ?? "") ?? null;
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
export const cueNouns: () => ReadonlyMap<string, Cue> = lazily(() =>
  firstOf(
    rows("cue-nouns.tsv").map(([lemma, cueClass, frames]) => [
      lemma!,
      { lemma: lemma!, cueClass: cueClass as CueClass, group: "speech", frames: framesOf(frames!) },
    ]),
  ),
);

/** Head nouns of unnamed sources and the kind of source they make, by lemma. */
export const sourceRoles: () => ReadonlyMap<string, SourceKind> = lazily(() =>
  firstOf(rows("roles.tsv").map(([noun, kind]) => [noun!, kind as SourceKind])),
);

/** Words that take back or deny a claim, and what kind of word each is; kinds at the head of `falsities.tsv`. */
export const falsityWords: () => ReadonlyMap<string, ReadonlySet<string>> = lazily(() =>
  kindsByWord("falsities.tsv"),
);

/** Words of announcing a figure as a deed; kinds at the head of `tallies.tsv`. */
export const tallyWords: () => ReadonlyMap<string, ReadonlySet<string>> = lazily(() =>
  kindsByWord("tallies.tsv"),
);

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
