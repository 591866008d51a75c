import type { Apart, ApartTest } from "../model/index.ts";
import { capital, listText, oneLine } from "./wording.ts";

const CONDITION_TEXT: Record<ApartTest["condition"], string> = {
  statement: "stated by an analyst",
  story: "story",
  incident: "incident",
  family: "family of events",
  background: "breadth",
  type: "type",
  polarity: "polarity",
  modality: "how it is put forward",
  figure: "number",
  actor: "who acts",
  recipient: "whom it is done to",
  place: "place",
  time: "time",
  wording: "wording",
};

/** Why two items are not one, for reading: what keeps them apart, then each condition with both sides. */
export function apartText({ kind, left, right, isOne, words, tests }: Apart): string {
  const of = (result: ApartTest["result"]) =>
    tests.filter((test) => test.result === result).map(({ condition }) => CONDITION_TEXT[condition]);
  return `${[
    `${capital(kind)} ${left}: "${oneLine(words[0])}"`,
    `${capital(kind)} ${right}: "${oneLine(words[1])}"`,
    verdict(kind, isOne, of("differs"), of("agrees")),
    ...tests.map(testLine),
  ].join("\n")}\n`;
}

function verdict(kind: Apart["kind"], isOne: boolean, differs: string[], agrees: string[]): string {
  if (isOne) return kind === "report" ? "Both are in one story." : "They are one.";
  if (differs.length > 0) return `Kept apart by: ${listText(differs, 20)}.`;
  if (agrees.length > 0)
    return `Nothing keeps them apart, but too little ties them: ${listText(agrees, 20)}.`;
  return "Nothing ties them: neither parties nor place, time or wording agree.";
}

function testLine({ condition, result, left, right }: ApartTest): string {
  return `  ${CONDITION_TEXT[condition]}: ${result} (${shown(left)} / ${shown(right)})`;
}

function shown(side: string): string {
  return side === "" ? "not told" : oneLine(side);
}
