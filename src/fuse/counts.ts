import type { Counts, Provenance } from "../model/index.ts";
import { distinct, groupBy } from "../text/collections.ts";
import { slug } from "../text/normalise.ts";
import { UnionFind } from "../text/unionfind.ts";
import { looseBodies, sameBodies } from "./bodies.ts";
import type { Telling } from "./referring.ts";
import type { Edge } from "./ties.ts";

/** What counting needs to know of one assertion. */
export interface Voice {
  report: string;
  publisher: string;
  provenance: Provenance;
  telling: Telling;
}

const EXPLICIT = new Set<Edge["kind"]>(["copy", "credit", "update"]);
const SPEAKING = new Set(["named", "role", "anonymous", "collective"]);

/**
 * The one place where reports, outlets, speakers and origins are counted. An origin is the root of a chain of
 * attribution; a body is one origin under all its names; unattributed text is unknown and never adds one. High: roots
 * merged where text was copied or explicitly credited. Low: merged also on rewriting and quoting, on the same anonymous
 * description (it may be one person), where a newsroom's own text may rest on a source that is quoted for the same, and
 * with a state that speaks beside its offices; who only takes a deed as given is left out where others tell it.
 */
export function countsOf(voices: readonly Voice[], derivations: readonly Edge[]): Counts {
  const explicit = derivations.filter((derivation) => EXPLICIT.has(derivation.kind));
  const telling = but(voices, ({ telling }) => telling !== "mention");
  const outright = but(voices, ({ telling }) => telling === "outright");
  const spoken = spokenRoots(outright).slice(0, 1);
  const low = originsOf(outright, derivations, {
    alsoBy: (voice) => looseTies(voice, spoken),
    among: looseBodies(outright.map(rootOf)),
    goesBack: () => true,
  });
  const high = originsOf(telling, explicit, { alsoBy: () => [], among: [], goesBack: isTakenOver });
  return {
    reports: new Set(voices.map((voice) => voice.report)).size,
    outlets: new Set(voices.map((voice) => voice.publisher)).size,
    speakers: new Set(voices.filter(isSpoken).map(rootOf)).size,
    origins: [Math.min(low, high), high],
  };
}

/** Those voices of a known origin that fit; all where none does. */
function but(voices: readonly Voice[], fits: (voice: Voice) => boolean): readonly Voice[] {
  const fitting = voices.filter((voice) => fits(voice) && isKnown(voice));
  return fitting.length > 0 ? voices.filter(fits) : voices;
}

function isSpoken(voice: Voice): boolean {
  return SPEAKING.has(voice.provenance.chain[0]?.kind ?? "unknown");
}

function rootOf(voice: Voice): string {
  return voice.provenance.origin.id;
}

/**
 * `anonymous:senior us official@abc-news` may be any senior US official, and what ABC News writes itself. What a newsroom
 * writes on its own account may rest on anybody who is quoted for the same: `spoken`, one of them for all.
 */
function looseTies(voice: Voice, spoken: string[]): string[] {
  const { id, kind } = voice.provenance.origin;
  if (kind === "newsroom") return spoken;
  if (kind !== "anonymous") return [];
  const at = id.lastIndexOf("@");
  return [`description:${id.slice(0, at)}`, `newsroom:${id.slice(at + 1)}`];
}

function spokenRoots(voices: readonly Voice[]): string[] {
  return distinct(
    voices.filter((voice) => isKnown(voice) && voice.provenance.origin.kind !== "newsroom").map(rootOf),
  );
}

/** What is merged besides what derivations tie. */
interface Merging {
  alsoBy(voice: Voice): string[];
  among: readonly (readonly [string, string])[];
  /** Whether what a derived report says so goes back to what its original says. */
  goesBack(voice: Voice, derivation: Edge, originals: readonly Voice[]): boolean;
}

function originsOf(voices: readonly Voice[], derivations: readonly Edge[], merging: Merging): number {
  const sets = new UnionFind();
  for (const voice of voices) {
    for (const other of merging.alsoBy(voice)) sets.join(rootOf(voice), other);
  }
  for (const [left, right] of [...sameBodies(voices.map(rootOf)), ...merging.among]) sets.join(left, right);
  joinDerived(sets, voices, derivations, merging);
  return new Set(voices.filter(isKnown).map((voice) => sets.find(rootOf(voice)))).size;
}

/**
 * What a copy quotes a speaker for whom its original does not quote is own reporting, added to what was taken over; so is
 * an unnamed source of a report that names its original or goes on from it. What is credited to a newsroom goes back to
 * that newsroom's report and to no other.
 */
function isTakenOver({ provenance, publisher }: Voice, { kind }: Edge, originals: readonly Voice[]): boolean {
  const { origin } = provenance;
  if (origin.kind === "speaker") return false;
  if (origin.kind === "anonymous" && kind !== "copy")
    return originals.some((one) => descriptionIn(one) === descriptionIn({ provenance }));
  if (origin.kind !== "newsroom") return true;
  const publishers = [publisher, ...originals.map((one) => one.publisher)];
  return publishers.some((name) => origin.id === `newsroom:${slug(name).replace(/^the-/, "")}`);
}

/** `anonymous:senior-official` of `anonymous:senior-official@bay-wire`. */
function descriptionIn({ provenance }: Pick<Voice, "provenance">): string {
  return provenance.origin.id.split("@")[0]!;
}

function isKnown(voice: Voice): boolean {
  return voice.provenance.origin.kind !== "unknown";
}

function first(left: string, right: string): string {
  return left < right ? left : right;
}

/** What a derived text says on its own account goes back to what the original says of the same claim. */
function joinDerived(
  sets: UnionFind,
  voices: readonly Voice[],
  derivations: readonly Edge[],
  { goesBack }: Merging,
): void {
  if (voices.every(({ report }) => report === voices[0]!.report)) return;
  const byReport = groupBy(voices, (voice) => voice.report);
  for (const derivation of derivations) {
    const told = byReport.get(derivation.from);
    if (!told) continue;
    const originals = told.map(rootOf);
    for (const voice of byReport.get(derivation.derived) ?? []) {
      if (goesBack(voice, derivation, told) && !originals.includes(rootOf(voice)))
        sets.join(rootOf(voice), originals.reduce(first));
    }
  }
}
