import type { Report } from "../model/report.ts";
import type { Span } from "../model/span.ts";
import type { Sentence, Tokens } from "../model/syntax.ts";
import { mendFinite } from "./finite.ts";
import { lemmaOf } from "./lemmas.ts";
import { type Lexemes, lexemesOf } from "./lexemes.ts";
import { PARSED_AT_MOST, parserModel, parseSentence } from "./parser.ts";
import { splitSentences } from "./sentences.ts";
import { repairMistaken } from "./tag-mistaken.ts";
import { repairTags } from "./tag-repair.ts";
import { tagByWord, tagModel, tagSentence } from "./tagger.ts";
import { tokenise } from "./tokens.ts";
import { repairTrees } from "./tree-repair.ts";

/** The words of one report with tags, lemmas and dependency trees, and its sentences. */
export interface Syntax {
  tokens: Tokens;
  sentences: Sentence[];
}

/** Reads sentences, tokens, tags, lemmas and dependencies out of a report. Boilerplate holds no tokens. */
export function analyse(report: Pick<Report, "text" | "blocks">): Syntax {
  const { sentences, start, end } = tokensOf(report.text, splitSentences(report));
  const count = start.length;
  const lexemes = lexemesOf(report.text, start, end, count);
  const tag = new Uint8Array(count);
  const head = new Int32Array(count).fill(-1);
  const relation = new Uint8Array(count);
  const sentence = new Int32Array(count);
  const tagger = tagModel();
  const parser = parserModel();
  for (const [index, { first, last }] of sentences.entries()) {
    sentence.fill(index, first, last);
    const prose = Math.min(last, first + PARSED_AT_MOST);
    tagSentence(tagger, lexemes, first, prose, tag);
    mendFinite(lexemes, first, prose, tag);
    repairTags(lexemes, first, prose, tag);
    repairMistaken(lexemes, first, prose, tag);
    tagByWord(lexemes, prose, last, tag);
    parseSentence(parser, lexemes, first, last, { tag, head, relation });
    repairTrees(lexemes, first, prose, { tag, head, relation });
  }
  const lower: string[] = [];
  for (const lexeme of lexemes.of) lower.push(lexemes.lower[lexeme]!);
  const lemma = lemmasOf(lexemes, tag);
  const tokens = { text: report.text, count, start, end, sentence, lower, lemma, tag, head, relation };
  return { tokens, sentences };
}

function tokensOf(text: string, spans: readonly Span[]) {
  const starts: number[] = [];
  const ends: number[] = [];
  const sentences: Sentence[] = [];
  for (const { start, end } of spans) {
    const first = starts.length;
    tokenise(text, start, end, (from, to) => {
      starts.push(from);
      ends.push(to);
    });
    sentences.push({ start, end, first, last: starts.length });
  }
  return { sentences, start: Int32Array.from(starts), end: Int32Array.from(ends) };
}

/** Lemma of each token, each pair of word and tag worked out once. */
function lemmasOf(lexemes: Lexemes, tag: Uint8Array): string[] {
  const known = new Map<number, string>();
  const lemmas: string[] = [];
  for (let token = 0; token < tag.length; token++) {
    const lexeme = lexemes.of[token]!;
    const key = lexeme * 64 + tag[token]!;
    let lemma = known.get(key);
    if (lemma === undefined) known.set(key, (lemma = lemmaOf(lexemes.lower[lexeme]!, tag[token]!)));
    lemmas.push(lemma);
  }
  return lemmas;
}
