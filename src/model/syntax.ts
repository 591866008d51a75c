import type { Span } from "./span.ts";

/**
 * The tokens of one report as parallel arrays: index `i` is one token in all of them. Text is not copied:
 * `start`/`end` point into `text`. Boilerplate holds no tokens.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index of the sentence the token stands in. */
  readonly sentence: Int32Array;
  /** Lower-cased form, curly quotes made straight. */
  readonly lower: readonly string[];
  /** Lemma, lower case (`said` -> `say`, `missiles` -> `missile`; names keep their form in lower case). */
  readonly lemma: readonly string[];
  /** Index into {@link TAGS}. */
  readonly tag: Uint8Array;
  /** Index of the head token, or -1 for the root of a sentence. */
  readonly head: Int32Array;
  /** Index into {@link RELATIONS}: the relation of the token to its head. */
  readonly relation: Uint8Array;
}

/** A sentence: its span and its tokens `[first, last)`. */
export interface Sentence extends Span {
  first: number;
  last: number;
}

/** Penn Treebank part-of-speech tags as used by the English Universal Dependencies treebanks (XPOS). */
export const TAGS = [
  "CC",
  "CD",
  "DT",
  "EX",
  "FW",
  "IN",
  "JJ",
  "JJR",
  "JJS",
  "LS",
  "MD",
  "NN",
  "NNS",
  "NNP",
  "NNPS",
  "PDT",
  "POS",
  "PRP",
  "PRP$",
  "RB",
  "RBR",
  "RBS",
  "RP",
  "SYM",
  "TO",
  "UH",
  "VB",
  "VBD",
  "VBG",
  "VBN",
  "VBP",
  "VBZ",
  "WDT",
  "WP",
  "WP$",
  "WRB",
  "ADD",
  "AFX",
  "GW",
  "HYPH",
  "NFP",
  "XX",
  "$",
  ",",
  ".",
  ":",
  "``",
  "''",
  "-LRB-",
  "-RRB-",
  "#",
] as const;
export type Tag = (typeof TAGS)[number];

/** Universal Dependencies v2 relations for English, with the subtypes we use. */
export const RELATIONS = [
  "root",
  "nsubj",
  "nsubj:pass",
  "csubj",
  "csubj:pass",
  "obj",
  "iobj",
  "obl",
  "obl:agent",
  "obl:tmod",
  "obl:npmod",
  "ccomp",
  "xcomp",
  "advcl",
  "advmod",
  "acl",
  "acl:relcl",
  "amod",
  "appos",
  "aux",
  "aux:pass",
  "case",
  "cc",
  "cc:preconj",
  "compound",
  "compound:prt",
  "conj",
  "cop",
  "dep",
  "det",
  "det:predet",
  "discourse",
  "dislocated",
  "expl",
  "fixed",
  "flat",
  "goeswith",
  "list",
  "mark",
  "nmod",
  "nmod:poss",
  "nmod:tmod",
  "nmod:npmod",
  "nummod",
  "orphan",
  "parataxis",
  "punct",
  "reparandum",
  "vocative",
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Number of a tag in {@link TAGS}: `tokens.tag[i] === TAG.VBD`. */
export const TAG = Object.fromEntries(TAGS.map((tag, index) => [tag, index])) as Record<Tag, number>;

/** Number of a relation in {@link RELATIONS}: `tokens.relation[i] === REL["nsubj:pass"]`. */
export const REL = Object.fromEntries(RELATIONS.map((relation, index) => [relation, index])) as Record<
  Relation,
  number
>;
