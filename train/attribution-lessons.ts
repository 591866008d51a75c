import { attributionReport } from "../evaluation/attribution.ts";
import type { GoldDocument, Pair, Quoting } from "../evaluation/lib/attribution-score.ts";
import { isCandidate } from "../src/read/attributions/learned/cues.ts";
import { CONTENT, SOURCE, type View, viewOf } from "../src/read/attributions/learned/view.ts";
import { isVerb, type Scene, sceneOf, tokenFrom } from "../src/read/attributions/scene.ts";
import { draftsOf } from "../src/read/attributions.ts";
import { findMentions } from "../src/read/mentions.ts";
import { findQuotes } from "../src/read/quotes.ts";
import { analyse } from "../src/read/syntax.ts";

/** One gold attribution by tokens. */
export interface GoldRoles {
  /** The token that stands for the cue, or -1 where no candidate stands in it. */
  cue: number;
  roles: ReadonlyMap<number, number>;
}

/** An annotated article as the model sees it. */
export interface Lesson {
  document: GoldDocument;
  view: View;
  gold: GoldRoles[];
}

export function lessonOf(document: GoldDocument): Lesson {
  const report = attributionReport(document);
  const syntax = analyse(report);
  const scene = sceneOf(syntax, report, findMentions(syntax, report), findQuotes(syntax, report));
  const view = viewOf(scene, draftsOf(scene));
  return { document, view, gold: document.attributions.map((quoting) => rolesOf(view, quoting)) };
}

function rolesOf(view: View, quoting: Quoting): GoldRoles {
  const roles = new Map<number, number>();
  for (const token of tokensIn(view.scene, quoting.content)) roles.set(token, CONTENT);
  for (const token of tokensIn(view.scene, quoting.source)) roles.set(token, SOURCE);
  return { cue: cueOf(view, tokensIn(view.scene, quoting.cue)), roles };
}

/** Verbs that only help others in `has said`, `must be told`. */
const HELPERS = new Set("be have do can could will would shall should may might must get".split(" "));

/** Of a cue of many words the one the rules take, else the first full verb, else the word that governs the others. */
function cueOf(view: View, words: readonly number[]): number {
  const { tokens } = view.scene;
  const open = words.filter((token) => isCandidate(view, token));
  return (
    open.find((token) => view.draftAt.has(token)) ??
    open.find((token) => isVerb(tokens, token) && !HELPERS.has(tokens.lemma[token]!)) ??
    open.find((token) => !words.includes(tokens.head[token]!)) ??
    open[0] ??
    -1
  );
}

function tokensIn({ tokens }: Scene, pairs: readonly Pair[]): number[] {
  return pairs.flatMap(([start, end]) => {
    const found: number[] = [];
    let token = tokenFrom(tokens, start);
    if (token > 0 && tokens.end[token - 1]! > start) token--;
    for (; token < tokens.count && tokens.start[token]! < end; token++) found.push(token);
    return found;
  });
}
