import type { BlockRole } from "../model/index.ts";
import { comparisonKey } from "../text/normalise.ts";
import { lazily, rows } from "./rows.ts";

interface Pattern {
  words: string[];
  /** Most words of a line that it fits. */
  most: number;
  role: BlockRole;
  /** Holds only outside the prose of the article. */
  outside: boolean;
}

interface Table {
  /** By first word; patterns that begin with `*` under `*`. */
  whole: Map<string, Pattern[]>;
  /** By the whole wording. */
  lead: Map<string, BlockRole>;
}

const table = lazily(load);

/** Most words `*` stands for. */
const WILDCARD_WORDS = 14;
/** Longest line looked up, in characters; boilerplate sentences stay below. */
const LONGEST_LINE = 400;

/**
 * What a line beside an article is (`boilerplate`, `credit`), by its words; null where the table does not know it.
 * `outside`: the line stands before the first or after the last paragraph of prose.
 */
export function roleByWords(line: string, outside: boolean): BlockRole | null {
  if (line.length > LONGEST_LINE) return null;
  const key = comparisonKey(line);
  if (key === "") return null;
  return roleOfLead(line) ?? roleOfWhole(key.split(" "), line, outside);
}

/** In a line with a quotation only fixed wordings count: `Tell us *` would fit “Tell us the truth,” she said. */
function roleOfWhole(words: string[], line: string, outside: boolean): BlockRole | null {
  const { whole } = table();
  for (const first of [words[0]!, "*"]) {
    for (const pattern of whole.get(first) ?? []) {
      if (words.length > pattern.most || (pattern.outside && !outside)) continue;
      if (fits(pattern.words, 0, words, 0) && !(pattern.words.includes("*") && /["“”]/.test(line)))
        return pattern.role;
    }
  }
  return null;
}

/** Patterns hold at most two `*`, so this takes at most WILDCARD_WORDS² steps a pattern. */
function fits(pattern: string[], at: number, words: string[], from: number): boolean {
  for (; at < pattern.length; at++, from++) {
    if (pattern[at] === "*") {
      const most = Math.min(words.length, from + WILDCARD_WORDS);
      for (let next = from; next <= most; next++) if (fits(pattern, at + 1, words, next)) return true;
      return false;
    }
    if (pattern[at] !== words[from]) return false;
  }
  return from === words.length;
}

/** `READ MORE: …`, `Photo | …`, `Watch » …`: the words before the first mark. */
function roleOfLead(line: string): BlockRole | null {
  const mark = line.slice(0, 40).search(/[:|»>›]|\s[–—-]\s/);
  return mark < 2 ? null : (table().lead.get(comparisonKey(line.slice(0, mark))) ?? null);
}

function mostOf(pattern: readonly string[]): number {
  return pattern.reduce((sum, word) => sum + (word === "*" ? WILDCARD_WORDS : 1), 0);
}

function load(): Table {
  const loaded: Table = { whole: new Map(), lead: new Map() };
  for (const [wording, form, role] of rows("boilerplate.tsv") as [string, string, BlockRole][]) {
    if (form === "lead") loaded.lead.set(wording, role);
    else {
      const words = wording.split(" ");
      loaded.whole.set(words[0]!, [
        ...(loaded.whole.get(words[0]!) ?? []),
        { words, most: mostOf(words), role, outside: form === "end" },
      ]);
    }
  }
  return loaded;
}
