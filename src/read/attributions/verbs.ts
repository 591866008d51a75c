import { cueVerb, cueVerbs } from "../../lexicon/cues.ts";
import { type Span, TAG } from "../../model/index.ts";
import { afterContent, skipBetween } from "./after.ts";
import { closed, continuedQuotes, quoteBefore, trimmed } from "./contents.ts";
import type { Draft, Pattern, TokenRange, VerbCue } from "./draft.ts";
import { isHelper, type VerbGroup, verbGroupOf } from "./groups.ts";
import { passiveDraft } from "./passives.ts";
import { hasFiniteVerb, phraseAfter } from "./phrases.ts";
import { clauseOf, isQuoteMark, isReadable, isTag, isVerb, type Scene, sentenceOf } from "./scene.ts";
import { besideComma, type Subject, subjectOf } from "./sources.ts";

/** Attributions of all cue verbs of a report. */
export function verbDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (let token = 0; token < scene.tokens.count; token++) {
    if (!isVerb(scene.tokens, token) && !isDisguised(scene, token)) continue;
    if (!isReadable(scene, token)) continue;
    const found = verbCueAt(scene, token);
    if (!found || isHelper(scene, token) || isNoSaying(scene, token)) continue;
    const draft = verbDraft(scene, found);
    if (!draft) continue;
    drafts.push(draft);
  }
  return drafts;
}

/** `called off the strike`, `feared dead`, `Reporting by Jane Roe`: cue words that say nothing here. */
function isNoSaying(scene: Scene, token: number): boolean {
  const { lemma, lower } = scene.tokens;
  const next = lower[token + 1] ?? "";
  if (lemma[token] === "call") return /^(?:off|up|in|back|home)$/.test(next);
  if (lemma[token] === "admit" && next === "to") return isAdmission(scene, token);
  if (lemma[token] === "tell") return next === "to" && isTag(scene.tokens, token + 2, "VB");
  if (lower[token] === "feared" && next !== "that" && isTag(scene.tokens, token + 1, "IN", "JJ", "VBN", "TO"))
    return true;
  if (lemma[token] === "report") return lower[token] === "reporting" && next === "by";
  return (
    /^(?:fear|believe|presume|think|report)$/.test(lemma[token]!) &&
    /^(?:dead|missing|trapped|drowned|lost|killed|injured|kidnapped)$/.test(next)
  );
}

/** `the 150 admitted to Queen Mary Hospital`: let in, not owning up. */
function isAdmission(scene: Scene, token: number): boolean {
  const phrase = phraseAfter(scene, token + 2);
  return (
    phrase !== null &&
    /^(?:hospitals?|clinics?|wards?|unit|icu|care|school|university|college|centre|center|infirmary)$/.test(
      scene.tokens.lower[phrase.last]!,
    )
  );
}

/** `Harbour News reports that …`, `…, reports Harbour News.`: a verb tagged as a noun beside a name. */
function isDisguised(scene: Scene, token: number): boolean {
  const { tokens } = scene;
  const tag = tokens.tag[token];
  if (tag !== TAG.NNS && tag !== TAG.NNPS) return false;
  if (tag === TAG.NNS && isTag(tokens, token - 1, ",", "''")) return closesWithName(scene, token);
  if (!isTag(tokens, token - 1, "NNP", "NNPS")) return false;
  return (
    /^(?:that|\.|:|,)$/.test(tokens.lower[token + 1] ?? "") &&
    cueVerb("", tokens.lower[token]!)?.group === "speech"
  );
}

/** Nothing but a name and the end of the sentence behind a word that may be a verb of saying. */
function closesWithName(scene: Scene, token: number): boolean {
  const { tokens } = scene;
  if (cueVerb("", tokens.lower[token]!)?.group !== "speech") return false;
  const phrase = phraseAfter(scene, token + 1);
  return (
    phrase !== null &&
    isTag(tokens, phrase.last, "NNP", "NNPS") &&
    phrase.last + 2 >= sentenceOf(scene, token).last
  );
}

/** `…, X said, adding that …`: a participle behind a comma takes the source of the cue before it. */
export function sameSpeaker(scene: Scene, draft: Draft, before: Draft | undefined): Draft {
  const { tokens } = scene;
  const cue = draft.cue.first;
  if (
    !before?.source ||
    draft.under ||
    draft.pattern === "according" ||
    !isTag(tokens, cue, "VBG") ||
    !isTag(tokens, cue - 1, ",", "RB", "IN")
  )
    return draft;
  const near = tokens.sentence[before.cue.first] === tokens.sentence[cue];
  const level = scene.quoteAt[before.cue.first] === scene.quoteAt[cue];
  const held = before.contents.some(
    (span) => span.start <= tokens.start[cue]! && tokens.start[cue]! < span.end,
  );
  return near && level && !held ? { ...draft, source: before.source } : draft;
}

function verbCueAt(scene: Scene, token: number): VerbCue | null {
  const { tokens } = scene;
  const verbs = cueVerbs();
  const lemma = tokens.lemma[token]!;
  const end = Math.min(sentenceOf(scene, token).last, token + 4);
  for (let next = token + 1; next < end; next++) {
    const cue = verbs.get(`${lemma} ${tokens.lower[next]}`);
    if (cue && (next === token + 1 || lemma === "make")) return { cue, range: { first: token, last: next } };
  }
  const cue = cueVerb(lemma, tokens.lower[token]!);
  return cue ? { cue, range: { first: token, last: token } } : null;
}

/** Tagged as a participle, but with what follows only a verb with tense: `the minister promised to …`. */
function isActive(scene: Scene, found: VerbCue): boolean {
  const { tokens } = scene;
  const next = found.range.last + 1;
  const before = found.range.first - 1;
  if (found.cue.group !== "speech" || before < sentenceOf(scene, found.range.first).first) return false;
  return (
    tokens.lower[found.range.first] === "said" ||
    closesClause(scene, found) ||
    /^(?:to|that|it|he|she|they|there)$/.test(tokens.lower[next] ?? "") ||
    isTag(tokens, next, "DT", "PRP$", "NNP")
  );
}

/** `The bridge is down, the fire service confirmed.` */
function closesClause(scene: Scene, { range }: VerbCue): boolean {
  const { tokens } = scene;
  if (!isTag(tokens, range.last + 1, ".", ":", "IN") && tokens.lower[range.last + 1] !== ";") return false;
  const subject = besideComma(scene, -1, range.first);
  return subject !== null && !/^an?$/.test(tokens.lower[subject.first]!);
}

function verbDraft(scene: Scene, found: VerbCue): Draft | null {
  const group = verbGroupOf(scene, found.range.first);
  if (group.passive || (group.participle && isTag(scene.tokens, group.verb, "VBN", "VBD"))) {
    const passive = passiveDraft(scene, found, group);
    if (passive || group.passive || !isActive(scene, found)) return passive;
    group.finite = true;
  }
  const subject = subjectOf(scene, group);
  if (subject && isOwnVoice(scene, group, subject)) return null;
  const fronted = frontedContent(scene, found, group, subject);
  if (fronted) {
    const told = found.cue.frames.recipient ? phraseAfter(scene, found.range.last + 1) : null;
    return draftOf(found, group, subject, fronted.contents, fronted.pattern, subject?.inverted ? null : told);
  }
  const from = subject?.inverted ? subject.range.last + 1 : found.range.last + 1;
  const after = afterContent(scene, found.cue, group.verb, from);
  if (!after || (group.infinitive && /^(?:object|predicate)$/.test(after.pattern))) return null;
  const contents = after.quoted ? [...after.contents, ...continuedQuotes(scene, group.verb)] : after.contents;
  return draftOf(found, group, subject, contents, after.pattern, after.recipient);
}

/** `We believe …` in somebody's quotation: the speaker's own voice, no second speaker. */
export function isOwnVoice(scene: Scene, group: VerbGroup, subject: Subject): boolean {
  const quoted = scene.quoteAt[group.verb]! >= 0;
  return quoted && /^(?:i|we|you)$/.test(scene.tokens.lower[subject.range.last]!);
}

export function draftOf(
  found: VerbCue,
  group: VerbGroup,
  subject: Subject | null,
  contents: Span[],
  pattern: Pattern,
  recipient: TokenRange | null,
): Draft {
  return {
    cue: found.range,
    lemma: found.cue.lemma,
    cueClass: found.cue.cueClass,
    group: found.cue.group,
    source: subject?.range ?? null,
    contents,
    recipient,
    pattern,
    negated: group.negated,
  };
}

interface Fronted {
  contents: Span[];
  pattern: Pattern;
}

/** `P, X said`, `"P," said X`, `P, X said, P`: content that stands before its speaker. */
function frontedContent(
  scene: Scene,
  found: VerbCue,
  group: VerbGroup,
  subject: Subject | null,
): Fronted | null {
  const { frames } = found.cue;
  if (!frames.quote && !(frames.clause && /^(?:speech|show)$/.test(found.cue.group))) return null;
  if (!subject || group.infinitive || isTag(scene.tokens, subject.range.first, "WP", "WDT")) return null;
  const opening = subject.inverted ? group.first : Math.min(subject.range.first, group.first);
  if (!subject.inverted && !standsBeside(scene, subject.range, group)) return null;
  const quote = endedBefore(scene, opening) ? null : quoteBefore(scene, opening);
  const closing = Math.max(found.range.last, subject.inverted ? subject.range.last : 0);
  if (quote && frames.quote) return frontedQuote(scene, quote, opening, closing);
  const told = frames.recipient && !subject.inverted ? phraseAfter(scene, found.range.last + 1) : null;
  return frontedClause(scene, opening, told?.last ?? closing);
}

/** The subject stands right before its verb, but for what commas set off. */
function standsBeside(scene: Scene, subject: TokenRange, group: VerbGroup): boolean {
  const next = subject.last + 1;
  if (next > group.first) return false;
  for (let token = next; token < group.first; token++)
    if (!isTag(scene.tokens, token, ",", "RB", "-RRB-")) return false;
  return true;
}

/** The quotation before belongs to the sentence before: it ends with a full stop and a new sentence begins. */
function endedBefore(scene: Scene, opening: number): boolean {
  const { tokens } = scene;
  if (opening === 0 || opening !== sentenceOf(scene, opening).first) return false;
  return /\.["'\u2019\u201D]*$/.test(
    tokens.text.slice(tokens.end[opening - 1]! - 3, tokens.end[opening - 1]!),
  );
}

function frontedQuote(scene: Scene, quote: Span, opening: number, closing: number): Fronted {
  const sentence = sentenceOf(scene, opening);
  const started = scene.tokens.start[sentence.first]!;
  const contents = [{ start: quote.start, end: quote.end }];
  if (started < quote.start && hasFiniteVerb(scene, sentence.first, opening - 1))
    contents[0]!.start = started;
  return { contents: [...contents, ...restOfQuote(scene, closing)], pattern: "fronted-quote" };
}

/** Quotation behind the cue clause: `," he said, "…"`, and whole quoted sentences that follow. */
function restOfQuote(scene: Scene, closing: number): Span[] {
  const { tokens } = scene;
  const sentence = sentenceOf(scene, closing);
  const contents: Span[] = [];
  for (let token = closing + 1; token < sentence.last; token++) {
    const quote = scene.quotes[scene.quoteAt[token]!];
    if (quote && !quote.block && isTag(tokens, token - 1, ",", ":", "IN")) {
      contents.push({ start: quote.start, end: quote.end });
      break;
    }
    if (isVerb(tokens, token) && cueVerb(tokens.lemma[token]!, tokens.lower[token]!)) break;
  }
  return [...contents, ...continuedQuotes(scene, closing)];
}

function frontedClause(scene: Scene, opening: number, closing: number): Fronted | null {
  const { tokens } = scene;
  const sentence = clauseOf(scene, opening);
  const before = opening - 1;
  if (before <= sentence.first || !isTag(tokens, before, ",") || isQuoteMark(tokens, closing + 1))
    return null;
  const behind = skipBetween(scene, closing + 1, sentence.last);
  if (tokens.lower[behind] === "that" || tokens.lower[behind] === ":") return null;
  const inserted = behind < sentence.last && isTag(tokens, behind, ",");
  const ended =
    !hasFiniteVerb(scene, behind, sentence.last - 1) || isTag(tokens, behind, ".", "IN", "WRB", "CC");
  const first = contentStart(scene, sentence.first);
  const whole = hasFiniteVerb(scene, first, before - 1);
  if (inserted && !opensAside(scene, behind + 1))
    return insertedContent(scene, first, before, behind, sentence.last);
  if (!ended && !inserted) return null;
  if (!whole || isSideClause(scene, first)) return null;
  return { contents: [closed(scene, first, before - 1)], pattern: "fronted-clause" };
}

/** `The plan, X said, will fail`: both sides are content. */
function insertedContent(scene: Scene, first: number, before: number, behind: number, end: number): Fronted {
  const last = trimmed(scene, behind + 1, end - 1);
  const contents = [closed(scene, first, before - 1)];
  if (last > behind + 1) contents.push(closed(scene, behind + 1, last));
  return { contents, pattern: "fronted-clause" };
}

/** `, adding that …`, `, who leads it`, `, though few believed it`, `, hours after …`: the narrator goes on, not what was said. */
function opensAside(scene: Scene, token: number): boolean {
  const { tokens } = scene;
  if (isTag(tokens, token, "VBG", "WP", "CC")) return true;
  if (/^(?:who|as|while|after|when|though|although|whereas|before|since|despite)$/.test(tokens.lower[token]!))
    return true;
  const phrase = phraseAfter(scene, token);
  return (
    phrase !== null &&
    UNIT_OF_TIME.test(tokens.lower[phrase.last]!) &&
    /^(?:after|before|since)$/.test(tokens.lower[phrase.last + 1] ?? "")
  );
}

const UNIT_OF_TIME = /^(?:second|minute|hour|day|week|month|year)s?$/;

/** Skips what links a sentence to the one before it: `But`, `And`, `Meanwhile,`. */
function contentStart(scene: Scene, first: number): number {
  return isTag(scene.tokens, first, "CC") ? first + 1 : first;
}

/** `When asked about it, X said`, `As the storm neared, X said`: not what X said. */
function isSideClause(scene: Scene, first: number): boolean {
  const { tokens } = scene;
  const word = tokens.lower[first]!;
  if (isTag(tokens, first, "WRB", "VBG", "VBN", "TO") && word !== "how") return true;
  return /^(?:as|after|before|while|although|though|until|once|with|for|by)$/.test(word);
}
