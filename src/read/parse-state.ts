import { REL } from "../model/syntax.ts";
import type { Lexemes } from "./lexemes.ts";

/** Longest stretch parsed at once, in tokens; longer sentences are parsed in pieces. A bound on time, not measured on text. */
export const LONGEST = 200;

/** Relations that say what a word may still take; told apart in {@link ParseState.leftMarks}. */
const MARKED: readonly number[] = [
  REL.nsubj,
  REL["nsubj:pass"],
  REL.obj,
  REL.obl,
  REL.aux,
  REL["aux:pass"],
  REL.cop,
  REL.case,
  REL.mark,
  REL.det,
  REL.conj,
  REL.cc,
  REL.ccomp,
  REL.punct,
];
const markOf = new Int32Array(64);
for (const [index, relation] of MARKED.entries()) markOf[relation] = 1 << index;

/**
 * A stack, a buffer and the arcs made so far over one stretch of tokens (arc-hybrid system). Nodes are numbered from 0 in
 * the stretch; `length` is the artificial root behind the last word, `length + 1` stands for "no such node".
 */
export interface ParseState {
  /** First token of the stretch. */
  base: number;
  length: number;
  stack: Int32Array;
  depth: number;
  /** First node of the buffer. */
  front: number;
  head: Int32Array;
  relation: Uint8Array;
  /** Outermost and second outermost child on each side. */
  left1: Int32Array;
  left2: Int32Array;
  right1: Int32Array;
  right2: Int32Array;
  leftCount: Int32Array;
  rightCount: Int32Array;
  /** One bit for each relation of a child that matters for what else the node may take. */
  leftMarks: Int32Array;
  rightMarks: Int32Array;
  word: Int32Array;
  tag: Int32Array;
  suffix: Int32Array;
}

export function newParseState(): ParseState {
  const size = LONGEST + 2;
  const numbers = () => new Int32Array(size);
  return {
    base: 0,
    length: 0,
    stack: numbers(),
    depth: 0,
    front: 0,
    head: numbers(),
    relation: new Uint8Array(size),
    left1: numbers(),
    left2: numbers(),
    right1: numbers(),
    right2: numbers(),
    leftCount: numbers(),
    rightCount: numbers(),
    leftMarks: numbers(),
    rightMarks: numbers(),
    word: numbers(),
    tag: numbers(),
    suffix: numbers(),
  };
}

/** Number of the relation, of the tag of the root and of no node. Beyond the real ones. */
const NO_RELATION = 60;
const ROOT_TAG = 61;
const NO_TAG = 62;

/** Sets the state up for the tokens `[first, last)`. */
export function beginParse(
  state: ParseState,
  lexemes: Lexemes,
  first: number,
  last: number,
  tag: Uint8Array,
): void {
  const length = last - first;
  state.base = first;
  state.length = length;
  state.depth = 0;
  state.front = 0;
  for (let node = 0; node < length; node++) {
    const lexeme = lexemes.of[first + node]!;
    fillNode(state, node, length + 1, lexemes.word[lexeme]!, tag[first + node]!, lexemes.suffix3[lexeme]!);
  }
  fillNode(state, length, length + 1, 0x1234567, ROOT_TAG, 1);
  fillNode(state, length + 1, length + 1, 0x7654321, NO_TAG, 2);
}

function fillNode(
  state: ParseState,
  node: number,
  none: number,
  word: number,
  tag: number,
  suffix: number,
): void {
  state.word[node] = word;
  state.tag[node] = tag;
  state.suffix[node] = suffix;
  state.head[node] = none;
  state.relation[node] = NO_RELATION;
  state.left1[node] = none;
  state.left2[node] = none;
  state.right1[node] = none;
  state.right2[node] = none;
  state.leftCount[node] = 0;
  state.rightCount[node] = 0;
  state.leftMarks[node] = 0;
  state.rightMarks[node] = 0;
}

/** Moves: shift, arc from the front of the buffer to the top of the stack, arc from the second to the top. */
export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;
export const MOVES = 3;

export function isAllowed(state: ParseState, move: number): boolean {
  if (move === SHIFT) return state.front < state.length;
  if (move === RIGHT) return state.depth > 1;
  return state.depth > 0 && (state.front < state.length || state.depth === 1);
}

export function isFinished(state: ParseState): boolean {
  return state.front === state.length && state.depth === 0;
}

export function shift(state: ParseState): void {
  state.stack[state.depth++] = state.front++;
}

/** Head that a LEFT or RIGHT move would give to the top of the stack. */
export function headOf(state: ParseState, move: number): number {
  return move === LEFT ? state.front : state.stack[state.depth - 2]!;
}

/** Attaches the top of the stack and takes it off. */
export function attach(state: ParseState, move: number, relation: number): void {
  const dependent = state.stack[state.depth - 1]!;
  const head = headOf(state, move);
  state.depth--;
  state.head[dependent] = head;
  state.relation[dependent] = relation;
  if (move === LEFT) {
    state.left2[head] = state.left1[head]!;
    state.left1[head] = dependent;
    state.leftCount[head]!++;
    state.leftMarks[head]! |= markOf[relation]!;
  } else {
    state.right2[head] = state.right1[head]!;
    state.right1[head] = dependent;
    state.rightCount[head]!++;
    state.rightMarks[head]! |= markOf[relation]!;
  }
}
