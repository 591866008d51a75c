import type { EventMention } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";
import { childWith, spanOf, subtree } from "../tree.ts";
import type { Filler } from "./arguments.ts";
import type { Candidate } from "./candidates.ts";
import { isVerb } from "./dependents.ts";
import { modeOf } from "./modes.ts";
import type { Scene } from "./scene.ts";

/** Hostile acts: who tells of his own with a condition threatens. */
const HOSTILE: ReadonlySet<string> = new Set(["ASSAULT", "SANCTION", "COERCE", "MOBILIZE"]);

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
  if (!condition || modality !== "conditional" || !source || !HOSTILE.has(frame.type))
    return { type: frame.type, mode };
  const self = fillers.some(
    ({ role, token, span }) => role === "actor" && (span.start === source.start || isPronoun(scene, token)),
  );
  if (!self) return { type: frame.type, mode };
  return {
    type: "THREATEN",
    mode: frame.type === "SANCTION" ? "relations" : frame.type === "COERCE" ? "restrict" : "violence",
  };
}

function isPronoun({ tokens }: Scene, token: number): boolean {
  return /^(?:it|they|he|she|we|i)$/.test(tokens.lower[token]!);
}

/** `warned against using the strait`: what is warned against is the condition of the threat. */
export function warnedAgainst(scene: Scene, { frame, found }: Candidate): Span | null {
  if (frame.type !== "THREATEN") return null;
  const against = found.obliques.find(
    ({ preposition, token }) => preposition === "against" && isVerb(scene.tokens.tag[token]!),
  );
  if (!against) return null;
  const [first, last] = subtree(scene.tokens, against.token);
  return spanOf(scene.tokens, Math.min(first + 1, against.token), last);
}

/** `any foreign intervention would be met with force`: the case thought of is the condition of the threat. */
export function anyCase({ tokens }: Scene, { frame, found }: Candidate, condition: Span | null): Span | null {
  if (frame.type !== "THREATEN" || condition) return null;
  const verb = found.clause >= 0 ? found.clause : found.trigger;
  const subject = childWith(tokens, verb, ["nsubj:pass", "nsubj"]);
  const determiner = subject < 0 ? -1 : childWith(tokens, subject, ["det"]);
  if (determiner < 0 || tokens.lower[determiner] !== "any") return null;
  return spanOf(tokens, ...subtree(tokens, subject));
}
