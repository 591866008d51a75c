import { sourceRoles } from "../../lexicon/cues.ts";
import { isOutletName } from "../../lexicon/outlets.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { colonDraft, isSpeaker, SPEAKER_TOKENS } from "./marks.ts";
import { type Scene, spanOf, tokenFrom } from "./scene.ts";

/** Marks behind which a headline names its source. */
const MARK = /^(?::|--?|[–—])$/;
/** What a source named behind a comma does: `…, governor says`. */
const SAYS = /^(?:says?|said|warns?|reports?|claims?|confirms?|finds?|shows?|announces?)$/;

/** `Ferry sinks off the coast - report`, `Tunnel closed: minister`, `Depot on fire, governor says`; `known` are left as they are. */
export function headlineDrafts(scene: Scene, known: readonly Draft[]): Draft[] {
  const cues = new Set(known.map(({ cue }) => cue.first));
  return scene.report.blocks.flatMap((block) => {
    if (block.role !== "headline") return [];
    const first = tokenFrom(scene.tokens, block.start);
    const last = tokenFrom(scene.tokens, block.end) - 1;
    const draft = behindMark(scene, first, last) ?? behindComma(scene, first, last);
    return draft && !cues.has(draft.cue.first) ? [draft] : [];
  });
}

function behindMark(scene: Scene, first: number, last: number): Draft | null {
  const { tokens } = scene;
  for (let token = last - 1; token >= Math.max(first + 2, last - SPEAKER_TOKENS); token--) {
    if (!MARK.test(tokens.lower[token]!) || !standsFree(scene, token)) continue;
    const speaker = { first: token + 1, last };
    const names = tokens.lower[token] === ":" ? isSource : isDescribed;
    return names(scene, speaker) ? colonDraft(scene, token, speaker, { first, last: token - 1 }) : null;
  }
  return null;
}

/** A colon, or a dash with a blank before it: no hyphen. */
function standsFree({ tokens }: Scene, token: number): boolean {
  return tokens.lower[token] === ":" || tokens.end[token - 1]! < tokens.start[token]!;
}

function behindComma(scene: Scene, first: number, last: number): Draft | null {
  const { tokens } = scene;
  if (!SAYS.test(tokens.lower[last]!)) return null;
  for (let token = last - 2; token >= Math.max(first + 2, last - SPEAKER_TOKENS); token--) {
    if (tokens.lower[token] !== ",") continue;
    const speaker = { first: token + 1, last: last - 1 };
    return isSource(scene, speaker) ? colonDraft(scene, last, speaker, { first, last: token - 1 }) : null;
  }
  return null;
}

/** Somebody who speaks, a kind of document (`report`, `study`), an outlet; whatever is no place. */
function isSource(scene: Scene, range: TokenRange): boolean {
  const { start, end } = spanOf(scene.tokens, range.first, range.last);
  return (
    isDescribed(scene, range) || isOutletName(scene.tokens.text.slice(start, end)) || isSpeaker(scene, range)
  );
}

/** By a common noun: a name behind a dash is mostly that of the site. */
function isDescribed({ tokens }: Scene, { first, last }: TokenRange): boolean {
  const capital = /^\p{Lu}/u.test(tokens.text.slice(tokens.start[last]!, tokens.end[last]!));
  if (capital && last > first) return false;
  return sourceRoles().has(tokens.lemma[last]!) || sourceRoles().has(tokens.lower[last]!);
}
