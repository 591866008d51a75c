import type { BlockRole } from "../../model/index.ts";
import { type Line, linesOf } from "./lines.ts";
import { residueRole } from "./residue.ts";

/** The lines of a text with what is known of each; roles are filled in step by step, null = prose so far. */
export interface Scene {
  text: string;
  lines: Line[];
  roles: (BlockRole | null)[];
  /** Index of the first and last line of prose; first > last where there is none. */
  first: number;
  last: number;
}

/** Fewest words of a line that counts as prose of its own; shorter ones are prose only beside others. */
const PROSE_WORDS = 12;

/** The scene with residue marked. */
export function sceneOf(text: string): Scene {
  const lines = linesOf(text);
  const outer = lines.map((line) => residueRole(line, true));
  const prose = lines.map((line, index) => outer[index] === null && isLong(line));
  const first = prose.indexOf(true);
  const last = prose.lastIndexOf(true);
  const scene: Scene = { text, lines, roles: outer, first: first < 0 ? lines.length : first, last };
  // What is no residue outside is none inside, where less is.
  for (let index = scene.first; index <= last; index++)
    if (outer[index] !== null) outer[index] = residueRole(lines[index]!, false);
  return scene;
}

/** True before the first and after the last line of prose. */
export function isOutside({ first, last }: Scene, index: number): boolean {
  return index < first || index > last;
}

function isLong(line: Line): boolean {
  return line.words >= PROSE_WORDS && (line.ended || line.words >= 2 * PROSE_WORDS);
}
