import type { Tokens } from "../../model/syntax.ts";

const LABOUR =
  /^(?:unions?|walkouts?|picket|pickets|picketing|strikers?|workers?|staff|employees?|employers?|wages?|pay|controllers?|pilots?|nurses?|teachers?|dockers?|railway|commuters?|bargaining)$/;
const ARMS =
  /^(?:missiles?|drones?|airstrikes?|air|rockets?|shells?|shelled|shelling|bombs?|bombed|bombing|jets?|warplanes?|killed|troops?|army|military|militia|rebels?|targets?)$/;

/** Told once per report. */
const known = new WeakMap<Tokens, boolean>();

/** True where a report speaks of unions, staff and pay, and more of them than of arms and troops. */
export function isOfLabour(tokens: Tokens): boolean {
  const told = known.get(tokens);
  if (told !== undefined) return told;
  let labour = 0;
  let arms = 0;
  for (const word of tokens.lower) {
    if (LABOUR.test(word)) labour++;
    else if (ARMS.test(word)) arms++;
  }
  const answer = labour > 1 && labour > arms;
  known.set(tokens, answer);
  return answer;
}
