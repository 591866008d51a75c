import { sourceRoles } from "../../lexicon/cues.ts";
import { isOutletName } from "../../lexicon/outlets.ts";
import type { SourceKind, Span } from "../../model/index.ts";
import type { TokenRange } from "./draft.ts";
import { headOf, wording } from "./heads.ts";
import { isNoun, isTag, type Scene, tokenFrom } from "./scene.ts";

const UNNAMED =
  /\b(?:familiar with|condition of anonymity|who (?:asked|declined|requested|did not want)|not authori[sz]ed|unnamed|anonymous|unidentified)\b/i;

/** Kind of a source with a proper name: outlets by their names, a common noun beside the name tells the rest. */
export function namedKind(
  scene: Scene,
  source: TokenRange,
  core: TokenRange,
  head: number,
  name: string,
): SourceKind {
  if (isOutletName(name)) return "outlet";
  return isNoun(scene.tokens, head) && isTag(scene.tokens, head, "NN", "NNS")
    ? kindByHead(scene, source, core, head)
    : "named";
}

/** Kind of a source that an earlier common noun names. */
export function nominalKind(scene: Scene, source: TokenRange, mention: Span): SourceKind {
  const first = tokenFrom(scene.tokens, mention.start);
  const last = lastToken(scene, first, mention.end);
  const range = last >= scene.tokens.count ? source : { first, last };
  return kindByHead(scene, range, range, headOf(scene, range));
}

function lastToken(scene: Scene, first: number, end: number): number {
  let last = first;
  while (last + 1 < scene.tokens.count && scene.tokens.end[last + 1]! <= end) last++;
  return last;
}

/** Kind by the head noun: a role with a definite article or possessor is a role, otherwise somebody unnamed. */
export function kindByHead(scene: Scene, source: TokenRange, core: TokenRange, head: number): SourceKind {
  const { tokens } = scene;
  const text = wording(scene, source);
  if (UNNAMED.test(text)) return "anonymous";
  if (isOutletName(wording(scene, core))) return "outlet";
  const kind = sourceRoles().get(tokens.lemma[head]!) ?? sourceRoles().get(tokens.lower[head]!);
  const named = namesSomebody(scene, core, head);
  const indefinite = /^(?:an?|one|another|two|three|several|some)$/.test(tokens.lower[core.first]!);
  if ((kind === "role" || kind === "named") && indefinite && !named) return "anonymous";
  if ((kind === "role" || kind === "anonymous") && named) return "named";
  if (kind) return kind;
  if (isTag(tokens, head, "NNP", "NNPS")) return "named";
  if (/^(?:an?|one|another)$/.test(tokens.lower[core.first]!)) return "anonymous";
  return isTag(tokens, head, "NN", "NNS", "DT", "CD", "JJ") ? "collective" : "unknown";
}

/** `Defence Secretary Jane Roe`: a role noun with a name behind it in the same phrase. */
function namesSomebody(scene: Scene, core: TokenRange, head: number): boolean {
  return head < core.last && isTag(scene.tokens, head + 1, "NNP") && isTag(scene.tokens, head, "NNP");
}
