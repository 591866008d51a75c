import { fold } from "../../text/normalise.ts";
import { isClockLine } from "./residue.ts";
import type { Scene } from "./scene.ts";

/** Fewest entries that make a page a live blog: a single clock time over a text is when it came out. */
const FEWEST = 3;

/** Clock times over the entries of a live blog are their datelines; elsewhere a line of that kind is residue. */
export function markEntries(scene: Scene): void {
  const heads = scene.lines.flatMap(({ text }, index) =>
    isClockLine(fold(text).trim()) && opensEntry(scene, index) ? [index] : [],
  );
  if (heads.length >= FEWEST) for (const index of heads) scene.roles[index] = "dateline";
}

/** Something to read follows before the next clock time, perhaps under a title of a word or two. */
function opensEntry({ lines, roles }: Scene, index: number): boolean {
  const reads = (each: number) => (lines[each]?.words ?? 0) >= 3 && roles[each] !== "boilerplate";
  const titled = roles[index + 1] !== "boilerplate" && reads(index + 2);
  return reads(index + 1) || titled;
}
