import type { Span } from "../../model/index.ts";
import { clauseContent, closed, quoteFrom } from "./contents.ts";
import type { Draft, TokenRange, VerbCue } from "./draft.ts";
import type { VerbGroup } from "./groups.ts";
import { phraseAfter, phraseOf } from "./phrases.ts";
import { dependents, isNoun, isRelation, isTag, type Scene, sentenceOf } from "./scene.ts";
import { extended } from "./sources.ts";

/**
 * `it was announced that …`, `X is believed to …`, `X was described by Y as …`, `X was quoted as saying …`,
 * `a strike believed to be …`. Without a by-phrase the source is unknown.
 */
export function passiveDraft(scene: Scene, found: VerbCue, group: VerbGroup): Draft | null {
  const from = found.range.last + 1;
  const end = sentenceOf(scene, group.verb).last;
  const agent = agentOf(scene, from, end);
  const subject = passiveSubject(scene, group);
  const start = agent && agent.first === from + 1 ? agent.last + 1 : from;
  const asked = group.participle && found.cue.lemma === "ask";
  if (asked || (group.passive && found.cue.frames.recipient && subject))
    return toldDraft(scene, found, group, subject, start, end);
  if (found.cue.lemma === "quote" && !agent) return null;
  const contents = passiveContents(scene, found, group, subject, start, end);
  if (!contents) return null;
  return {
    cue: found.range,
    lemma: found.cue.lemma,
    cueClass: found.cue.cueClass,
    group: found.cue.group,
    source: agent,
    contents,
    recipient: null,
    pattern: "passive",
    negated: group.negated,
  };
}

/** `X was told/asked/urged to …`: the subject is the one told. */
function toldDraft(
  scene: Scene,
  found: VerbCue,
  group: VerbGroup,
  subject: TokenRange | null,
  start: number,
  end: number,
): Draft | null {
  const rest = group.participle
    ? questionContent(scene, start, end)
    : complement(scene, found, group.verb, start, end);
  if (!rest) return null;
  return {
    cue: found.range,
    lemma: found.cue.lemma,
    cueClass: found.cue.cueClass,
    group: found.cue.group,
    source: agentOf(scene, start, end),
    contents: [rest],
    recipient: subject,
    pattern: "passive",
    negated: group.negated,
  };
}

/** `asked whether P, X said …`: the question up to the comma before the answer. */
function questionContent(scene: Scene, start: number, end: number): Span | null {
  const { tokens } = scene;
  if (!/^(?:if|whether|what|why|how|about)$/.test(tokens.lower[start] ?? "")) return null;
  let last = start;
  while (last + 1 < end && !isTag(tokens, last + 1, ",")) last++;
  return last + 1 < end ? closed(scene, start, last) : null;
}

function agentOf(scene: Scene, from: number, end: number): TokenRange | null {
  const { tokens } = scene;
  for (let token = from; token < Math.min(end, from + 6); token++) {
    if (isTag(tokens, token, ",", ".", "VB", "VBD")) return null;
    if (tokens.lower[token] !== "by" || isTag(tokens, token + 1, "VBG")) continue;
    const phrase = phraseAfter(scene, token + 1);
    return phrase && !isTimeHead(scene, phrase.last) ? extended(scene, phrase, end) : null;
  }
  return null;
}

function isTimeHead(scene: Scene, token: number): boolean {
  return isTag(scene.tokens, token, "CD") || /day$|^(?:week|month|year)s?$/.test(scene.tokens.lower[token]!);
}

function passiveSubject(scene: Scene, group: VerbGroup): TokenRange | null {
  const { tokens } = scene;
  const subject = dependents(scene, group.verb, "nsubj:pass", "nsubj")
    .filter((token) => token < group.verb)
    .pop();
  if (subject !== undefined)
    return phraseOf(scene, subject, { first: sentenceOf(scene, group.verb).first, last: group.first - 1 });
  const head = tokens.head[group.verb]!;
  if (
    group.participle &&
    head >= 0 &&
    head < group.verb &&
    isNoun(tokens, head) &&
    isRelation(tokens, group.verb, "acl")
  )
    return phraseOf(scene, head, { first: sentenceOf(scene, group.verb).first, last: group.first - 1 });
  return null;
}

function passiveContents(
  scene: Scene,
  found: VerbCue,
  group: VerbGroup,
  subject: TokenRange | null,
  start: number,
  end: number,
): Span[] | null {
  const { tokens } = scene;
  const rest = complement(scene, found, group.verb, start, end);
  if (found.cue.lemma === "quote") return rest ? [rest] : null;
  const dummy = subject !== null && tokens.lower[subject.last] === "it" && tokens.lower[start] === "that";
  if (dummy) return rest ? [rest] : null;
  if (!subject || !isTag(tokens, group.verb, "VBN", "VBD")) return null;
  const thing = closed(scene, subject.first, subject.last);
  if (rest) return [thing, rest];
  return group.passive && found.cue.group === "speech" && found.cue.frames.object ? [thing] : null;
}

/** `to …`, `as …`, `that …` or a quotation behind the participle. */
function complement(scene: Scene, found: VerbCue, verb: number, start: number, end: number): Span | null {
  const { tokens } = scene;
  if (start >= end) return null;
  const quote = quoteFrom(scene, start);
  if (quote) return { start: quote.start, end: quote.end };
  const word = tokens.lower[start]!;
  if (word === "to" && isTag(tokens, start + 1, "VB")) return clauseContent(scene, verb, start);
  if (found.cue.frames.wh && /^(?:if|whether|about)$/.test(word)) return clauseContent(scene, verb, start);
  if (word === "that" || (word === "as" && found.cue.frames.predicate)) {
    const first = word === "as" ? start + 1 : start;
    return first < end ? clauseContent(scene, verb, first) : null;
  }
  return null;
}
