import { lemmaOf } from "../src/read/lemmas.ts";
import { lexemesOf } from "../src/read/lexemes.ts";
import { type ParserModel, parseSentence } from "../src/read/parser.ts";
import { repairTags } from "../src/read/tag-repair.ts";
import { type TagModel, tagSentence } from "../src/read/tagger.ts";
import { repairTrees } from "../src/read/tree-repair.ts";
import type { Bank } from "./treebank.ts";

/** Shares of the tokens, punctuation included. */
export interface SyntaxScores {
  /** Tagged right. */
  tags: number;
  /** With the right head and relation, on predicted tags. */
  labelled: number;
  /** With the right head, on predicted tags. */
  unlabelled: number;
}

/** Tags and parses a treebank, sentence borders and tokens given, and counts what is right. */
export function syntaxScores(tagger: TagModel, parser: ParserModel, bank: Bank): SyntaxScores {
  const { count, first, sentences } = bank;
  const lexemes = lexemesOf(bank.text, bank.start, bank.end, count);
  const trees = { tag: new Uint8Array(count), head: new Int32Array(count), relation: new Uint8Array(count) };
  for (let sentence = 0; sentence < sentences.length; sentence++) {
    const from = first[sentence]!;
    const to = first[sentence + 1]!;
    tagSentence(tagger, lexemes, from, to, trees.tag);
    repairTags(lexemes, from, to, trees.tag);
    parseSentence(parser, lexemes, from, to, trees);
    repairTrees(lexemes, from, to, trees);
  }
  let tags = 0;
  let labelled = 0;
  let unlabelled = 0;
  for (let token = 0; token < count; token++) {
    if (trees.tag[token] === bank.tag[token]) tags++;
    if (trees.head[token] !== bank.head[token]) continue;
    unlabelled++;
    if (trees.relation[token] === bank.relation[token]) labelled++;
  }
  return { tags: tags / count, labelled: labelled / count, unlabelled: unlabelled / count };
}

/** Share of the words whose lemma is right in lower case, on gold tags. */
export function lemmaAccuracy(bank: Bank): number {
  const words = bank.sentences.flatMap((sentence) => sentence.words);
  const right = words.filter(
    ({ form, tag, lemma }) =>
      lemmaOf(form.toLowerCase().replace(/\u2019/g, "'"), tag) === lemma.toLowerCase(),
  );
  return right.length / words.length;
}
