import type { Counts, Provenance } from "../model/index.ts";
import { distinct, groupBy } from "../text/collections.ts";
import { UnionFind } from "../text/unionfind.ts";
import type { Edge } from "./ties.ts";

/** What counting needs to know of one assertion. */
export interface Voice {
  report: string;
  publisher: string;
  provenance: Provenance;
}

const EXPLICIT = new Set(["copy", "credit", "update"]);
const SPEAKING = new Set(["named", "role", "anonymous", "collective"]);

/**
 * The one place where reports, outlets, speakers and origins are counted. An origin is the root of a chain of
 * attribution; unattributed text is unknown and never adds one. High: roots merged where text was copied or explicitly
 * credited. Low: merged also on rewriting and quoting, on the same anonymous description (it may be one person), and
 * where a newsroom's own text may rest on a source that is quoted for the same.
 */
export function countsOf(voices: readonly Voice[], derivations: readonly Edge[]): Counts {
  const explicit = derivations.filter((derivation) => EXPLICIT.has(derivation.kind));
  const spoken = spokenRoots(voices).slice(0, 1);
  const low = originsOf(voices, derivations, (voice) => looseTies(voice, spoken));
  const high = originsOf(voices, explicit, () => [], isTakenOver);
  return {
    reports: new Set(voices.map((voice) => voice.report)).size,
    outlets: new Set(voices.map((voice) => voice.publisher)).size,
    speakers: new Set(voices.filter(isSpoken).map(rootOf)).size,
    origins: [Math.min(low, high), high],
  };
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

function originsOf(
  voices: readonly Voice[],
  derivations: readonly Edge[],
  alsoBy: (voice: Voice) => string[],
  goesBack: (voice: Voice) => boolean = () => true,
): number {
  const sets = new UnionFind();
  for (const voice of voices) {
    for (const other of alsoBy(voice)) sets.join(rootOf(voice), other);
  }
  joinDerived(sets, voices, derivations, goesBack);
  return new Set(voices.filter(isKnown).map((voice) => sets.find(rootOf(voice)))).size;
}

/** What a copy quotes a speaker for whom its original does not quote is own reporting, added to what was taken over. */
function isTakenOver({ provenance }: Voice): boolean {
  return provenance.origin.kind !== "speaker";
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
  goesBack: (voice: Voice) => boolean,
): void {
  if (voices.every(({ report }) => report === voices[0]!.report)) return;
  const byReport = groupBy(voices, (voice) => voice.report);
  for (const { derived, from } of derivations) {
    const originals = byReport.get(from)?.map(rootOf);
    if (!originals) continue;
    for (const voice of byReport.get(derived) ?? []) {
      if (goesBack(voice) && !originals.includes(rootOf(voice)))
        sets.join(rootOf(voice), originals.reduce(first));
    }
  }
}
