import { readFileSync } from "node:fs";
import { cleanCapture } from "../src/clean/clean.ts";
import { bareCapture } from "../src/collect/records.ts";
import type { Block, BlockRole } from "../src/model/index.ts";
import type { Score, Task } from "./task.ts";

/** A saved page as plain lines, each with the role a reader gives it. */
export interface GoldLines {
  id: string;
  lines: { role: BlockRole; text: string }[];
}

/** A line of gold beside the role it was given. */
export interface JudgedLine {
  id: string;
  text: string;
  gold: BlockRole;
  guess: BlockRole;
}

const GOLD = new URL("./gold/blocks.jsonl", import.meta.url);

/** Telling what a page leaves around an article from the article, line by line. */
export const task: Task = {
  name: "blocks",
  about:
    "roles of the lines of saved pages: own invented pages, annotated before any output was read, one annotator; boilerplate told from the rest, and all roles",
  gold: { shared: [], own: ["evaluation/gold/blocks.jsonl"] },
  run: () => scoresOf(goldPages().flatMap(judged)),
};

export function goldPages(): GoldLines[] {
  return readFileSync(GOLD, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as GoldLines);
}

/** Each line of a page with the role that most of it was given. */
export function judged({ id, lines }: GoldLines): JudgedLine[] {
  const text = lines.map((line) => line.text).join("\n");
  const { blocks } = cleanCapture(bareCapture("text", text, id));
  let start = 0;
  return lines.map((line) => {
    const end = start + line.text.length;
    const guess = roleOf(blocks, start, end);
    start = end + 1;
    return { id, text: line.text, gold: line.role, guess };
  });
}

function roleOf(blocks: readonly Block[], start: number, end: number): BlockRole {
  const shared = (block: Block) => Math.min(block.end, end) - Math.max(block.start, start);
  const most = blocks.reduce<Block | null>(
    (best, block) => (shared(block) > (best ? shared(best) : 0) ? block : best),
    null,
  );
  return most?.role ?? "boilerplate";
}

function scoresOf(lines: readonly JudgedLine[]): Score[] {
  const gold = lines.filter((line) => line.gold === "boilerplate").length;
  const guessed = lines.filter((line) => line.guess === "boilerplate");
  const right = guessed.filter((line) => line.gold === "boilerplate").length;
  const alike = lines.filter((line) => line.guess === line.gold).length;
  return [
    { measure: "boilerplate F1", value: (2 * right) / Math.max(1, gold + guessed.length), count: gold },
    { measure: "roles right", value: alike / lines.length, count: lines.length },
  ];
}
