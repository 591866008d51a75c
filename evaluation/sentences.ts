import { existsSync } from "node:fs";
import { splitSentences } from "../src/read/sentences.ts";
import { tokenise } from "../src/read/tokens.ts";
import { readTreebank, type TreeSentence } from "../train/treebank.ts";
import type { Score, Task } from "./task.ts";

const FILE = "treebank/gum_train.conllu";

/** Sentence borders and token borders against GUM; see `about`. */
export const task: Task = {
  name: "sentences",
  about:
    "Sentence spans and token spans (joined words such as F-102 counted as joined) against the 80 documents of GUM's train part, paragraphs kept, headlines and captions (ending without a sign) on lines of their own; nothing was learned from them but the abbreviation list was looked over with them",
  gold: { shared: [FILE], own: [] },
  run({ shared }) {
    if (shared === null || !existsSync(`${shared}/${FILE}`)) return [];
    const documents = byDocument(readTreebank(`${shared}/${FILE}`));
    const news = documents.filter((document) => document[0]!.document.includes("_news_"));
    return [...scoresOf(documents, "all"), ...scoresOf(news, "news"), ...tokenScores(documents)];
  },
};

function byDocument(sentences: readonly TreeSentence[]): TreeSentence[][] {
  const documents = new Map<string, TreeSentence[]>();
  for (const sentence of sentences) {
    const kept = documents.get(sentence.document) ?? [];
    kept.push(sentence);
    documents.set(sentence.document, kept);
  }
  return [...documents.values()];
}

/** The file does not keep line ends: headlines, captions and datelines are known by ending without any sign. */
function isLine(before: string, sentence: string): boolean {
  return /[\p{L}\p{N})]$/u.test(before) && /^\p{Lu}/u.test(sentence);
}

/** Text of a document and the start of each of its sentences. */
export function textOf(document: readonly TreeSentence[]): { text: string; starts: number[] } {
  let text = "";
  const starts: number[] = [];
  for (const sentence of document) {
    if (text !== "") text += sentence.newParagraph ? "\n\n" : isLine(text, sentence.text) ? "\n" : " ";
    starts.push(text.length);
    text += sentence.text;
  }
  return { text, starts };
}

function scoresOf(documents: readonly (readonly TreeSentence[])[], name: string): Score[] {
  let found = 0;
  let gold = 0;
  let right = 0;
  let ends = 0;
  for (const document of documents) {
    const { text, starts } = textOf(document);
    const wanted = new Set(
      document.map(
        (sentence, index) => `${starts[index]} ${starts[index]! + sentence.text.trimEnd().length}`,
      ),
    );
    const spans = splitSentences({ text, blocks: [] });
    found += spans.length;
    gold += wanted.size;
    const wantedEnds = new Set([...wanted].map((span) => Number(span.split(" ")[1])));
    ends += spans.filter((span) => wantedEnds.has(span.end)).length;
    right += spans.filter((span) => wanted.has(`${span.start} ${span.end}`)).length;
  }
  return [
    { measure: `sentence end F1, ${name}`, value: (2 * ends) / (found + gold), count: gold },
    { measure: `sentence span F1, ${name}`, value: (2 * right) / (found + gold), count: gold },
  ];
}

function tokenScores(documents: readonly (readonly TreeSentence[])[]): Score[] {
  let found = 0;
  let gold = 0;
  let right = 0;
  for (const sentence of documents.flat()) {
    const wanted = new Set(sentence.words.map((word) => `${word.start} ${word.end}`));
    if (sentence.words[0]!.start < 0) continue;
    tokenise(sentence.text, 0, sentence.text.length, (start, end) => {
      found++;
      if (wanted.has(`${start} ${end}`)) right++;
    });
    gold += wanted.size;
  }
  return [{ measure: "token F1", value: (2 * right) / (found + gold), count: gold }];
}
