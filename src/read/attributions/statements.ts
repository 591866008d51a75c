import type { Draft } from "./draft.ts";
import { colonDraft } from "./marks.ts";
import { phraseAfter } from "./phrases.ts";
import { isFiniteVerb, type Scene, tokenFrom } from "./scene.ts";

/** `Statement by the Red Cross on …`, `Joint communiqué of …` over a text. */
const TITLE =
  /^(?:(?:joint|press|public|official|media) )?(?:statement|communiqu[eé]|declaration|remarks|press release|open letter|address)(?: issued)? (?:by|from|of) /i;
/** A title stands within so many blocks of the top. */
const TOP = 3;

/** A text under the title of a statement is, as a whole, what its author says. */
export function statementDrafts(scene: Scene): Draft[] {
  const { blocks, text } = scene.report;
  const at = blocks
    .slice(0, TOP)
    .findIndex(
      ({ start, end, role }) => /^(?:headline|paragraph)$/.test(role) && TITLE.test(text.slice(start, end)),
    );
  if (at < 0) return [];
  const { start, end } = blocks[at]!;
  const opening = TITLE.exec(text.slice(start, end))![0];
  const author = phraseAfter(scene, tokenFrom(scene.tokens, start + opening.length));
  const last = tokenFrom(scene.tokens, end) - 1;
  if (!author || author.last > last || isSentence(scene, author.last + 1, last)) return [];
  const body = blocks.slice(at + 1).filter(({ role }) => role === "paragraph" || role === "quote");
  const cue = tokenFrom(scene.tokens, start + opening.trimEnd().lastIndexOf(" ") + 1);
  const draft = colonDraft(scene, cue, author, { first: cue, last: cue });
  return body.length === 0
    ? []
    : [{ ...draft, contents: body.map((block) => ({ start: block.start, end: block.end })) }];
}

/** `Statement by the group angers the ministry` tells of a statement and is none. */
function isSentence(scene: Scene, first: number, last: number): boolean {
  for (let token = first; token <= last; token++) if (isFiniteVerb(scene.tokens, token)) return true;
  return false;
}
