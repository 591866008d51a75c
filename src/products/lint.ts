/** Words of likelihood (ICD 203, annex) and of confidence: the two must not meet in one sentence. */
const LIKELIHOOD =
  /\b(?:almost (?:no chance|certain(?:ly)?)|(?:very |highly )?(?:un)?likely|roughly even|even chance|(?:im)?probabl[ey])\b/i;
const CONFIDENCE = /\b(?:high|moderate|low|medium)[- ]confidence\b|\bconfiden(?:ce|t)\b/i;

/** Sentences that give a likelihood and a confidence at once. Hand it the brief's own words, not its quotes. */
export function mixedSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/)
    .filter((sentence) => LIKELIHOOD.test(sentence) && CONFIDENCE.test(sentence));
}
