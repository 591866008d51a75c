import { existsSync, readFileSync } from "node:fs";
import { RELATIONS, type Tokens } from "../src/model/syntax.ts";
import { parserModel } from "../src/read/parser.ts";
import { analyse } from "../src/read/syntax.ts";
import { tagModel } from "../src/read/tagger.ts";
import { lemmaAccuracy, syntaxScores } from "../train/scores.ts";
import { bankOf, readTreebank } from "../train/treebank.ts";
import type { Score, Task } from "./task.ts";

const PARTS = ["ewt_dev", "gum_dev"];
const NEWS = new URL("./gold/syntax-news.jsonl", import.meta.url);

/** Tags, lemmas and dependencies against treebanks and against the arcs that matter in news; see `about`. */
export const task: Task = {
  name: "syntax",
  about:
    "Tags (PTB), heads and relations against the dev parts of UD English EWT and GUM, gold sentences and tokens (designators and Arabic names joined), tags predicted, punctuation counted; settings were chosen on these parts. Lemmas on gold tags. News: subjects, objects, agents, clauses and conjuncts of the main verbs in 68 sentences and headlines written for the project, from plain text",
  gold: {
    shared: PARTS.map((part) => `treebank/${part}.conllu`),
    own: ["evaluation/gold/syntax-news.jsonl"],
  },
  run({ shared }) {
    return [...PARTS.flatMap((part) => scoresOf(part, `${shared}/treebank/${part}.conllu`)), ...newsScores()];
  },
};

function scoresOf(part: string, file: string): Score[] {
  if (!existsSync(file)) return [];
  const bank = bankOf(readTreebank(file));
  const { tags, labelled, unlabelled } = syntaxScores(tagModel(), parserModel(), bank);
  const count = bank.count;
  return [
    { measure: `tag accuracy, ${part}`, value: tags, count },
    { measure: `LAS, ${part}`, value: labelled, count },
    { measure: `UAS, ${part}`, value: unlabelled, count },
    { measure: `lemma accuracy, ${part}`, value: lemmaAccuracy(bank), count },
  ];
}

/** Dependent and head as lower-cased words, each the first of its kind in the text, and the relation. */
type GoldArc = [dependent: string, head: string, relation: string];

interface GoldTree {
  text: string;
  arcs: GoldArc[];
}

function newsScores(): Score[] {
  const trees = readFileSync(NEWS, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as GoldTree);
  const judged = trees.flatMap(({ text, arcs }) => {
    const { tokens } = analyse({ text, blocks: [] });
    return arcs.map((arc) => ({ arc, text, right: isRight(tokens, arc), attached: isAttached(tokens, arc) }));
  });
  const share = (right: number) => right / Math.max(1, judged.length);
  const missed = judged.filter(({ right }) => !right).map(({ arc, text }) => `${arc.join(" ")} in: ${text}`);
  const count = judged.length;
  return [
    { measure: "arcs right, news", value: share(count - missed.length), count, note: missed.join("; ") },
    { measure: "heads right, news", value: share(judged.filter(({ attached }) => attached).length), count },
  ];
}

function isAttached(tokens: Tokens, [dependent, head]: GoldArc): boolean {
  const above = tokens.head[tokens.lower.indexOf(dependent)];
  return above !== undefined && tokens.lower[above] === head;
}

function isRight(tokens: Tokens, arc: GoldArc): boolean {
  const relation = RELATIONS[tokens.relation[tokens.lower.indexOf(arc[0])] ?? -1];
  return isAttached(tokens, arc) && relation === arc[2];
}
