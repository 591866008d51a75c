import { upperBound } from "../../text/offsets.ts";
import type { Identity } from "./anaphors.ts";
import { coreOf } from "./cores.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { headOf } from "./heads.ts";
import { isTag, type Scene, sentenceOf } from "./scene.ts";

/** Sources told by an office take the identity of the holder whom the report names below. */
export function allSpelledOut(
  scene: Scene,
  drafts: readonly Draft[],
  found: readonly Identity[],
): Identity[] {
  const bearers = bearersOf(scene, drafts);
  return found.map((identity, index) => spelledOut(scene, drafts, found, bearers, index) ?? identity);
}

/** Most sources below that are looked at for the holder of an office; a guard for reports of many thousands. */
const MOST_BELOW = 200;
/** Drafts stand in the order of their cues; their sources are out of that order by fewer places than this. */
const OUT_OF_ORDER = 50;

/** Sources outside the headline by the words they bear, in the order of the drafts. */
function bearersOf(scene: Scene, drafts: readonly Draft[]): ReadonlyMap<string, readonly number[]> {
  const bearers = new Map<string, number[]>();
  for (const [at, { source }] of drafts.entries()) {
    if (!source || isInHeadline(scene, source)) continue;
    for (const word of wordsBorne(scene, source)) {
      const list = bearers.get(word);
      if (list) list.push(at);
      else bearers.set(word, [at]);
    }
  }
  return bearers;
}

/** Tokens before a name that may hold its title. */
const TITLE_TOKENS = 5;

/**
 * `minister` in a headline is the first one below whose words say so: `Transport Minister Jane Roe`, `a minister`. `The
 * mayor of Vessen` in the text is the one mayor named below: reports name an office first and its holder next.
 */
function spelledOut(
  scene: Scene,
  drafts: readonly Draft[],
  found: readonly Identity[],
  bearers: ReadonlyMap<string, readonly number[]>,
  index: number,
): Identity | null {
  const { source } = drafts[index]!;
  if (!source) return null;
  const role = /^(?:role|anonymous)$/.test(found[index]!.kind);
  const heading = isInHeadline(scene, source) && (role || source.first === source.last);
  if (!heading && !(role && scene.tokens.lower[source.first] === "the")) return null;
  const { noun, words } = wantedOf(scene, source);
  const candidates = bearers.get(noun) ?? [];
  const from = upperBound(candidates, index - OUT_OF_ORDER);
  const below = candidates.slice(from, from + MOST_BELOW + OUT_OF_ORDER).flatMap((at) => {
    const other = drafts[at]!.source!;
    return other.first > source.last && bears(scene, words, other) ? [found[at]!] : [];
  });
  if (heading) return below[0] ?? null;
  const named = below.filter(({ kind }) => kind === "named");
  return named.length > 0 && named.every(({ name }) => name === named[0]!.name) ? named[0]! : null;
}

/** The noun of a source, and with it what stands between `the` and it. */
function wantedOf(scene: Scene, source: TokenRange): { noun: string; words: Set<string> } {
  const { tokens } = scene;
  const noun = headOf(scene, coreOf(scene, source));
  const words = new Set<string>();
  for (let token = source.first; token <= noun; token++)
    if (!isTag(tokens, token, "DT")) words.add(tokens.lemma[token]!.toLowerCase());
  return { noun: tokens.lemma[noun]!.toLowerCase(), words };
}

/** The words of `other`, with a title before its name, hold all of them. */
function bears(scene: Scene, words: ReadonlySet<string>, other: TokenRange): boolean {
  const borne = wordsBorne(scene, other);
  return [...words].every((word) => borne.has(word));
}

function wordsBorne(scene: Scene, { first, last }: TokenRange): Set<string> {
  const { tokens } = scene;
  const borne = new Set<string>();
  const from = Math.max(sentenceOf(scene, first).first, first - TITLE_TOKENS);
  for (let token = from; token <= last; token++) borne.add(tokens.lemma[token]!.toLowerCase());
  return borne;
}

/** The block may be marked as the headline, or be the paragraph that repeats it. */
function isInHeadline({ report, blockAt }: Scene, { first }: TokenRange): boolean {
  const block = report.blocks[blockAt[first]!];
  return (
    block?.role === "headline" || (!!block && report.text.slice(block.start, block.end) === report.headline)
  );
}
