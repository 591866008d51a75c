import { setFlagsFromString } from "node:v8";

/**
 * How eagerly the engine compiles: a function is optimised after nearly four times the work it usually takes (67,584), and
 * with a third of the usual code inlined (920). Reading 240 reports from a cold start took 11.0 and 11.1 s of processor
 * time in one thread without, 7.8 and 7.0 s with these, 8.2 and 8.7 s with 500,000 in place of 250,000; in two threads 11.0
 * and 11.1 against 11.5 and 11.4 s (two runs in turn on busy cores).
 */
const SPARINGLY = ["--interrupt-budget=250000", "--max-inlined-bytecode-size-cumulative=300"];

/**
 * By how many percent of what it holds a heap may grow before it is gone through: the engine lets one that grows fast more than
 * double. A room of 1,000 reports was 149 MB of heap when it was ready instead of 193, for a tenth more processor time.
 */
const GROWTH = "--heap-growing-percent=40";

/** Keeps the heaps of this process near what they hold, for a service that stays and holds much. Holds for the whole process, too. */
export function growSparingly(): void {
  setFlagsFromString(GROWTH);
}

/**
 * Leaves the engine's threads little to compile. It does so beside the reader, which costs nothing on a core that is
 * idle: for reading that takes up every core. Holds for the whole process, and so is no matter of the library's.
 */
export function compileSparingly(): void {
  for (const flag of SPARINGLY) setFlagsFromString(flag);
}
