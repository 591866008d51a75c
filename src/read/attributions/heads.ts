import type { TokenRange } from "./draft.ts";
import { isNoun, isTag, type Scene, spanOf } from "./scene.ts";

/** Last noun before the first preposition, possessive marks passed over. */
export function headOf(scene: Scene, range: TokenRange): number {
  const { tokens } = scene;
  let head = range.first;
  for (let token = range.first; token <= range.last; token++) {
    if (
      token > range.first &&
      isTag(tokens, token, "IN", "TO", ",", "WP", "VBG", "VBN", "CC") &&
      isNoun(tokens, head)
    )
      break;
    if (isDay(scene, token) && isNoun(tokens, head)) continue;
    if (isNoun(tokens, token) || isTag(tokens, token, "PRP", "CD", "DT", "JJ", "WP", "PRP$")) head = token;
  }
  return head;
}

function isDay(scene: Scene, token: number): boolean {
  return /^(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day$/.test(scene.tokens.lower[token]!);
}

/** The words of a range, white space closed up. */
export function wording(scene: Scene, range: TokenRange): string {
  const { start, end } = spanOf(scene.tokens, range.first, range.last);
  return scene.tokens.text.slice(start, end).replace(/\s+/g, " ").trim();
}
