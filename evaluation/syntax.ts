import { existsSync } from "node:fs";
import { parserModel } from "../src/read/parser.ts";
import { tagModel } from "../src/read/tagger.ts";
import { lemmaAccuracy, syntaxScores } from "../train/scores.ts";
import { bankOf, readTreebank } from "../train/treebank.ts";
import type { Score, Task } from "./task.ts";

const PARTS = ["ewt_dev", "gum_dev"];

/** Tags, lemmas and dependencies against treebanks; see `about`. */
export const task: Task = {
  name: "syntax",
  about:
    "Tags (PTB), heads and relations against the dev parts of UD English EWT and GUM, gold sentences and tokens (designators and Arabic names joined), tags predicted, punctuation counted; settings were chosen on these parts. Lemmas on gold tags",
  gold: { shared: PARTS.map((part) => `treebank/${part}.conllu`), own: [] },
  run({ shared }) {
    return PARTS.flatMap((part) => scoresOf(part, `${shared}/treebank/${part}.conllu`));
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
