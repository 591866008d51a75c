import { isOutletName } from "../../lexicon/outlets.ts";
import { isDate } from "./openings.ts";

/** Whose work a text is, in its own words: `Originally published by Harbour Review`, `Republished from …`. */
const TAKEN_OVER =
  /\b(?:(?:originally|first) (?:published|appeared|posted|reported|aired)|republished|reproduced|reprinted|syndicated|appeared first)(?: \p{Ll}{2,12}){0,3}? (?:by|at|in|on|from|of) /giu;
/** Who worked on it; mostly people, so that only names of outlets count. */
const WORKED_ON =
  /\b(?:reporting|files|material|inputs?|information|contributed|reported|compiled|written) (?:by|from) ([^;()\n]{2,120})/giu;
const SOURCE_LINE = /^\(?(?:original )?(?:sources?|via|credit)\s?[:|]\s?([^()\n]{2,80})/iu;
const NAME =
  /(?:[Tt]he )?(?:[\p{L}\d-]{2,30}(?:\.[\p{L}\d-]{2,24}){1,3}(?![\p{L}\d])|\p{Lu}[\p{L}\d&'’-]{0,24}(?:\.\p{L}[\p{L}\d]{0,12}){0,3}(?:\s(?:(?:of|the|and|de|for|&)\s)?\p{Lu}[\p{L}\d&'’-]{0,24}(?:\.\p{L}[\p{L}\d]{0,12}){0,3}){0,5})/uy;

/** The outlets that a line of credit names as where the report, or a part of it, comes from. */
export function creditedOutlets(line: string): string[] {
  const taken = [...line.matchAll(TAKEN_OVER)].flatMap((match) =>
    nameAt(line, match.index + match[0].length),
  );
  const worked = [...line.matchAll(WORKED_ON)].flatMap((match) => outletsIn(match[1]!));
  const stated = outletsIn(SOURCE_LINE.exec(line)?.[1] ?? "");
  return [...new Set([...taken, ...worked, ...stated])];
}

function nameAt(line: string, at: number): string[] {
  NAME.lastIndex = at;
  const name = NAME.exec(line)?.[0].replace(/[.'’]$/, "") ?? "";
  return name !== "" && !isDate(name) ? [name] : [];
}

function outletsIn(words: string): string[] {
  return words
    .split(/,|\/|\band\b|&|\bin\b/u)
    .map((name) => name.trim().replace(/^the /i, "").replace(/\.$/, ""))
    .filter((name) => name !== "" && isOutletName(name));
}
