import { linkActors } from "../src/link/actors.ts";
import type { Mention } from "../src/model/reading.ts";
import { read } from "../src/read/index.ts";
import { plainReport, readRecords } from "./lib/corpus.ts";
import type { Score } from "./task.ts";

export const TYPED_NAMES = "evaluation/gold/typed-names.jsonl";

/** One sentence and the outlet or armed group it names. */
interface Row {
  text: string;
  start: number;
  end: number;
  type: string;
  kind: string;
  /** Whether the name stood in our tables when the list was written. */
  listed: boolean;
}

/** Outlets and armed groups of the world, each in a sentence of its own, by type of mention and kind of linked actor. */
export function typedNames(): Score[] {
  const rows = readRecords<Row>(new URL("gold/typed-names.jsonl", import.meta.url).pathname);
  const told = rows.map((row) => ({ row, mention: mentionOf(row) }));
  const share = (
    part: string,
    chosen: typeof told,
    isRight: (one: (typeof told)[number]) => boolean,
  ): Score => ({
    measure: `typed names: ${part}`,
    value: chosen.filter(isRight).length / chosen.length,
    count: chosen.length,
  });
  const isTyped = ({ row, mention }: (typeof told)[number]) => mention?.type === row.type;
  const isKind = ({ row, mention }: (typeof told)[number]) =>
    mention?.type === row.type && mention.actor?.kind === row.kind;
  const unlisted = told.filter(({ row }) => !row.listed);
  return [
    share("organization", told, isTyped),
    share("outlet or group", told, isKind),
    share("organization, not listed", unlisted, isTyped),
    share("outlet or group, not listed", unlisted, isKind),
  ];
}

/** The named mention with the gold span, a leading article aside. */
export function mentionOf({ text, start, end }: Row): Mention | null {
  const [reading] = linkActors([read(plainReport("x", text))]);
  const named = reading!.mentions.filter(({ level }) => level === "name");
  return (
    named.find(
      (mention) =>
        mention.end === end &&
        text.slice(mention.start, start).match(/^(?:The )?$/i) &&
        mention.start <= start,
    ) ?? null
  );
}
