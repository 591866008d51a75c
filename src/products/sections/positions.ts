import type { Position } from "../../model/index.ts";
import { by } from "../../text/collections.ts";
import { bestOf, isDamaged, wordsOfClaim } from "../book.ts";
import { chainOf } from "../chains.ts";
import { positionWeight, ranked, repeats } from "../choose.ts";
import { dayText } from "../dates.ts";
import { type Line, lineOf, type Section } from "../document.ts";
import { oneLine } from "../wording.ts";
import { holderOf, isSound, stanceOf } from "../worth.ts";
import { positionMarks } from "./positionMarks.ts";
import { citedPosition, nameOf, positionWords, targetOf } from "./positionWords.ts";
import type { Desk } from "./tell.ts";

const MOST = 12;
/** Rows for one stance of one state or group, however many of its people take it. */
const MOST_OF_A_STANCE = 3;
/** Where this many stances stand, plain statements add nothing. */
const ENOUGH = 4;
/** Two actors' stances in nearly the same words are one stance read twice. */
const SAME_WORDS = 0.9;

const JOINTS = { condition: "condition: ", consequence: " → ", deadline: "; by " };

/** Who threatens, demands, refuses, promises what to whom, and on which condition; in the order it was said. */
export function positionsOf(desk: Desk): Section {
  const rows = [...chosen(desk)]
    .sort(by((position) => `${position.at ?? "9999"}|${position.id}`))
    .map((position) => rowOf(desk, position));
  const columns = [
    "actor",
    "towards",
    "position",
    "condition → consequence, or words",
    "said by (chain)",
    "when",
  ];
  return {
    id: "positions",
    title: "Positions",
    blocks: rows.length > 0 ? [{ kind: "table", columns, rows }] : [],
  };
}

/** The weightiest, each stance of an actor once; plain statements only where nothing stronger is left. */
function chosen({ book }: Desk): Position[] {
  const kept: Position[] = [];
  const quoted = new Map<string, string[]>();
  for (const position of ranked(book.picture.positions, (one) => positionWeight(book, one))) {
    const words = wordsOfClaim(book, position.claim);
    const key = position.actor;
    const known = quoted.get(key) ?? [];
    if (!isSound(book, position) || kept.length === MOST || isDamaged(book, position.claim)) continue;
    if (repeats(words, known) || repeats(words, quoted.get("") ?? [], SAME_WORDS)) continue;
    if (position.kind === "statement" && kept.length >= ENOUGH) continue;
    const stance = stanceOf(book, position);
    if (kept.filter((one) => stanceOf(book, one) === stance).length >= MOST_OF_A_STANCE) continue;
    quoted.set("", [...(quoted.get("") ?? []), words]);
    quoted.set(key, [...known, words]);
    kept.push(position);
  }
  return kept;
}

function rowOf(desk: Desk, position: Position): Line[] {
  const { book } = desk;
  const best = bestOf(book, position.claim)!;
  return [
    lineOf(oneLine(holderOf(book, position) ?? "not told")),
    lineOf(oneLine(targetOf(book, position) ?? "–")),
    lineOf(`${position.condition ? "conditional " : ""}${nameOf(book, position)}`),
    [
      ...positionWords(desk, position, JOINTS),
      ...lineOf(" ", ...citedPosition(desk, position)),
      ...positionMarks(desk, position),
    ],
    lineOf(chainOf(book, best)),
    lineOf(position.at ? dayText(position.at) : "undated"),
  ];
}
