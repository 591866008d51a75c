/**
 * Trains `models/parser.bin`: greedy arc-hybrid parser, dynamic oracle (Goldberg and Nivre 2013), averaged perceptron with a
 * margin, on UD English EWT and GUM (train parts) with tags predicted by jackknifing. Usage:
 * `npx tsx train/parser.ts TREEBANK_FOLDER [EPOCHS]`
 */
import { writeFileSync } from "node:fs";
import { decodeRoots, encodeWeights } from "../src/lexicon/weights.ts";
import { REL, RELATIONS } from "../src/model/syntax.ts";
import { type Lexemes, lexemesOf } from "../src/read/lexemes.ts";
import { LABEL_FEATURES, labelRows, MOVE_FEATURES, moveRows } from "../src/read/parse-features.ts";
import {
  attach,
  beginParse,
  headOf,
  isAllowed,
  isFinished,
  LEFT,
  LONGEST,
  MOVES,
  newParseState,
  type ParseState,
  SHIFT,
  shift,
} from "../src/read/parse-state.ts";
import { newParserModel } from "../src/read/parser.ts";
import { bestClass, tagModel, tagSentence } from "../src/read/tagger.ts";
import {
  averaged,
  learnClass,
  newPerceptron,
  nudge,
  type Perceptron,
  rooted,
  seeded,
  shuffle,
} from "./perceptron.ts";
import { syntaxScores } from "./scores.ts";
import { trainTagger } from "./tagger.ts";
import { type Bank, bankOf, readTreebank } from "./treebank.ts";

/** Tables of 2 ** 22 places each, as for the tagger. */
const MOVE_BITS = 22;
const LABEL_BITS = 22;
const EPOCHS = 12;
const SEED = 31337;
/** Jackknifing: parts of the training text, each tagged by a tagger trained on the others for a few epochs. */
const FOLDS = 4;
const FOLD_EPOCHS = 2;
/** From the second epoch on, how often the parser follows its own wrong move (as in Goldberg and Nivre 2013). */
const EXPLORED = 0.9;
/** A right move or relation must win by this much, else its weights move. Set by analogy with the tagger, not searched. */
const MOVE_MARGIN = 15;
const LABEL_MARGIN = 25;
/** Smaller weights are left out, so that the file stays under 4 MB; set by size, not searched (1 and 1.5 cost .3 points of LAS on EWT after epoch 4, none on GUM). */
const LEAST_MOVE = 1.3;
const LEAST_LABEL = 2;

/** Tags of the training part as a tagger sees them that was not trained on them. */
function jackknifedTags(bank: Bank, lexemes: Lexemes): Uint8Array {
  const tag = Uint8Array.from(bank.tag);
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = (sentence: number) => Math.floor(sentence / 50) % FOLDS === fold;
    const model = trainTagger(bank, lexemes, (sentence) => !held(sentence), FOLD_EPOCHS);
    for (let sentence = 0; sentence < bank.sentences.length; sentence++) {
      if (held(sentence)) tagSentence(model, lexemes, bank.first[sentence]!, bank.first[sentence + 1]!, tag);
    }
  }
  return tag;
}

/** Number of gold arcs that a move makes impossible. `gold` holds heads by node, `length` for the root. */
function costOf(state: ParseState, gold: Int32Array, move: number): number {
  const { stack, depth, front, length } = state;
  let cost = 0;
  if (move === SHIFT) {
    for (let at = 0; at < depth; at++) {
      if (gold[stack[at]!] === front) cost++;
      if (at < depth - 1 && gold[front] === stack[at]) cost++;
    }
    return cost;
  }
  const top = stack[depth - 1]!;
  for (let node = front; node < length; node++) if (gold[node] === top) cost++;
  const head = gold[top]!;
  const lost = move === LEFT ? head > front || (depth > 1 && head === stack[depth - 2]) : head >= front;
  return lost ? cost + 1 : cost;
}

interface Learner {
  moves: Perceptron;
  labels: Perceptron;
  rows: Int32Array;
  scores: Float64Array;
  costs: Int32Array;
  state: ParseState;
  gold: Int32Array;
  random: () => number;
}

/** Best-scored move among those for which `wanted` holds; -1 if there is none. */
function bestOf(scores: Float64Array, wanted: (move: number) => boolean): number {
  let best = -1;
  for (let move = 0; move < MOVES; move++) {
    if (wanted(move) && (best < 0 || scores[move]! > scores[best]!)) best = move;
  }
  return best;
}

/** One move: learns from it and makes it. */
function learnMove(learner: Learner, bank: Bank, explore: boolean): void {
  const { state, gold, moves, scores, rows, costs } = learner;
  const count = moveRows(state, MOVE_BITS, rows);
  bestClass(moves.current, rows, count, MOVES, scores);
  let least = Number.POSITIVE_INFINITY;
  for (let move = 0; move < MOVES; move++) {
    costs[move] = isAllowed(state, move) ? costOf(state, gold, move) : -1;
    if (costs[move]! >= 0) least = Math.min(least, costs[move]!);
  }
  const best = bestOf(scores, (move) => costs[move] === least);
  const rival = bestOf(scores, (move) => costs[move]! > least);
  if (rival >= 0 && scores[best]! - scores[rival]! <= MOVE_MARGIN) {
    nudge(moves, rows, count, best, 1);
    nudge(moves, rows, count, rival, -1);
  }
  moves.step++;
  const wrong = rival >= 0 && scores[rival]! > scores[best]!;
  const move = wrong && explore && learner.random() < EXPLORED ? rival : best;
  if (move === SHIFT) shift(state);
  else attach(state, move, learnRelation(learner, bank, move));
}

function learnRelation(learner: Learner, bank: Bank, move: number): number {
  const { state, labels, scores, rows } = learner;
  const head = headOf(state, move);
  if (head === state.length) return REL.root;
  const count = labelRows(state, move, LABEL_BITS, rows);
  const guess = bestClass(labels.current, rows, count, RELATIONS.length, scores);
  const node = state.stack[state.depth - 1]!;
  if (learner.gold[node] !== head) return guess;
  const right = bank.relation[state.base + node]!;
  return learnClass(labels, rows, count, scores, RELATIONS.length, right, LABEL_MARGIN);
}

function learnSentence(
  learner: Learner,
  bank: Bank,
  lexemes: Lexemes,
  tag: Uint8Array,
  sentence: number,
  explore: boolean,
): void {
  const first = bank.first[sentence]!;
  const last = bank.first[sentence + 1]!;
  if (last - first > LONGEST) return;
  beginParse(learner.state, lexemes, first, last, tag);
  for (let token = first; token < last; token++) {
    learner.gold[token - first] = bank.head[token]! < 0 ? last - first : bank.head[token]! - first;
  }
  while (!isFinished(learner.state)) learnMove(learner, bank, explore);
}

function newLearner(): Learner {
  return {
    moves: newPerceptron(2 ** MOVE_BITS + MOVES),
    labels: newPerceptron(2 ** LABEL_BITS + RELATIONS.length),
    rows: new Int32Array(Math.max(MOVE_FEATURES, LABEL_FEATURES)),
    scores: new Float64Array(64),
    costs: new Int32Array(MOVES),
    state: newParseState(),
    gold: new Int32Array(LONGEST + 2),
    random: seeded(SEED),
  };
}

/** Writes the average so far and prints its scores on the dev parts. */
function save(learner: Learner, epoch: number, folder: string): void {
  const moves = rooted(averaged(learner.moves), LEAST_MOVE);
  const labels = rooted(averaged(learner.labels), LEAST_LABEL);
  const file = encodeWeights({ moveBits: MOVE_BITS, labelBits: LABEL_BITS }, { moves, labels });
  writeFileSync(new URL("../models/parser.bin", import.meta.url), file);
  const { arrays } = decodeRoots(file);
  const model = newParserModel(arrays.moves!, MOVE_BITS, arrays.labels!, LABEL_BITS);
  for (const part of ["ewt_dev", "gum_dev"]) {
    const scores = syntaxScores(tagModel(), model, bankOf(readTreebank(`${folder}/${part}.conllu`)));
    console.log(
      `epoch ${epoch} ${part} LAS ${scores.labelled.toFixed(4)} UAS ${scores.unlabelled.toFixed(4)}`,
    );
  }
}

function main(folder: string, epochs: number): void {
  const bank = bankOf(["ewt_train", "gum_train"].flatMap((part) => readTreebank(`${folder}/${part}.conllu`)));
  const lexemes = lexemesOf(bank.text, bank.start, bank.end, bank.count);
  const tag = jackknifedTags(bank, lexemes);
  const learner = newLearner();
  const order = Int32Array.from(bank.sentences.keys());
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, learner.random);
    for (const sentence of order) learnSentence(learner, bank, lexemes, tag, sentence, epoch > 1);
    if (epoch % 3 === 1 || epoch === epochs) save(learner, epoch, folder);
  }
}

if (process.argv[1]?.endsWith("train/parser.ts")) main(process.argv[2]!, Number(process.argv[3] ?? EPOCHS));
