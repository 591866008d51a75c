import { fileURLToPath } from "node:url";
import { cleanCapture } from "../src/clean/clean.ts";
import { bareCapture } from "../src/collect/records.ts";
import type { Block, BlockRole } from "../src/model/index.ts";
import { readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

/** A saved page as plain lines, each with the role a reader gives it. */
interface GoldLines {
  id: string;
  lines: { role: BlockRole; text: string }[];
}

/** A line of gold beside the role it was given. */
interface JudgedLine {
  gold: BlockRole;
  guess: BlockRole;
}

const OWN = "evaluation/gold/blocks.jsonl";
const HELD = "evaluation/gold/blocks-held.jsonl";

/** Telling what a page leaves around an article from the article, line by line. */
export const task: Task = {
  name: "blocks",
  about:
    "roles of the lines of saved pages: own invented pages, annotated before any output was read, one annotator; boilerplate told from the rest (`held`: pages written after the rules and measured once), and all roles",
  gold: { shared: [], own: [OWN, HELD] },
  run: () => [...scoresOf("own", goldPages(OWN)), ...scoresOf("held", goldPages(HELD))],
};

function goldPages(file: string): GoldLines[] {
  return readRecords<GoldLines>(fileURLToPath(new URL(`../${file}`, import.meta.url)));
}

/** Each line of a page with the role that most of it was given. */
function judged({ id, lines }: GoldLines): JudgedLine[] {
  const text = lines.map((line) => line.text).join("\n");
  const { blocks } = cleanCapture(bareCapture("text", text, id));
  let start = 0;
  return lines.map((line) => {
    const end = start + line.text.length;
    const guess = roleOf(blocks, start, end);
    start = end + 1;
    return { gold: line.role, guess };
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

function scoresOf(name: string, pages: readonly GoldLines[]): Score[] {
  const lines = pages.flatMap(judged);
  const gold = lines.filter((line) => line.gold === "boilerplate").length;
  const guessed = lines.filter((line) => line.guess === "boilerplate");
  const right = guessed.filter((line) => line.gold === "boilerplate").length;
  const alike = lines.filter((line) => line.guess === line.gold).length;
  return [
    {
      measure: `${name}: boilerplate F1`,
      value: (2 * right) / Math.max(1, gold + guessed.length),
      count: gold,
    },
    { measure: `${name}: roles right`, value: alike / lines.length, count: lines.length },
  ];
}
