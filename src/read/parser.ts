import { pairKey, tagAndRelationChoices } from "../lexicon/choices.ts";
import { loadRoots } from "../lexicon/weights.ts";
import { REL } from "../model/syntax.ts";
import type { Lexemes } from "./lexemes.ts";
import { chooseMove, chooseRelation } from "./parse-features.ts";
import {
  attach,
  beginParse,
  headOf,
  isFinished,
  LEFT,
  LONGEST,
  newParseState,
  type ParseState,
  RIGHT,
  SHIFT,
  shift,
} from "./parse-state.ts";
import type { Trees } from "./trees.ts";

/** Sentences are parsed up to this many tokens; what is beyond is no prose and hangs flat from the first root. */
export const PARSED_AT_MOST = 2000;

const ALL_MOVES = Uint8Array.of(SHIFT, LEFT, RIGHT);
/** With one word on the stack there is none to hang it from on its left. */
const MOVES_AT_ONE = Uint8Array.of(SHIFT, LEFT);

/** Roots of the weights of moves and of relations, and the state to work on. */
export interface ParserModel {
  moves: Int8Array;
  moveBits: number;
  labels: Int8Array;
  labelBits: number;
  state: ParseState;
}

/** The parser that comes with the package (`models/parser.md`). */
export function parserModel(): ParserModel {
  const { meta, arrays } = loadRoots("parser");
  return newParserModel(arrays.moves!, meta.moveBits!, arrays.labels!, meta.labelBits!);
}

export function newParserModel(
  moves: Int8Array,
  moveBits: number,
  labels: Int8Array,
  labelBits: number,
): ParserModel {
  return { moves, moveBits, labels, labelBits, state: newParseState() };
}

/** Fills heads and relations of one sentence; exactly one token becomes its root. */
export function parseSentence(
  model: ParserModel,
  lexemes: Lexemes,
  first: number,
  last: number,
  trees: Trees,
): void {
  let root = -1;
  for (let from = first; from < last; from += LONGEST) {
    const to = Math.min(last, from + LONGEST);
    if (from - first >= PARSED_AT_MOST) hangFlat(from, to, root, trees);
    else root = parseStretch(model, lexemes, from, to, root, trees);
  }
}

/** Parses one stretch; hangs its root from `root` unless that is -1. Returns the root of the sentence. */
function parseStretch(
  model: ParserModel,
  lexemes: Lexemes,
  from: number,
  to: number,
  root: number,
  trees: Trees,
): number {
  const { state } = model;
  beginParse(state, lexemes, from, to, trees.tag);
  while (!isFinished(state)) makeMove(model, bestMove(model));
  let found = root;
  for (let node = 0; node < state.length; node++) {
    const isRoot = state.head[node] === state.length;
    if (isRoot && root < 0) found = from + node;
    trees.head[from + node] = isRoot ? root : from + state.head[node]!;
    trees.relation[from + node] = isRoot && root >= 0 ? REL.parataxis : state.relation[node]!;
  }
  return found;
}

function hangFlat(from: number, to: number, root: number, trees: Trees): void {
  trees.head.fill(root, from, to);
  trees.relation.fill(REL.dep, from, to);
}

/** Best-scored of the allowed moves; nothing is scored where only one is allowed. */
export function bestMove(model: ParserModel): number {
  const { state } = model;
  if (state.depth === 0) return SHIFT;
  if (state.front === state.length) return state.depth === 1 ? LEFT : RIGHT;
  return chooseMove(state, model.moves, model.moveBits, state.depth > 1 ? ALL_MOVES : MOVES_AT_ONE);
}

function makeMove(model: ParserModel, move: number): void {
  const { state } = model;
  if (move === SHIFT) shift(state);
  else attach(state, move, bestRelation(model, move));
}

/** Relation of the arc a LEFT or RIGHT move would make. */
export function bestRelation(model: ParserModel, move: number): number {
  const { state } = model;
  const head = headOf(state, move);
  if (head === state.length) return REL.root;
  const { relations, ofPair } = tagAndRelationChoices();
  const key = pairKey(state.tag[head]!, state.tag[state.stack[state.depth - 1]!]!, move);
  const choice = relations[ofPair[key]!]!;
  if (choice.length === 1) return choice[0]!;
  return chooseRelation(state, move, model.labels, model.labelBits, choice);
}
