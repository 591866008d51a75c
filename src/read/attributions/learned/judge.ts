import { confidenceOf } from "../confidence.ts";
import { isFiniteVerb, type Scene } from "../scene.ts";
import { overlapLength } from "./overlap.ts";
import type { Proposal } from "./proposals.ts";
import type { View } from "./view.ts";

/** What speaks for and against a proposal, by name; the weights are in the header of the model. */
export function groundsOf(view: View, proposal: Proposal): [name: string, value: number][] {
  const { scene } = view;
  const { draft, cue, tokens } = proposal;
  const grounds: [string, number][] = [
    ["always", 1],
    ["odds", Math.max(-3, Math.min(6, proposal.odds)) / 3],
    ["highOdds", Math.max(0, Math.min(6, proposal.odds) - 2) / 3],
    ["mean", Math.max(-0.3, proposal.mean) * 5],
    ["least", proposal.least / 2],
    ["size", Math.log(tokens.length) / 3],
    ["shortness", tokens.length < 4 ? 1 : 0],
    ["parts", proposal.contents.length > 1 ? 1 : 0],
    ["nobody", proposal.source ? 0 : 1],
    [`listed${view.listed[cue]}`, 1],
    ["headline", scene.report.blocks[scene.blockAt[cue]!]?.role === "headline" ? 1 : 0],
    ["quotedCue", scene.quoteAt[cue]! >= 0 ? 1 : 0],
    ["quoted", quotedShare(scene, tokens)],
    ["verbless", tokens.some((token) => isFiniteVerb(scene.tokens, token)) ? 0 : 1],
    [draft ? `by:${draft.pattern}` : "by:nothing", 1],
  ];
  if (draft) {
    grounds.push(
      ["counted", confidenceOf(scene, draft) * 2 - 1],
      ["sameContent", overlapLength(proposal.contents, draft.contents)],
      ["sameSource", sameSource(proposal)],
    );
  }
  return grounds;
}

function sameSource({ source, draft }: Proposal): number {
  const other = draft!.source;
  if (!source || !other) return !source && !other ? 1 : 0;
  return source.first <= other.last && other.first <= source.last ? 1 : 0;
}

function quotedShare(scene: Scene, tokens: readonly number[]): number {
  return tokens.filter((token) => scene.quoteAt[token]! >= 0).length / tokens.length;
}

/** Probability that content and source of a proposal are right. */
export function probabilityOf(
  weights: Readonly<Record<string, number>>,
  grounds: readonly (readonly [string, number])[],
): number {
  let sum = 0;
  for (const [name, value] of grounds) sum += (weights[`judge ${name}`] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}
