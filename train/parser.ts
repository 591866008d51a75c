/**
 * Trains `models/parser.bin`: greedy arc-hybrid parser, dynamic oracle (Goldberg and Nivre 2013), averaged perceptron, on
 * UD English EWT and GUM (train parts) with tags predicted by jackknifing. Usage:
 * `npx tsx train/parser.ts TREEBANK_FOLDER [EPOCHS] [FOLDS]`
 */
import { writeFileSync } from "node:fs";
import { encodeWeights } from "../src/lexicon/weights.ts";
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
  RIGHT,
  SHIFT,
  shift,
} from "../src/read/parse-state.ts";
import { newParserModel, type ParserModel, parseSentence } from "../src/read/parser.ts";
import { bestClass, tagModel, tagSentence } from "../src/read/tagger.ts";
import {
  averaged,
  newPerceptron,
  nudge,
  type Perceptron,
  quantile,
  quantised,
  seeded,
  shuffle,
} from "./perceptron.ts";
import { trainTagger } from "./tagger.ts";
import { type Bank, bankOf, readTreebank } from "./treebank.ts";

const MOVE_BITS = 20;
const LABEL_BITS = 20;
const EPOCHS = 12;
const FOLDS = 5;
const SEED = 31337;
/** From the second epoch on, how often the parser follows its own move although it is wrong. */
const EXPLORED = 0.9;
const KEPT_SHARE = 0.999;

/** Tags of the training part as a tagger sees them that was not trained on them. */
function jackknifedTags(bank: Bank, lexemes: Lexemes, folds: number): Uint8Array {
  const tag = Uint8Array.from(bank.tag);
  for (let fold = 0; fold < folds; fold++) {
    const held = (sentence: number) => Math.floor(sentence / 50) % folds === fold;
    const model = trainTagger(bank, lexemes, (sentence) => !held(sentence), 4);
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
  if (move === LEFT) {
    if (head > front || (depth > 1 && head === stack[depth - 2])) cost++;
  } else if (head >= front) cost++;
  return cost;
}

interface Learner {
  moves: Perceptron;
  labels: Perceptron;
  moveRows: Int32Array;
  labelRows: Int32Array;
  scores: Float64Array;
  state: ParseState;
  gold: Int32Array;
  random: () => number;
}

/** One move: learns from it and makes it. */
function learnMove(learner: Learner, bank: Bank, explore: boolean): void {
  const { state, gold, moves, scores } = learner;
  const count = moveRows(state, MOVE_BITS, learner.moveRows);
  bestClass(moves.current, learner.moveRows, count, MOVES, scores);
  let guess = -1;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let move = 0; move < MOVES; move++) {
    if (!isAllowed(state, move)) continue;
    const cost = costOf(state, gold, move);
    if (guess < 0 || scores[move]! > scores[guess]!) guess = move;
    if (cost < least || (cost === least && scores[move]! > scores[best]!)) {
      least = cost;
      best = move;
    }
  }
  const wrong = guess !== best && costOf(state, gold, guess) > least;
  if (wrong) {
    nudge(moves, learner.moveRows, count, best, 1);
    nudge(moves, learner.moveRows, count, guess, -1);
  }
  moves.step++;
  const move = wrong && !(explore && learner.random() < EXPLORED) ? best : guess;
  if (move === SHIFT) shift(state);
  else attach(state, move, learnRelation(learner, bank, move));
}

function learnRelation(learner: Learner, bank: Bank, move: number): number {
  const { state, labels, scores } = learner;
  const head = headOf(state, move);
  if (head === state.length) return REL.root;
  const count = labelRows(state, move, LABEL_BITS, learner.labelRows);
  const guess = bestClass(labels.current, learner.labelRows, count, RELATIONS.length, scores);
  const node = state.stack[state.depth - 1]!;
  if (learner.gold[node] === head) {
    const right = bank.relation[state.base + node]!;
    if (right !== guess) {
      nudge(labels, learner.labelRows, count, right, 1);
      nudge(labels, learner.labelRows, count, guess, -1);
    }
    labels.step++;
  }
  return guess;
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

function modelOf(learner: Learner): ParserModel {
  const bytes = (perceptron: Perceptron) => {
    const weights = averaged(perceptron);
    return quantised(weights, quantile(weights, KEPT_SHARE));
  };
  return newParserModel(bytes(learner.moves), MOVE_BITS, bytes(learner.labels), LABEL_BITS);
}

/** Labelled and unlabelled attachment, all tokens, tags predicted by the shipped tagger. */
export function attachment(model: ParserModel, bank: Bank): { labelled: number; unlabelled: number } {
  const lexemes = lexemesOf(bank.text, bank.start, bank.end, bank.count);
  const tagger = tagModel();
  const trees = {
    tag: new Uint8Array(bank.count),
    head: new Int32Array(bank.count),
    relation: new Uint8Array(bank.count),
  };
  for (let sentence = 0; sentence < bank.sentences.length; sentence++) {
    const first = bank.first[sentence]!;
    const last = bank.first[sentence + 1]!;
    tagSentence(tagger, lexemes, first, last, trees.tag);
    parseSentence(model, lexemes, first, last, trees);
  }
  let labelled = 0;
  let unlabelled = 0;
  for (let token = 0; token < bank.count; token++) {
    if (trees.head[token] !== bank.head[token]) continue;
    unlabelled++;
    if (trees.relation[token] === bank.relation[token]) labelled++;
  }
  return { labelled: labelled / bank.count, unlabelled: unlabelled / bank.count };
}

function save(model: ParserModel): void {
  const arrays = { moves: model.moves as Int8Array, labels: model.labels as Int8Array };
  const file = encodeWeights({ meta: { moveBits: model.moveBits, labelBits: model.labelBits }, arrays });
  writeFileSync(new URL("../models/parser.bin", import.meta.url), file);
}

function main(folder: string, epochs: number, folds: number): void {
  const bank = bankOf(["ewt_train", "gum_train"].flatMap((part) => readTreebank(`${folder}/${part}.conllu`)));
  const lexemes = lexemesOf(bank.text, bank.start, bank.end, bank.count);
  const tag = folds > 0 ? jackknifedTags(bank, lexemes, folds) : bank.tag;
  const dev = ["ewt_dev", "gum_dev"].map((part) => ({
    part,
    bank: bankOf(readTreebank(`${folder}/${part}.conllu`)),
  }));
  const learner: Learner = {
    moves: newPerceptron(2 ** MOVE_BITS + MOVES),
    labels: newPerceptron(2 ** LABEL_BITS + RELATIONS.length),
    moveRows: new Int32Array(MOVE_FEATURES),
    labelRows: new Int32Array(LABEL_FEATURES),
    scores: new Float64Array(64),
    state: newParseState(),
    gold: new Int32Array(LONGEST + 2),
    random: seeded(SEED),
  };
  const order = Int32Array.from(bank.sentences.keys());
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, learner.random);
    for (const sentence of order) learnSentence(learner, bank, lexemes, tag, sentence, epoch > 0);
    if (epoch % 3 !== 2 && epoch !== epochs - 1) continue;
    const model = modelOf(learner);
    for (const { part, bank: gold } of dev) {
      const { labelled, unlabelled } = attachment(model, gold);
      console.log(`epoch ${epoch + 1} ${part} LAS ${labelled.toFixed(4)} UAS ${unlabelled.toFixed(4)}`);
    }
  }
  save(modelOf(learner));
}

if (process.argv[1]?.endsWith("train/parser.ts")) {
  main(process.argv[2]!, Number(process.argv[3] ?? EPOCHS), Number(process.argv[4] ?? FOLDS));
}
void RIGHT;
