import type { Block } from "../../model/index.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { colonDraft } from "./marks.ts";
import { phraseAfter } from "./phrases.ts";
import { isFiniteVerb, mentionsNear, type Scene, tokenFrom } from "./scene.ts";

/** `Statement by the Red Cross on …`, `Joint communiqué of …` over a text. */
const TITLE =
  /^(?:(?:joint|press|public|official|media) )?(?:statement|communiqu[eé]|declaration|remarks|press release|open letter|address)(?: issued)? (?:by|from|of) /i;
/** A line that says of what kind the text is, beside the one that says whose it is. */
const KIND =
  /^(?:for immediate release|(?:joint |press |media |news |official |public )?(?:statement|release|communiqu[eé]|bulletin))$/i;
/** A title stands within so many blocks of the top. */
const TOP = 3;

/** A text under the title of a statement is, as a whole, what its author says. */
export function statementDrafts(scene: Scene): Draft[] {
  const titled = titledDrafts(scene);
  return titled.length > 0 ? titled : letterheadDrafts(scene);
}

/** `Lemnar Coast Guard` over `PRESS RELEASE`: a text under the head of a body is what that body says. */
function letterheadDrafts(scene: Scene): Draft[] {
  const { blocks, text } = scene.report;
  const words = ({ start, end }: Block) => text.slice(start, end);
  const at = blocks.slice(1, TOP).findIndex((block) => KIND.test(words(block))) + 1;
  const head = blocks[at - 1];
  if (at === 0 || !head || !isBody(scene, head)) return [];
  const range = { first: tokenFrom(scene.tokens, head.start), last: tokenFrom(scene.tokens, head.end) - 1 };
  const cue = tokenFrom(scene.tokens, blocks[at]!.start);
  return wholeText(scene, cue, range, at);
}

/** The whole line names one body. */
function isBody(scene: Scene, { start, end }: Block): boolean {
  return mentionsNear(scene, start, end).some(
    (mention) =>
      mention.type === "organization" &&
      mention.level === "name" &&
      mention.start === start &&
      mention.end === end,
  );
}

function titledDrafts(scene: Scene): Draft[] {
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
  const cue = tokenFrom(scene.tokens, start + opening.trimEnd().lastIndexOf(" ") + 1);
  return wholeText(scene, cue, author, at);
}

/** All below the title is content. */
function wholeText(scene: Scene, cue: number, author: TokenRange, title: number): Draft[] {
  const body = scene.report.blocks
    .slice(title + 1)
    .filter(({ role }) => role === "paragraph" || role === "quote");
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
