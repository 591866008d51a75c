import { sourceRoles } from "../../lexicon/cues.ts";
import { eventFrames } from "../../lexicon/events.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import { type Mention, type Span, TAG } from "../../model/index.ts";
import {
  agrees,
  anaphorOf,
  authorBefore,
  bindsInto,
  type Earlier,
  FARTHEST,
  fullest,
  type Identity,
  personBefore,
} from "./anaphors.ts";
import { authorOf, coreOf, nameBeside } from "./cores.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { headOf, wording } from "./heads.ts";
import { kindByHead, namedKind, nominalKind } from "./kinds.ts";
import { wholeName } from "./names.ts";
import { phraseBefore } from "./phrases.ts";
import { isTag, mentionsNear, type Scene, spanOf, tokenFrom } from "./scene.ts";
import { allSpelledOut } from "./spelled.ts";

/** Kind and name of each draft's source, in order of the text: an anaphor takes the identity of an earlier source. */
export function identities(scene: Scene, drafts: readonly Draft[]): Identity[] {
  const found: Identity[] = [];
  const order = drafts.map(({ source, contents }, index) => ({ source, contents, index }));
  order.sort((left, right) => (left.source?.first ?? -1) - (right.source?.first ?? -1));
  const earlier: Earlier[] = [];
  for (const { source, contents, index } of order) {
    if (!source) {
      found[index] = { kind: "unknown", name: "" };
      continue;
    }
    const own = contents.find((span) => scene.quoteAt[tokenFrom(scene.tokens, span.start)]! >= 0) ?? null;
    const outside = own ? latestOutside(earlier, own) : earlier;
    const identity = identityOf(scene, source, outside, own);
    found[index] = identity;
    earlier.push({ ...identity, at: scene.tokens.start[source.first]! });
  }
  // Twice: a headline may mean an office whose holder is named below.
  return allSpelledOut(scene, drafts, allSpelledOut(scene, drafts, found));
}

/** The latest earlier sources but for those inside the words quoted; as many as an anaphor looks back over. */
function latestOutside(earlier: readonly Earlier[], own: Span): Earlier[] {
  return earlier.slice(-FARTHEST).filter(({ at }) => at < own.start || at >= own.end);
}

/** Identity of one source phrase; a pronoun never stands for somebody named inside the words `quoted` from it. */
export function identityOf(
  scene: Scene,
  source: TokenRange,
  earlier: readonly Earlier[],
  quoted: Span | null = null,
): Identity {
  if (isRelative(scene, source)) return relativeIdentity(scene, source, earlier);
  const core = nameBeside(scene, source) ?? authorOf(scene, coreOf(scene, source), source);
  const head = headOf(scene, core);
  const text = wording(scene, core);
  const mention = mentionAt(scene, core, head);
  const into = quoted !== null && mention?.level === "pronoun" && bindsInto(scene, mention, quoted);
  const named = mention && !into ? fullest(scene, mention) : null;
  const going = named?.type === "gpe" && /^it$/i.test(text) ? anaphorOf(text, earlier.slice(-1)) : null;
  if (going) return { kind: going.kind, name: going.name };
  if (named && named.level !== "pronoun" && agrees(text, named)) {
    const whole = named.level === "name" ? wholeName(scene, core, named) : named;
    const name = scene.tokens.text.slice(whole.start, whole.end).replace(/\s+/g, " ");
    if (named.level === "name") return { kind: namedKind(scene, source, core, head, name), name };
    return { kind: nominalKind(scene, source, named), name: named === mention ? longerOf(name, text) : name };
  }
  const before =
    (into && /^(?:s?he|him|her)$/i.test(text) ? personBefore(scene, quoted) : null) ??
    authorBefore(scene, text, earlier) ??
    anaphorOf(text, earlier);
  if (before) return { kind: before.kind, name: before.name };
  if (/^(?:i|we)$/i.test(text)) return { kind: "narrator", name: text };
  if (isHappening(scene, head)) return { kind: "narrator", name: "" };
  return { kind: kindByHead(scene, source, core, head), name: text };
}

/** `This development underscores …`, `the attack showed …`: what happens tells nothing; whoever writes so does. */
function isHappening({ tokens }: Scene, head: number): boolean {
  const lemma = tokens.lemma[head]!;
  if (tokens.tag[head] !== TAG.NN && tokens.tag[head] !== TAG.NNS) return false;
  if (sourceRoles().has(lemma) || nameWords().nominals.has(lemma)) return false;
  return HAPPENINGS.has(lemma) || (eventFrames(lemma, "n") !== undefined && !UNDERTAKINGS.has(lemma));
}

const HAPPENINGS = new Set(
  "development situation incident case crisis episode event step decision move".split(" "),
);
/** Deeds whose names stand for those who do them. */
const UNDERTAKINGS = new Set(
  "mission operation search probe appeal patrol guard talk survey inspection audit campaign force count side".split(
    " ",
  ),
);

function isRelative(scene: Scene, { first, last }: TokenRange): boolean {
  return first === last && /^(?:which|that)$/.test(scene.tokens.lower[first]!);
}

/** `the lock operator, which warned …`: the noun phrase before; nobody where none stands there. */
function relativeIdentity(scene: Scene, { first }: TokenRange, earlier: readonly Earlier[]): Identity {
  const before = phraseBefore(scene, first - 1);
  const nobody = !before || isTag(scene.tokens, before.last, "PRP", "WP", "WDT", "DT");
  return nobody ? { kind: "unknown", name: "" } : identityOf(scene, before, earlier);
}

/** A mention may be a part of the words that describe a source (`a doctor` of `a doctor at the hospital in Calder`). */
function longerOf(name: string, text: string): string {
  return text.length > name.length && text.startsWith(name) ? text : name;
}

/** The mention whose end is nearest behind the head: longest first where several end there. */
function mentionAt(scene: Scene, core: TokenRange, head: number): Mention | null {
  const { start, end } = spanOf(scene.tokens, core.first, core.last);
  const headStart = scene.tokens.start[head]!;
  const headEnd = scene.tokens.end[head]!;
  let best: Mention | null = null;
  for (const mention of mentionsNear(scene, start, end)) {
    if (mention.start > headStart || mention.end < headEnd) continue;
    if (!best || mention.end - mention.start > best.end - best.start) best = mention;
  }
  return best;
}
