import type { EventType } from "../model/reading.ts";
import { firstOf, lazily, rows } from "./rows.ts";

/** One row of `modes.tsv`: words that tell the mode of an event. */
export interface ModeRule {
  mode: string;
  where: "any" | "content";
  words: ReadonlySet<string>;
}

const rules = lazily(readRules);

const contexts = lazily(() =>
  firstOf(
    rows("contexts.tsv").flatMap(([context, words]) =>
      words!.split(",").map((word) => [word, context!] as const),
    ),
  ),
);

/** The rules for one type, in the order of the table: the first that fits wins. */
export function modeRules(type: EventType): readonly ModeRule[] {
  return rules().get(type) ?? [];
}

function readRules(): ReadonlyMap<string, readonly ModeRule[]> {
  const found = new Map<string, ModeRule[]>();
  for (const [type, mode, where, words] of rows("modes.tsv")) {
    const rule: ModeRule = {
      mode: mode!,
      where: where as ModeRule["where"],
      words: new Set(words!.split(",")),
    };
    found.set(type!, [...(found.get(type!) ?? []), rule]);
  }
  return found;
}

/** Context of the ontology a word (lemma) points to, or undefined. */
export function contextOf(lemma: string): string | undefined {
  return contexts().get(lemma);
}
