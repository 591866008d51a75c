import { bySentence, type Draft } from "./draft.ts";
import { isTag, type Scene, sentenceOf, tokenFrom } from "./scene.ts";

/**
 * `Asked by Y if P, X said no`: what X says to Y is P, denied; with `yes` it is P. Without a question in the same sentence the
 * answer stays as it is.
 */
export function withAnswers(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const near = bySentence(scene.tokens.sentence, drafts);
  return drafts.map((draft) => {
    const answer = draft.contents.length === 1 ? answerOf(scene, draft) : null;
    if (!answer) return draft;
    const question = near
      .get(scene.tokens.sentence[draft.cue.first]!)
      ?.find((other) => other !== draft && isQuestionOf(scene, other, draft));
    if (!question) return draft;
    const recipient = draft.recipient ?? question.source;
    return { ...draft, contents: question.contents, recipient, negated: answer === "no" };
  });
}

function answerOf(scene: Scene, draft: Draft): "yes" | "no" | null {
  const { start, end } = draft.contents[0]!;
  if (end - start > 6) return null;
  const words = scene.tokens.text
    .slice(start, end)
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  return words === "no" || words === "yes" ? words : null;
}

function isQuestionOf(scene: Scene, question: Draft, answer: Draft): boolean {
  const { tokens } = scene;
  const cue = question.cue.first;
  if (question.lemma !== "ask" || !isTag(tokens, cue, "VBN", "VBD")) return false;
  const first = tokenFrom(tokens, question.contents[0]?.start ?? 0);
  return (
    sentenceOf(scene, cue) === sentenceOf(scene, answer.cue.first) &&
    /^(?:if|whether)$/.test(tokens.lower[first] ?? "")
  );
}
