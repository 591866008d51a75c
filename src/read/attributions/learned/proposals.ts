import type { Span } from "../../../model/index.ts";
import type { Draft, TokenRange } from "../draft.ts";
import { isReadable, isSemicolon, type Scene, spanOf } from "../scene.ts";
import { bestRoles, marginals, sumsOf } from "./chain.ts";
import { CUE_FEATURES, cueRows, isCandidate } from "./cues.ts";
import type { AttributionModel } from "./model.ts";
import { weighedStretch } from "./roles.ts";
import { CONTENT, ROLES, SOURCE, type View } from "./view.ts";

/** What the model makes of one cue word. */
export interface Proposal {
  cue: number;
  /** The rules' draft of the same cue. */
  draft: Draft | undefined;
  source: TokenRange | null;
  contents: Span[];
  /** Tokens of the content, in order. */
  tokens: number[];
  /** Logarithm of the odds that the word is a cue. */
  odds: number;
  /** Mean and least of the logarithms of what each token's role is worth. */
  mean: number;
  least: number;
}

/** Words less probable as cues than this get no roles: such are right once in thirty. */
const LEAST_ODDS = Math.log(0.15 / 0.85);

/** One proposal for each word that may be a cue and has a content, in order. */
export function proposals(model: AttributionModel, view: View): Proposal[] {
  const found: Proposal[] = [];
  const rows = new Int32Array(CUE_FEATURES);
  for (let token = 0; token < view.scene.tokens.count; token++) {
    if (!isCandidate(view, token) || !isReadable(view.scene, token)) continue;
    cueRows(view, token, model.cueBits, rows);
    let sum = 0;
    for (let feature = 0; feature < CUE_FEATURES; feature++) sum += model.cues[rows[feature]!]!;
    const odds = sum / model.cueScale;
    const proposal = odds < LEAST_ODDS ? null : proposalOf(model, view, token, odds);
    if (proposal) found.push(proposal);
  }
  return found;
}

function proposalOf(model: AttributionModel, view: View, cue: number, odds: number): Proposal | null {
  const stretch = weighedStretch(view, cue, model.roles, model.roleBits);
  const { first, count, scores } = stretch;
  const roles = bestRoles(model.roles, stretch, scores);
  const { scene } = view;
  const runs = inClause(
    scene,
    cue,
    runsOf(roles, first, CONTENT).filter((run) => holdsWord(scene, run)),
  );
  if (runs.length === 0) return null;
  const shares = marginals(sumsOf(model.roles, stretch, scores));
  let sum = 0;
  let least = 0;
  for (let index = 0; index < count; index++) {
    const share = Math.log(Math.max(1e-4, shares[index * ROLES + roles[index]!]!));
    sum += share;
    if (share < least) least = share;
  }
  return {
    cue,
    draft: view.draftAt.get(cue),
    source: longest(runsOf(roles, first, SOURCE)),
    contents: runs.map(({ first, last }) => spanOf(scene.tokens, first, last)),
    tokens: tokensOf(runs),
    odds,
    mean: sum / count,
    least,
  };
}

function runsOf(roles: Uint8Array, first: number, role: number): TokenRange[] {
  const runs: TokenRange[] = [];
  for (let index = 0; index < roles.length; index++) {
    if (roles[index] !== role) continue;
    if (index > 0 && roles[index - 1] === role) runs[runs.length - 1]!.last = first + index;
    else runs.push({ first: first + index, last: first + index });
  }
  return runs;
}

/** `A, X said; B`: with a semicolon behind the speaker somebody else goes on, or the report itself. */
function inClause(scene: Scene, cue: number, runs: readonly TokenRange[]): TokenRange[] {
  const fronted = runs.some(({ last }) => last < cue);
  return runs.filter(({ first }) => {
    if (first < cue) return true;
    if (isSemicolon(scene, first)) return false;
    let token = cue + 1;
    while (token < first && !isSemicolon(scene, token)) token++;
    return !fronted || token >= first;
  });
}

function tokensOf(runs: readonly TokenRange[]): number[] {
  const tokens: number[] = [];
  for (const { first, last } of runs) for (let token = first; token <= last; token++) tokens.push(token);
  return tokens;
}

function holdsWord(scene: Scene, { first, last }: TokenRange): boolean {
  for (let token = first; token <= last; token++)
    if (/[\p{L}\p{N}]/u.test(scene.tokens.lower[token]!)) return true;
  return false;
}

function longest(runs: readonly TokenRange[]): TokenRange | null {
  let best: TokenRange | null = null;
  for (const run of runs) if (!best || run.last - run.first > best.last - best.first) best = run;
  return best;
}
