import type { Block } from "../../model/index.ts";
import { turnsOf } from "../turns.ts";
import type { Draft } from "./draft.ts";
import { colonDraft } from "./marks.ts";
import { type Scene, tokenFrom } from "./scene.ts";
import { interviewee } from "./turns.ts";

/** Fewest questions that make an interview of a text without labels. */
const FEWEST = 3;
/** Longest question, in characters; columns lead up to theirs in longer paragraphs. */
const LONGEST_QUESTION = 250;
/** Most paragraphs of one answer. */
const LONGEST_ANSWER = 5;
const FIRST_PERSON = /\b(?:I|me|my|we|us|our)\b/;
const QUOTED = /"[^"]*"|\u201c[^\u201d]*\u201d/g;

/** A question of an interview with the blocks that answer it. */
interface Exchange {
  question: Block;
  answers: Block[];
}

/**
 * Interviews whose questions are told from the answers by print alone: paragraphs that are nothing but a question, and
 * answers of which at least two in three begin with somebody who speaks for himself. The answers are what the person says who was introduced.
 */
export function interviewDrafts(scene: Scene): Draft[] {
  const { report } = scene;
  const exchanges = turnsOf(report).length > 0 ? [] : exchangesOf(report.text, report.blocks);
  const own = exchanges.filter(({ answers }) => isOwnVoice(report.text, answers[0]!));
  const long = exchanges.some(({ answers }) => answers.length > LONGEST_ANSWER);
  if (exchanges.length < FEWEST || own.length * 3 < exchanges.length * 2 || long) return [];
  const speaker = interviewee(scene, exchanges[0]!.question.start);
  if (!speaker) return [];
  return exchanges.map(({ question, answers }) => {
    const mark = tokenFrom(scene.tokens, question.end) - 1;
    const draft = colonDraft(scene, mark, speaker, { first: mark, last: mark });
    return { ...draft, contents: answers.map(({ start, end }) => ({ start, end })) };
  });
}

/** The last question is answered by one block: what comes behind it may be the writer's. */
function exchangesOf(text: string, blocks: readonly Block[]): Exchange[] {
  const told = blocks.filter(({ role }) => role !== "boilerplate" && role !== "caption");
  const asked = told.flatMap((block, index) => (isQuestion(text, block) ? [index] : []));
  return asked.flatMap((at, index) => {
    const next = asked[index + 1] ?? at + 2;
    const answers = told.slice(at + 1, next).filter(({ role }) => role === "paragraph" || role === "quote");
    return answers.length > 0 ? [{ question: told[at]!, answers }] : [];
  });
}

function isQuestion(text: string, { start, end, role }: Block): boolean {
  return role === "paragraph" && end - start <= LONGEST_QUESTION && text[end - 1] === "?";
}

function isOwnVoice(text: string, { start, end }: Block): boolean {
  return FIRST_PERSON.test(text.slice(start, end).replace(QUOTED, ""));
}
