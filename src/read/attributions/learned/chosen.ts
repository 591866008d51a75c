import { cueNouns, cueVerb, sourceRoles } from "../../../lexicon/cues.ts";
import { eventFrames } from "../../../lexicon/events.ts";
import type { CueClass, EventType } from "../../../model/index.ts";
import { confidenceOf } from "../confidence.ts";
import type { Draft, TokenRange } from "../draft.ts";
import { verbGroupOf } from "../groups.ts";
import { headOf } from "../heads.ts";
import { isTag, isVerb, type Scene } from "../scene.ts";
import { groundsOf, probabilityOf } from "./judge.ts";
import { type AttributionModel, attributionModel } from "./model.ts";
import { overlapLength } from "./overlap.ts";
import { type Proposal, proposals } from "./proposals.ts";
import { type View, viewOf } from "./view.ts";

/** A draft with the probability that it is right. */
export interface Judged {
  draft: Draft;
  confidence: number;
}

/** Proposals less probable than this are left out: best F1 on the tenth of PolNeAR train that was held out. */
const LEAST_CONFIDENCE = 0.33;
/** Drafts inside the words of another are kept from this on; the corpus marks none, see `models/attribution.md`. */
const LEAST_INSIDE = 0.65;
/** Drafts of rules that the model does not believe are kept from this share of right ones on. */
const LEAST_COUNTED = 0.7;
/** The same for verbs of speech, which crises are told by: at .7 the project's own sentences lose more than PolNeAR gains. */
const LEAST_COUNTED_SPEECH = 0.5;
/** Makes that election news hardly holds, or marks otherwise, and that carry chains: kept whatever was counted there. */
const ALWAYS_KEPT = new Set<Draft["pattern"]>([
  "fronted-clause",
  "signature",
  "citing",
  "next-block",
  "colon",
  "according",
  "withdrawal",
  "tally",
]);
/** Makes whose spans the rules know best. */
const AS_RULED = new Set<Draft["pattern"]>([
  "signature",
  "citing",
  "withdrawal",
  "tally",
  "idiom",
  "next-block",
]);
/** Two attributions of the same words by different cues: from this overlap on only the more probable stays. */
const SAME_WORDS = 0.6;

/** What is kept of rules and model together, in the order of the cues. */
export function chosenDrafts(
  scene: Scene,
  drafts: readonly Draft[],
  model: AttributionModel = attributionModel(),
): Judged[] {
  const view = viewOf(scene, drafts);
  const believed = believedOf(view, model);
  const changed = new Map(
    believed.flatMap(({ proposal, judged }) => (proposal.draft ? [[proposal.draft, judged] as const] : [])),
  );
  const held = heldTokens(scene, believed);
  const kept: Judged[] = believed.map(({ judged }) => judged);
  for (const draft of drafts) {
    if (changed.has(draft)) continue;
    const confidence = confidenceOf(scene, draft);
    const inside = held[draft.cue.first] === 1;
    const least = draft.group === "speech" ? LEAST_COUNTED_SPEECH : LEAST_COUNTED;
    const enough = confidence >= (inside ? LEAST_INSIDE : least);
    if (enough || draft.under || ALWAYS_KEPT.has(draft.pattern)) kept.push({ draft, confidence });
  }
  relink(kept, changed);
  kept.sort(
    ({ draft: left }, { draft: right }) => left.cue.first - right.cue.first || right.cue.last - left.cue.last,
  );
  return kept;
}

interface Believed {
  proposal: Proposal;
  judged: Judged;
}

function believedOf(view: View, model: AttributionModel): Believed[] {
  const ranked = proposals(model, view).flatMap((proposal) => {
    const confidence = probabilityOf(model.judge, groundsOf(view, proposal));
    if (confidence < LEAST_CONFIDENCE || !isSaying(view, proposal)) return [];
    const draft = draftOf(view, proposal);
    return [{ proposal, judged: { draft, confidence: Math.round(confidence * 1000) / 1000 } }];
  });
  ranked.sort(
    (left, right) =>
      right.judged.confidence - left.judged.confidence || left.proposal.cue - right.proposal.cue,
  );
  // Only what begins in the same sentence is compared: long texts hold thousands.
  const kept = new Map<number, Believed[]>();
  for (const each of ranked) {
    const sentence = view.scene.tokens.sentence[each.proposal.tokens[0]!]!;
    const near = kept.get(sentence) ?? [];
    if (!near.some((other) => clashes(other.judged.draft, each.judged.draft)))
      kept.set(sentence, [...near, each]);
  }
  return [...kept.values()].flat();
}

function clashes(kept: Draft, other: Draft): boolean {
  if (kept.under || other.under || kept.pattern === "citing" || other.pattern === "citing") return false;
  return overlapLength(kept.contents, other.contents) >= SAME_WORDS;
}

/** Tokens inside the content of what is believed. */
function heldTokens(scene: Scene, believed: readonly Believed[]): Uint8Array {
  const held = new Uint8Array(scene.tokens.count);
  for (const { proposal } of believed) for (const token of proposal.tokens) held[token] = 1;
  return held;
}

/** Who passes a draft on may have been changed itself. */
function relink(kept: Judged[], changed: ReadonlyMap<Draft, Judged>): void {
  for (const judged of kept) {
    const { under } = judged.draft;
    const now = under && changed.get(under);
    if (now) judged.draft = { ...judged.draft, under: now.draft };
  }
}

/** Acts upon people and things, which news of campaigns uses of words: `attacked the plan`. */
const MATERIAL: ReadonlySet<EventType | null> = new Set([
  "ASSAULT",
  "COERCE",
  "MOBILIZE",
  "INTERCEPT",
  "DAMAGE",
  "CASUALTY",
  "MOVE",
  "RETREAT",
  "PROTEST",
  "AID",
  "SANCTION",
]);

/** False for words of deeds that no rule takes for a saying, unless something is quoted. */
function isSaying({ scene }: View, { cue, draft, tokens }: Proposal): boolean {
  if (draft || tokens.some((token) => scene.quoteAt[token]! >= 0)) return true;
  const frames = eventFrames(scene.tokens.lemma[cue]!, isVerb(scene.tokens, cue) ? "v" : "n");
  return !frames?.some(({ type }) => MATERIAL.has(type));
}

function draftOf(view: View, proposal: Proposal): Draft {
  const { draft } = proposal;
  if (!draft) return newDraft(view, proposal);
  if (AS_RULED.has(draft.pattern) || draft.under) return draft;
  const source = isBroken(view.scene, proposal.source)
    ? draft.source
    : (withoutComma(view.scene, proposal.source) ?? draft.source);
  const recipient = meets(draft.recipient, source) ? null : draft.recipient;
  const contents = runsOn(view.scene, draft) ? draft.contents : proposal.contents;
  return { ...draft, source, contents, recipient };
}

/** `The operator, Calder Lines` without the comma behind it. */
function withoutComma({ tokens }: Scene, source: TokenRange | null): TokenRange | null {
  if (!source || source.last === source.first || !isTag(tokens, source.last, ",")) return source;
  return { first: source.first, last: source.last - 1 };
}

/** `Iran` of `Iran-backed militias`: a part of a word. */
function isBroken({ tokens }: Scene, source: TokenRange | null): boolean {
  if (!source) return false;
  return (
    isTag(tokens, source.last, "HYPH") ||
    (isTag(tokens, source.last + 1, "HYPH") && tokens.end[source.last] === tokens.start[source.last + 1])
  );
}

function meets(range: TokenRange | null, other: TokenRange | null): boolean {
  return range !== null && other !== null && range.first <= other.last && other.first <= range.last;
}

/** What goes on in later paragraphs is followed by the rules alone. */
function runsOn({ report, blockAt }: Scene, { cue, contents }: Draft): boolean {
  const block = report.blocks[blockAt[cue.first]!];
  return block !== undefined && contents.some(({ end }) => end > block.end);
}

function newDraft({ scene }: View, proposal: Proposal): Draft {
  const { cue, contents, tokens } = proposal;
  const source = withoutComma(scene, proposal.source);
  const { lemma, lower } = scene.tokens;
  const known = cueVerb(lemma[cue]!, lower[cue]!) ?? cueNouns().get(lemma[cue]!);
  const quoted = tokens.every((token) => scene.quoteAt[token]! >= 0);
  return {
    cue: { first: cue, last: cue },
    lemma: lemma[cue]!,
    cueClass: known?.cueClass ?? classOf(scene, source, quoted),
    group: known?.group ?? (quoted ? "speech" : "attitude"),
    source,
    contents,
    recipient: null,
    pattern: "learned",
    negated: isVerb(scene.tokens, cue) && verbGroupOf(scene, cue).negated,
  };
}

/** Of a cue that no list knows: quoted words are said, documents show, all else is somebody's mind. */
function classOf(scene: Scene, source: TokenRange | null, quoted: boolean): CueClass {
  if (quoted) return "say";
  const kind = source && sourceRoles().get(scene.tokens.lemma[headOf(scene, source)]!);
  return kind === "document" ? "show" : "believe";
}
