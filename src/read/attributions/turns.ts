import { isOutletName } from "../../lexicon/outlets.ts";
import type { Block, Mention } from "../../model/index.ts";
import { comparisonKey } from "../../text/normalise.ts";
import { type Turn, turnsOf } from "../turns.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { colonDraft } from "./marks.ts";
import { mentionsNear, type Scene, tokenFrom } from "./scene.ts";

const ANSWER = /^(?:A|Answer|ANSWER|A\.)$/;
const QUESTION =
  /^(?:Q|Q\.|Question|QUESTION|Reporters?|REPORTERS?|Journalists?|JOURNALISTS?|Interviewer|INTERVIEWER|Moderator|MODERATOR|Host|HOST)$/;
/**
 * Talks written down turn by turn (interviews, briefings, hearings): each turn is what its speaker says; who puts the
 * questions says nothing. What other rules made of the marks behind the labels goes.
 */
export function withTurns(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const { blocks } = scene.report;
  const turns = turnsOf(scene.report);
  const labels = new Set(turns.map(({ block }) => block));
  const made = turns.flatMap((turn, index) => {
    const speaker = isQuestion(scene, turn) ? null : speakerOf(scene, turn, turns[0]!);
    if (!speaker) return [];
    const next = turns[index + 1]?.block ?? turn.block + 1;
    const draft = turnDraft(scene, blocks.slice(turn.block, next), turn, speaker);
    return draft ? [draft] : [];
  });
  const others = drafts.filter(
    ({ pattern, cue }) => pattern !== "colon" || !labels.has(scene.blockAt[cue.first]!),
  );
  return [...others, ...made];
}

/** Put by `Q` or by an outlet, and telling nothing where it ends with a question mark or nobody is named. */
function isQuestion({ report: { blocks, text } }: Scene, { block, label }: Turn): boolean {
  const asker = askerIn(label);
  if (asker === null) return QUESTION.test(label);
  return text[blocks[block]!.end - 1] === "?";
}

/** Who puts a question, where the label says: an outlet, or the words in brackets of `QUESTION (Gulf Wire)`. */
function askerIn(label: string): string | null {
  const bracketed = /^(.{1,20}) \(([^()]{2,40})\)$/.exec(label);
  if (bracketed && QUESTION.test(bracketed[1]!)) return bracketed[2]!;
  return isOutletName(label) ? label : null;
}

/** The words of the label; behind `A:` stands the one who is introduced before the talk. */
function speakerOf(scene: Scene, { block, label }: Turn, first: Turn): TokenRange | null {
  const { start } = scene.report.blocks[block]!;
  if (ANSWER.test(label)) return interviewee(scene, scene.report.blocks[first.block]!.start);
  const name = askerIn(label) ?? label;
  const from = scene.report.text.indexOf(name, start);
  return rangeOf(scene, personCalled(scene, name, from) ?? { start: from, end: from + name.length });
}

/** The person whose name ends as the label does, where one is named before: `TEMIROV` after `Brigadier Askar Temirov`. */
function personCalled(scene: Scene, label: string, before: number): Mention | null {
  const key = lastWord(label);
  const { text } = scene.report;
  return (
    scene.mentions.find(
      ({ start, end, level, type }) =>
        end <= before && level === "name" && type === "person" && lastWord(text.slice(start, end)) === key,
    ) ?? null
  );
}

function lastWord(name: string): string {
  return comparisonKey(name.trim().split(/\s+/).at(-1)!);
}

const SPOKE =
  /\b(?:spoke|speaks|speaking|met|talked|talks|interview(?:ed|s)?|asked|answers|questions|sat down)\b/i;

/** The person named with words of talking before the first turn, else the person named first; who wrote it is none. */
export function interviewee(scene: Scene, before: number): TokenRange | null {
  const { blocks, text } = scene.report;
  const people = blocks
    .filter(({ start, role }) => start < before && /^(?:headline|paragraph)$/.test(role))
    .flatMap((block) => personsIn(scene, block).map((person) => ({ person, block })));
  const told = people.find(({ block }) => SPOKE.test(text.slice(block.start, block.end))) ?? people[0];
  return told ? rangeOf(scene, told.person) : null;
}

function personsIn(scene: Scene, { start, end }: Block): Mention[] {
  return mentionsNear(scene, start, end).filter(({ type, level }) => type === "person" && level === "name");
}

function rangeOf({ tokens }: Scene, { start, end }: { start: number; end: number }): TokenRange | null {
  const first = tokenFrom(tokens, start);
  const last = tokenFrom(tokens, end) - 1;
  return last >= first && tokens.start[first]! < end ? { first, last } : null;
}

/** One draft a turn: the words behind the label, and the blocks up to the next one. */
function turnDraft(scene: Scene, blocks: readonly Block[], turn: Turn, speaker: TokenRange): Draft | null {
  const own = blocks[0]!;
  const colon = tokenFrom(scene.tokens, own.start + turn.length) - 1;
  const first = colon + 1;
  const last = tokenFrom(scene.tokens, own.end) - 1;
  if (last < first || colon < 0) return null;
  const draft = colonDraft(scene, colon, speaker, { first, last });
  const rest = blocks
    .slice(1)
    .filter(({ start, end, role }) => /^(?:paragraph|quote)$/.test(role) && !isNote(scene, start, end));
  return { ...draft, contents: [...draft.contents, ...rest.map(({ start, end }) => ({ start, end }))] };
}

/** `(Applause)`, `[Music]`: what is heard and not said. */
function isNote({ report: { text } }: Scene, start: number, end: number): boolean {
  return /^[([][^()[\]]*[)\]]$/.test(text.slice(start, end));
}
