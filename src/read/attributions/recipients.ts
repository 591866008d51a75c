import { isOutletName } from "../../lexicon/outlets.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { phraseAfter } from "./phrases.ts";
import { isTag, type Scene, sentenceOf, spanOf } from "./scene.ts";

/** Words between which and an outlet `to`, `with` or `by` stands when somebody talks to it, or when it carries his words. */
const TALKING =
  /^(?:spoke|speaks?|speaking|talked|talking|interview|interviews|comments?|remarks|statement|email|e-mail|message|call|said|says|confirmed|confided|contacted|quoted|cited|interviewed|reached|seen|obtained|reviewed|carried|published|aired|broadcast|released|distributed)$/;

/** The outlet somebody talks to where another phrase than the cue says so: `, who spoke to Bay Radio`, `in comments to AFP`. */
export function withRecipients(scene: Scene, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    if (draft.recipient || draft.group !== "speech" || !draft.source) return draft;
    const recipient = spokenTo(scene, draft);
    return recipient ? { ...draft, recipient } : draft;
  });
}

/** Looked for in the words of the source, and around source and cue outside what is said. */
function spokenTo(scene: Scene, draft: Draft): TokenRange | null {
  const { tokens } = scene;
  const { first, last } = sentenceOf(scene, draft.cue.first);
  for (let token = first + 1; token < last - 1; token++) {
    if (!/^(?:to|with|by)$/.test(tokens.lower[token]!) || !TALKING.test(tokens.lower[token - 1]!)) continue;
    if (isSaid(scene, draft, token) || !isTag(tokens, token + 1, "NNP", "DT", "NN", "JJ")) continue;
    const phrase = phraseAfter(scene, token + 1);
    if (phrase && namesOutlet(scene, phrase)) return phrase;
  }
  return null;
}

/** True for words inside the content, but for those of its own source. */
function isSaid(scene: Scene, draft: Draft, token: number): boolean {
  const start = scene.tokens.start[token]!;
  const own = draft.source!.first <= token && token <= draft.source!.last;
  return !own && draft.contents.some((span) => span.start <= start && start < span.end);
}

function namesOutlet(scene: Scene, { first, last }: TokenRange): boolean {
  const { start, end } = spanOf(scene.tokens, first, last);
  return isOutletName(scene.tokens.text.slice(start, end));
}
