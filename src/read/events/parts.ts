import type { Scene } from "./scene.ts";

/** Farthest that a part is told behind its whole, in code units. */
const REACH = 120;
/** `17 bodies, among them four children`, `14 people died …, including three guards and a baby`. */
const OPENS = /,\s(?:among (?:them|whom)|including)\s(?:at least\s)?$/;
const GOES_ON = /^(?:, | and |, and )$/;

/** Numbers of the parts of a count of people that are told behind it in its sentence; what they count they name themselves. */
export function partsOf(
  { tokens: { text }, quantities, syntax: { sentences } }: Scene,
  figure: number,
): number[] {
  const whole = quantities[figure]!;
  const sentence = sentences.find(({ start, end }) => start <= whole.start && end >= whole.end);
  const parts: number[] = [];
  for (let at = figure + 1; at < quantities.length; at++) {
    const part = quantities[at]!;
    if (part.start > whole.end + REACH || !sentence || part.end > sentence.end) break;
    const last = parts.length > 0 ? quantities[parts.at(-1)!]! : null;
    const isNext =
      last === null
        ? OPENS.test(text.slice(whole.end, part.start))
        : GOES_ON.test(text.slice(last.end, part.start));
    if (isNext && part.unit !== "" && part.unit !== "person" && (part.low ?? 0) < (whole.low ?? 0))
      parts.push(at);
  }
  return parts;
}
