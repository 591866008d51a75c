import { choose, fillRows, newRoom, templatesOf } from "./feature-rows.ts";
import { headOf, type ParseState } from "./parse-state.ts";

/** Values of a node near the place of work, in the order in which {@link putNode} writes them: `s0` + `Word` and so on. */
const NEAR = "w t x lw lt lr rw rt rr llr rrr lc rc lm Marks".split(" ");
/** Values of a node farther off, as {@link putFar} writes them. */
const FAR = ["w", "t"];

function named(nodes: string, fields: readonly string[]): string[] {
  return nodes.split(" ").flatMap((node) => fields.map((field) => node + field));
}

const MOVE_VALUES = [
  ...named("s0 s1 b0", NEAR),
  ...named("s2 b1 b2 b3", FAR),
  ..."s0b0t b0s0t b0b1t b1b2t s1s0t s1b1t gap gap1 deep".split(" "),
];

/**
 * Features of moves (after Zhang and Nivre 2011): w word, t tag, x suffix, of the two uppermost
 * words of the stack (s0, s1, s2) and the next of the buffer (b0 to b3); l, r outermost children with their word, tag and
 * relation r; ll, rr the second outermost; lc, rc numbers of children; Marks what the node has taken already; gap
 * distances.
 */
const MOVE_TEMPLATES = templatesOf(
  MOVE_VALUES,
  `s0w|s0t|s0w s0t|s1w|s1t|s1w s1t|s2w s2t|s2t|b0w|b0t|b0w b0t|b1w|b1t|b1w b1t|b2w b2t|b2t|s0w b0s0t b0w
  |s0w s0t b0w|s0w b0t b0w|s0w s0t b0t|s0t b0w b0t|s0w b0w|s0t b0t|b0t b1t|s1w s0w|s1t s0t|s1w s1t s0t
  |s1t s0w s0t|s1t b0t|s1w b0w|s0w b1w|s0w b1t b0t|b0t b1t b2t|b1t b2t b3t|s0t b0t b1t|s0t b0t b1b2t
  |s1t s0t b0t|s1t s0t b0b1t|s2t s1t s0t|s2t s1t s0b0t|s1w s0w b0t|s1w s0t b0w|s1t s0w b0w|s0t s0lt b0t
  |s0t s0rt b0t|s0t b0t b0lt|s1t s1rt s0t|s1t s1lt s0t|s1t s0t s0lt|s1t s0t s0rt|s0w gap|s0t gap|b0w gap
  |b0t gap|s0t b0t gap|s0w b0w gap|s1t s0t gap1|s1w s0w gap1|s0w s0rc s0lc|s0t s0rc s0lc|b0w b0lc|b0t b0lc
  |s1w s1rc|s1t s1rc s1lc|s0t s0Marks|s0t s0Marks b0t|s1t s1Marks|s1t s1Marks s0t|b0t b0lm|b0t b0lm s0t
  |s1t s1Marks s0b0t|s0t s0lr s0rr|s1t s1lr s1rr|b0t b0lr s0t|s0lw s0t|s0rw s0t|s1rw s1t|b0lw b0t|s1w s0lw s0t
  |s1t s0lw s0t|s2w s0lw s0t|s2t s0lw s1s0t|s1w s0lw s0w|s0t s0llr s0rrr|s1t s1rrr s1rr|s0x b0t s1t
  |b0x s0t s1t|s0t deep b0t|b0w b1w|b0w s0t s1b1t`,
  0,
  [
    {
      features: `b0t gap|b0w gap|b0t b0lc|s0t s0lt b0t|s0w|s0t b0t b1t|b0t b0lm s0t|s1t s1rt s0t|b0t b1t b2t|s0w b1t b0t|b0w b0t|s1w b0w|s0t s0lr s0rr|s1w s1rc|s2t s1t s0b0t|s0w gap|s0w b0w gap|s0w s0t b0t|s1t s0t|s0t b0t`,
      lead: 20000,
    },
    {
      features: `b0lw b0t|s1t s1Marks s0b0t|s2t s0lw s1s0t|s1t s1Marks|s1w s0lw s0w|b1w b1t|s1t s1Marks s0t|s1t s0w b0w`,
      lead: 18500,
    },
  ],
);

const LABEL_VALUES = [
  ...named("d h", NEAR),
  ...named("before after headBefore headAfter b0", FAR),
  ..."side pair far isFirst dCount".split(" "),
];

/** Features of relations: d the dependent, h its head, their neighbours, and what is next in the buffer (b0). */
const LABEL_TEMPLATES = templatesOf(
  LABEL_VALUES,
  `side|dw side|dt side|dw dt side|hw side|ht side|hw ht side|pair|hw dw side|hw dt side|ht dw side|pair hw
  |pair dw|pair hw dw|pair far|dx ht side|hx dt side|dx hx side|pair dlw|pair dlr drr|pair dlr dlw
  |pair dllr dlr|pair drw drr|pair dMarks|pair hMarks|pair hMarks dMarks|dw dMarks side|hw hMarks side
  |dt dMarks side|ht hMarks side|hw dlw dt|hw dlw dw|dw dlw side|pair beforet aftert
  |pair headBeforet headAftert|pair beforew|pair afterw|pair headBeforew|pair headAfterw|pair hlr hrr
  |hw hlr dt|hw hrr dt|dw hMarks dt|pair b0t b0w|pair dlt drt|pair isFirst dCount`,
  100,
  [
    {
      features: `dt side|dw dMarks side|pair hMarks|pair drw drr|pair far|dw dlw side|pair dMarks|pair dlr dlw`,
      lead: 12000,
    },
    {
      features: `pair dlt drt|hw ht side|pair dllr dlr|ht dw side|pair headBeforet headAftert|hw hlr dt|pair headBeforew|dx hx side|ht hMarks side|dt dMarks side`,
      lead: 12000,
    },
  ],
);

export const MOVE_FEATURES = MOVE_TEMPLATES.count;
export const LABEL_FEATURES = LABEL_TEMPLATES.count;

const values = new Int32Array(Math.max(MOVE_VALUES.length, LABEL_VALUES.length) + 1);

/** Writes the values named in NEAR from place `at` on and returns the place after them. */
function putNode(state: ParseState, node: number, at: number): number {
  const { word, tag, relation } = state;
  const left = state.left1[node]!;
  const right = state.right1[node]!;
  values[at] = word[node]!;
  values[at + 1] = tag[node]!;
  values[at + 2] = state.suffix[node]!;
  values[at + 3] = word[left]!;
  values[at + 4] = tag[left]!;
  values[at + 5] = relation[left]!;
  values[at + 6] = word[right]!;
  values[at + 7] = tag[right]!;
  values[at + 8] = relation[right]!;
  values[at + 9] = relation[state.left2[node]!]!;
  values[at + 10] = relation[state.right2[node]!]!;
  values[at + 11] = state.leftCount[node]!;
  values[at + 12] = state.rightCount[node]!;
  values[at + 13] = state.leftMarks[node]!;
  values[at + 14] = (state.leftMarks[node]! << 14) | state.rightMarks[node]!;
  return at + NEAR.length;
}

/** Writes the values named in FAR. */
function putFar(state: ParseState, node: number, at: number): number {
  values[at] = state.word[node]!;
  values[at + 1] = state.tag[node]!;
  return at + FAR.length;
}

/** Distances 0..4 apart, then 5-6, 7-9, 10 and more. */
function bucket(distance: number): number {
  if (distance < 5) return distance;
  return distance < 7 ? 5 : distance < 10 ? 6 : 7;
}

/** Rows of the features by which the next move is chosen; returns how many. */
export function moveRows(state: ParseState, bits: number, rows: Int32Array): number {
  putMove(state);
  return fillRows(MOVE_TEMPLATES, values, bits, rows);
}

const room = newRoom();

/** The move that the weights are for, out of `moves`. */
export function chooseMove(state: ParseState, table: Int8Array, bits: number, moves: Uint8Array): number {
  putMove(state);
  return choose(MOVE_TEMPLATES, values, table, bits, moves, room);
}

/** Writes the values of the place of work, in the order of MOVE_VALUES. */
function putMove(state: ParseState): void {
  const { stack, depth, length, tag, front } = state;
  const none = length + 1;
  const s0 = depth > 0 ? stack[depth - 1]! : none;
  const s1 = depth > 1 ? stack[depth - 2]! : none;
  const b1 = Math.min(front + 1, none);
  const b2 = Math.min(front + 2, none);
  let at = putNode(state, front, putNode(state, s1, putNode(state, s0, 1)));
  at = putFar(state, depth > 2 ? stack[depth - 3]! : none, at);
  at = putFar(state, Math.min(front + 3, none), putFar(state, b2, putFar(state, b1, at)));
  values[at++] = tag[s0]! * 64 + tag[front]!;
  values[at++] = tag[s0]! + 64 * tag[front]!;
  values[at++] = tag[front]! * 64 + tag[b1]!;
  values[at++] = tag[b1]! * 64 + tag[b2]!;
  values[at++] = tag[s1]! * 64 + tag[s0]!;
  values[at++] = tag[s1]! * 64 + tag[b1]!;
  values[at++] = bucket(front - s0);
  values[at++] = bucket(s0 - s1);
  values[at++] = Math.min(depth, 3);
}

/** Rows of the features by which the relation of an arc is chosen, before the arc is made; returns how many. */
export function labelRows(state: ParseState, move: number, bits: number, rows: Int32Array): number {
  putLabel(state, move);
  return fillRows(LABEL_TEMPLATES, values, bits, rows);
}

/** The relation that the weights are for, out of `relations`, for the arc that a move would make. */
export function chooseRelation(
  state: ParseState,
  move: number,
  table: Int8Array,
  bits: number,
  relations: Uint8Array,
): number {
  putLabel(state, move);
  return choose(LABEL_TEMPLATES, values, table, bits, relations, room);
}

/** Writes the values of an arc before it is made, in the order of LABEL_VALUES. */
function putLabel(state: ParseState, move: number): void {
  const { tag } = state;
  const d = state.stack[state.depth - 1]!;
  const h = headOf(state, move);
  const none = state.length + 1;
  let at = putNode(state, h, putNode(state, d, 1));
  at = putFar(state, d > 0 ? d - 1 : none, at);
  at = putFar(state, Math.min(d + 1, none), at);
  at = putFar(state, h > 0 ? h - 1 : none, at);
  at = putFar(state, Math.min(h + 1, none), at);
  at = putFar(state, state.front, at);
  values[at++] = move;
  values[at++] = (tag[h]! * 64 + tag[d]!) * 4 + move;
  values[at++] = bucket(Math.abs(h - d));
  values[at++] = d === 0 ? 1 : 0;
  values[at++] = state.leftCount[d]! * 8 + state.rightCount[d]!;
}
