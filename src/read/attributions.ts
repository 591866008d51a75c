import type { Attribution, AttributionStyle, Mention, Report, Span } from "../model/index.ts";
import { absenceDrafts } from "./attributions/absences.ts";
import { accordingDrafts } from "./attributions/according.ts";
import type { Identity } from "./attributions/anaphors.ts";
import { withAnswers } from "./attributions/answers.ts";
import { wasQuotedDrafts, withCitations, withQuoted } from "./attributions/citing.ts";
import type { Draft, TokenRange } from "./attributions/draft.ts";
import { headlineDrafts } from "./attributions/headlines.ts";
import { identities } from "./attributions/identify.ts";
import { interviewDrafts } from "./attributions/interviews.ts";
import { withIntroductions } from "./attributions/introductions.ts";
import { chosenDrafts, type Judged } from "./attributions/learned/chosen.ts";
import { colonDrafts, signatureDrafts } from "./attributions/marks.ts";
import { nested } from "./attributions/nesting.ts";
import { nounDrafts } from "./attributions/nouns.ts";
import { footDrafts, handleDrafts, postDrafts } from "./attributions/posts.ts";
import { withRecipients } from "./attributions/recipients.ts";
import { cutByRejoinders, withRejoinders } from "./attributions/rejoinders.ts";
import { type Scene, sceneOf, spanOf, tokenFrom } from "./attributions/scene.ts";
import { withSpeakers } from "./attributions/speakers.ts";
import { statementDrafts } from "./attributions/statements.ts";
import { tallyDrafts } from "./attributions/tallies.ts";
import { withTurns } from "./attributions/turns.ts";
import { sameSpeaker, verbDrafts } from "./attributions/verbs.ts";
import { falsityDrafts, withoutDenied, withVerdicts } from "./attributions/withdrawals.ts";
import { findQuotes } from "./quotes.ts";
import type { Syntax } from "./syntax.ts";

/**
 * Who says what in a report, in the order of the cues. `within` points to the attribution whose content holds one;
 * following it outward gives the chain as far as this report tells it.
 */
export function findAttributions(
  syntax: Syntax,
  report: Report,
  mentions: readonly Mention[],
): Attribution[] {
  const scene = sceneOf(syntax, report, mentions, findQuotes(syntax, report));
  const chosen = chosenDrafts(scene, draftsOf(scene));
  const drafts = cutByRejoinders(
    scene,
    chosen.map(({ draft }) => draft),
  );
  const names = identities(scene, drafts);
  const attributions = chosen.map(({ confidence }, index) =>
    attributionOf(scene, { draft: drafts[index]!, confidence }, names[index]!),
  );
  return nested(attributions, undersOf(drafts), drafts.map(tells));
}

/** Everything the rules find, in the order of the cues. */
export function draftsOf(scene: Scene): Draft[] {
  const verbs = withIntroductions(
    scene,
    withAnswers(scene, withVerdicts(scene, withCitations(scene, withQuoted(scene, verbDrafts(scene))))),
  );
  const drafts = withRejoinders(
    scene,
    withoutDenied(scene, [
      ...verbs,
      ...wasQuotedDrafts(scene),
      ...accordingDrafts(scene),
      ...nounDrafts(scene),
      ...absenceDrafts(scene),
      ...falsityDrafts(scene),
      ...tallyDrafts(scene),
      ...withTurns(scene, colonDrafts(scene)),
      ...interviewDrafts(scene),
      ...headlineDrafts(scene, verbs),
      ...signatureDrafts(scene),
      ...postDrafts(scene),
      ...footDrafts(scene),
      ...handleDrafts(scene),
      ...statementDrafts(scene),
    ]),
  );
  drafts.sort((left, right) => left.cue.first - right.cue.first || right.cue.last - left.cue.last);
  const told = drafts.map((draft, index) =>
    Object.assign(draft, sameSpeaker(scene, draft, drafts[index - 1])),
  );
  return withRecipients(scene, withSpeakers(scene, told));
}

/** False for an attitude that only the model knows as one. */
function tells({ pattern, group }: Draft): boolean {
  return pattern !== "learned" || group !== "attitude";
}

/** For each draft the place of the one that passes it on, or null. */
function undersOf(drafts: readonly Draft[]): (number | null)[] {
  const places = new Map(drafts.map(({ cue }, place) => [cue, place]));
  return drafts.map(({ under }) => (under ? (places.get(under.cue) ?? null) : null));
}

function attributionOf(scene: Scene, { draft, confidence }: Judged, identity: Identity): Attribution {
  const { tokens } = scene;
  return {
    cue: spanOf(tokens, draft.cue.first, draft.cue.last),
    source: rangeSpan(scene, draft.source),
    sourceKind: identity.kind,
    sourceName: identity.name,
    content: draft.contents,
    recipient: rangeSpan(scene, draft.recipient),
    style: styleOf(scene, draft.contents),
    cueClass: draft.cueClass,
    polarity: draft.negated || draft.cueClass === "deny" || draft.cueClass === "decline" ? "-" : "+",
    within: null,
    confidence,
  };
}

function rangeSpan(scene: Scene, range: TokenRange | null): Span | null {
  return range ? spanOf(scene.tokens, range.first, range.last) : null;
}

/** Direct where nine tenths of the content stand in quotation marks, mixed where some does. */
function styleOf(scene: Scene, contents: readonly Span[]): AttributionStyle {
  let quoted = 0;
  let all = 0;
  for (const content of contents) {
    const last = tokenFrom(scene.tokens, content.end);
    for (let token = tokenFrom(scene.tokens, content.start); token < last; token++) {
      all++;
      if (scene.quoteAt[token]! >= 0) quoted++;
    }
  }
  if (quoted >= 0.9 * all) return "direct";
  return quoted > 0 ? "mixed" : "indirect";
}
