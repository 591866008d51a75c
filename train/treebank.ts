import { readFileSync } from "node:fs";
import { REL, RELATIONS, type Relation, TAG, TAGS, type Tag } from "../src/model/syntax.ts";
import { tokenise } from "../src/read/tokens.ts";

/** One word of a treebank sentence. `head` is an index into the sentence, -1 for the root. */
export interface TreeWord {
  form: string;
  start: number;
  end: number;
  tag: number;
  head: number;
  relation: number;
  lemma: string;
  /** Gold tag name, as in the file. */
  xpos: string;
}

export interface TreeSentence {
  document: string;
  text: string;
  /** True where a paragraph begins with this sentence. */
  newParagraph: boolean;
  words: TreeWord[];
}

interface Row {
  form: string;
  lemma: string;
  xpos: string;
  head: number;
  relation: string;
}

/** Reads a CoNLL-U file; words that our tokeniser keeps in one piece (`F-102`, `al-Assad`) are joined. */
export function readTreebank(path: string): TreeSentence[] {
  const sentences: TreeSentence[] = [];
  let document = "";
  for (const chunk of readFileSync(path, "utf8").split("\n\n")) {
    const lines = chunk.split("\n");
    const named = lines.find((line) => line.startsWith("# newdoc"));
    if (named !== undefined) document = named.split("=")[1]?.trim() ?? document;
    const text = lines.find((line) => line.startsWith("# text = "))?.slice(9) ?? "";
    const rows = lines.filter((line) => /^\d+\t/.test(line)).map(readRow);
    const newParagraph = lines.some((line) => line.startsWith("# newpar"));
    if (rows.length > 0) sentences.push({ document, text, newParagraph, words: joinWords(text, rows) });
  }
  return sentences;
}

function readRow(line: string): Row {
  const cells = line.split("\t");
  return {
    form: cells[1]!,
    lemma: cells[2]!,
    xpos: cells[4]!,
    head: Number(cells[6]) - 1,
    relation: cells[7]!,
  };
}

/** Offsets of the words in the text; all at -1 where the text does not spell them out. */
function offsetsOf(text: string, rows: readonly Row[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const row of rows) {
    while (/\s/.test(text[at] ?? "x")) at++;
    if (!text.startsWith(row.form, at)) return rows.map(() => -1);
    starts.push(at);
    at += row.form.length;
  }
  return starts;
}

function joinWords(text: string, rows: readonly Row[]): TreeWord[] {
  const starts = offsetsOf(text, rows);
  const group = groupsOf(text, rows, starts);
  const words: TreeWord[] = [];
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && group[to] === group[from]) to++;
    words.push(joinRows(rows, starts, group, from, to));
    from = to;
  }
  return words;
}

/** Number of the joined word each row goes into: joined only where one token of ours covers whole rows. */
function groupsOf(text: string, rows: readonly Row[], starts: readonly number[]): number[] {
  if (starts[0] === -1) return rows.map((_, index) => index);
  const borders = new Set<number>();
  tokenise(text, 0, text.length, (start) => borders.add(start));
  let group = -1;
  return starts.map((start) =>
    borders.has(start) || group < 0 ? ++group : /\S/.test(text[start - 1]!) ? group : ++group,
  );
}

function joinRows(
  rows: readonly Row[],
  starts: readonly number[],
  group: readonly number[],
  from: number,
  to: number,
): TreeWord {
  let main = from;
  for (let index = from; index < to; index++) if (depthOf(rows, index) < depthOf(rows, main)) main = index;
  const row = rows[main]!;
  const form = rows
    .slice(from, to)
    .map((part) => part.form)
    .join("");
  const start = starts[from]!;
  return {
    form,
    start,
    end: start + form.length,
    tag: TAG[row.xpos as Tag] ?? TAG.XX,
    xpos: row.xpos,
    head: row.head < 0 ? -1 : group[row.head]!,
    relation: REL[ourRelation(row)],
    lemma: to - from === 1 ? row.lemma : form,
  };
}

function depthOf(rows: readonly Row[], index: number): number {
  let depth = 0;
  for (let at = index; at >= 0; at = rows[at]!.head) depth++;
  return depth;
}

const TIME_WORD =
  /^(?:\d{4}|\d\d?|(?:to|yester)?day|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.?|year|week|weekend|month|morning|evening|afternoon|night|moment|time|hour|minute|second|decade|century|season|am|pm|a\.m\.|p\.m\.|noon|midnight|summer|winter|spring|autumn|fall)s?$/i;

/** Newer names of relations to the ones of our model. */
function ourRelation(row: Row): Relation {
  const { relation } = row;
  if (relation.endsWith(":unmarked")) {
    const time = TIME_WORD.test(row.form);
    return relation === "obl:unmarked"
      ? time
        ? "obl:tmod"
        : "obl:npmod"
      : time
        ? "nmod:tmod"
        : "nmod:npmod";
  }
  if (relation === "nmod:desc") return "compound";
  if ((RELATIONS as readonly string[]).includes(relation)) return relation as Relation;
  if (relation === "advcl:relcl") return "acl:relcl";
  const base = relation.split(":")[0]!;
  return (RELATIONS as readonly string[]).includes(base) ? (base as Relation) : "dep";
}

/** All sentences of a treebank as one text, the form in which the tagger and the parser take words. */
export interface Bank {
  sentences: readonly TreeSentence[];
  text: string;
  count: number;
  start: Int32Array;
  end: Int32Array;
  /** Sentence `s` has the tokens `[first[s], first[s + 1])`. */
  first: Int32Array;
  tag: Uint8Array;
  /** Absolute token index, -1 for a root. */
  head: Int32Array;
  relation: Uint8Array;
}

export function bankOf(sentences: readonly TreeSentence[]): Bank {
  const words = sentences.flatMap((sentence) => sentence.words);
  const count = words.length;
  const first = new Int32Array(sentences.length + 1);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  const head = new Int32Array(count);
  let at = 0;
  let token = 0;
  sentences.forEach((sentence, index) => {
    first[index] = token;
    const base = token;
    for (const word of sentence.words) {
      start[token] = at;
      end[token] = at + word.form.length;
      at += word.form.length + 1;
      head[token] = word.head < 0 ? -1 : base + word.head;
      token++;
    }
  });
  first[sentences.length] = count;
  const text = words.map((word) => word.form).join(" ");
  const tag = Uint8Array.from(words, (word) => word.tag);
  const relation = Uint8Array.from(words, (word) => word.relation);
  return { sentences, text, count, start, end, first, tag, head, relation };
}

export const TAG_COUNT = TAGS.length;
