import type { EventMention } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";
import { TAG } from "../../model/syntax.ts";
import { children, childWith, spanOf, subtree } from "../tree.ts";
import type { Candidate } from "./candidate.ts";
import { caseSubject } from "./cases.ts";
import { isFuture } from "./conditions.ts";
import type { Filler } from "./filler.ts";
import { modeOf } from "./modes.ts";
import { isVerb } from "./phrases.ts";
import type { Scene } from "./scene.ts";

/** Hostile acts: who tells of his own with a condition threatens. */
const HOSTILE: ReadonlySet<string> = new Set(["ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "ACCUSE"]);
/** Helpful acts: who tells of his own with a condition promises. */
const HELPFUL: ReadonlySet<string> = new Set(["AID", "CONCEDE", "COOPERATE"]);

/** `it would impose sanctions unless …`, `if they come we will strike`: in the actor's own mouth that is a threat. */
export function kindOf(
  scene: Scene,
  candidate: Candidate,
  fillers: readonly Filler[],
  { condition, modality }: Pick<EventMention, "condition" | "modality">,
): Pick<EventMention, "type" | "mode"> {
  const { frame, found } = candidate;
  const mode = modeOf(scene, candidate, fillers);
  const index = scene.attributionOf(found.trigger);
  const source = index === null ? null : scene.attributions[index]!.source;
  const plain = isOutlook(scene, candidate)
    ? { type: "RISK" as const, mode: null }
    : { type: frame.type, mode };
  if (!condition || modality !== "conditional" || !source) return plain;
  const actors = fillers.filter(({ role }) => role === "actor");
  const self = actors.some(({ token, span }) => span.start === source.start || isPronoun(scene, token));
  if (frame.type === "PROTEST" && isOrganiser(scene, source)) return { type: "THREATEN", mode: null };
  if (HELPFUL.has(frame.type)) return self ? { type: "AGREE", mode: null } : plain;
  const unnamed = actors.length === 0 && found.passive && isCase(scene, candidate);
  if (!HOSTILE.has(frame.type) || !(self || unnamed)) return plain;
  return { type: "THREATEN", mode: THREAT_MODES[frame.type] ?? "violence" };
}

/** `warned that 5,000 people could fall ill unless …`: what may befall others is a risk, no threat. */
function isOutlook({ tokens }: Scene, { frame, found }: Candidate): boolean {
  if (frame.type !== "THREATEN" || found.clause < 0 || tokens.lemma[found.trigger] !== "warn") return false;
  const modal = childWith(tokens, found.clause, ["aux"]);
  const subject = childWith(tokens, found.clause, ["nsubj", "nsubj:pass"]);
  if (modal < 0 || subject < 0 || !/^(?:could|may|might)$/.test(tokens.lower[modal]!)) return false;
  return !/^(?:it|they|he|she|we|i)$/.test(tokens.lower[subject]!);
}

const THREAT_MODES: Readonly<Record<string, string>> = {
  SANCTION: "relations",
  COERCE: "restrict",
  ACCUSE: "arrest",
};

/** `union leader Ada Mill said workers would walk out if …`: who speaks for those who would. */
function isOrganiser({ report }: Scene, { start, end }: Span): boolean {
  return /\b(?:unions?|guild|federation|association|syndicate|opposition)\b/i.test(
    report.text.slice(start, end),
  );
}

function isPronoun({ tokens }: Scene, token: number): boolean {
  return /^(?:it|they|he|she|we|i)$/.test(tokens.lower[token]!);
}

/** `warned against using the strait`: what is warned against is the condition of the threat. */
export function warnedAgainst(scene: Scene, { frame, found }: Candidate): Span | null {
  if (frame.type !== "THREATEN") return null;
  const own = found.obliques.find(
    ({ preposition, token }) => preposition === "against" && isVerb(scene.tokens.tag[token]!),
  );
  const against = own ?? warningAbove(scene, found.trigger);
  if (!against) return null;
  const [first, last] = subtree(scene.tokens, against.token);
  return spanOf(scene.tokens, Math.min(first + 1, against.token), last);
}

/** How many words up the warning is looked for whose threat stands in a clause of its own. */
const WARNING_REACH = 5;

/** `warned Kasia against using its airspace, saying its bases would be a target`. */
function warningAbove({ tokens }: Scene, trigger: number): { token: number } | null {
  for (
    let at = tokens.head[trigger]!, step = 0;
    at >= 0 && step < WARNING_REACH;
    at = tokens.head[at]!, step++
  ) {
    if (tokens.lemma[at] !== "warn") continue;
    const token = Array.from(children(tokens, at)).find((child) => {
      const marker = tokens.tag[child] === TAG.VBG ? childWith(tokens, child, ["mark", "case"]) : -1;
      return marker >= 0 && tokens.lower[marker] === "against";
    });
    return token === undefined ? null : { token };
  }
  return null;
}

/**
 * `any foreign intervention would be met with force`, `whoever blocks a road will be charged`: the case thought of is the
 * condition of the threat.
 */
export function anyCase(scene: Scene, candidate: Candidate, condition: Span | null): Span | null {
  const { frame, found } = candidate;
  if (condition || (frame.type !== "THREATEN" && !(HOSTILE.has(frame.type) && isCase(scene, candidate))))
    return null;
  const subject = caseSubject(scene, found.clause >= 0 ? found.clause : found.trigger);
  return subject < 0 ? null : spanOf(scene.tokens, ...subtree(scene.tokens, subject));
}

/** True where the clause tells what will befall whoever does something, in somebody's speech. */
function isCase(scene: Scene, { found, pos }: Candidate): boolean {
  if (pos !== "v" || scene.attributionOf(found.trigger) === null) return false;
  return isFuture(scene.tokens, found.trigger) && caseSubject(scene, found.trigger) >= 0;
}
