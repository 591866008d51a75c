import { upperBound } from "./offsets.ts";

/** From an offset in UTF-16 code units to one in code points, which is how other standards count characters. */
export function codePointsIn(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let index = text.search(/[\ud800-\udbff][\udc00-\udfff]/); index >= 0 && index < text.length; index++)
    if (text.codePointAt(index)! > 0xffff) pairs.push(++index);
  return (offset) => offset - upperBound(pairs, offset - 1);
}
