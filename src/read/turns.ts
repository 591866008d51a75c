import type { Report } from "../model/report.ts";

/** `Q: …`, `OSMONOVA: …`, `Jane Roe: …`, `MR. DEE: …`: who speaks in one turn of a talk written down. */
const LABEL =
  /^(?:\[\d{1,2}:\d{2}(?::\d{2})?\]\s)?((?:\p{Lu}[\p{L}.'’-]{0,30})(?:\s[\p{Lu}(\d][\p{L}\d.,'’()-]{0,30}){0,6})\s?:\s/u;
/** Labels of a list of facts, not of a talk. */
const NO_SPEAKER =
  /^(?:speakers?|participants?|present|date|time|place|location|note|notes|source|sources|subject|topic|contact|transcript|summary|background|update|live|watch|video|photo|related|read more|killed|injured|wounded|missing)$/i;
/** A talk has at least so many turns, by at least two speakers. */
const FEWEST = 3;

/** One turn of a talk written down. */
export interface Turn {
  /** Index of the block that opens it. */
  block: number;
  /** The words before the colon. */
  label: string;
  /** Characters before the words spoken. */
  length: number;
}

/** The turns of a talk, in order; none where the labels are not those of one. */
export function turnsOf({ blocks, text }: Pick<Report, "blocks" | "text">): Turn[] {
  const turns = blocks.flatMap(({ start, end, role }, block) => {
    const found =
      role === "paragraph" ? LABEL.exec(text.slice(start, Math.min(end, start + LONGEST_OPENING))) : null;
    if (!found || NO_SPEAKER.test(found[1]!)) return [];
    return [{ block, label: found[1]!, length: found[0].length }];
  });
  return turns.length >= FEWEST && new Set(turns.map(({ label }) => label)).size > 1 ? turns : [];
}

/** A label stands within so many characters: a name, a title, a clock time before it. */
const LONGEST_OPENING = 120;
