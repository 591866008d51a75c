import { sourceRoles } from "../../lexicon/cues.ts";
import { isOutletName } from "../../lexicon/outlets.ts";
import type { TokenRange } from "./draft.ts";
import { headOf, wording } from "./heads.ts";
import { isInName } from "./names.ts";
import { isNoun, isTag, mentionsNear, type Scene } from "./scene.ts";

/** The phrase without its relative clause, apposition and participle tail. */
export function coreOf(scene: Scene, source: TokenRange): TokenRange {
  const { tokens } = scene;
  for (let token = source.first + 1; token <= source.last; token++) {
    const cut =
      isQuotedBy(scene, token) ||
      (isTag(tokens, token, ",", "WP", "WDT", "-LRB-", ":") && !isAcronym(scene, token)) ||
      (isTag(tokens, token, "VBN", "VBG", "JJ") &&
        token < source.last &&
        isNoun(tokens, token - 1) &&
        !isNoun(tokens, token + 1));
    if (cut && tokens.lower[token] !== "and") return { first: source.first, last: token - 1 };
  }
  return source;
}

/** `the WHO`, tagged as the pronoun. */
function isAcronym({ tokens }: Scene, token: number): boolean {
  return /^\p{Lu}{2,}$/u.test(tokens.text.slice(tokens.start[token]!, tokens.end[token]!));
}

/** `an official quoted by the newspaper`, whatever the tags say. */
function isQuotedBy({ tokens }: Scene, token: number): boolean {
  return (
    tokens.lower[token + 1] === "by" &&
    /^(?:quoted|cited|interviewed|contacted|reached)$/.test(tokens.lower[token]!)
  );
}

/** `its director, Jane Roe`, `the owner, Pallas Marine`: the name set beside a common noun. */
export function nameBeside(scene: Scene, source: TokenRange): TokenRange | null {
  const { tokens } = scene;
  for (let token = source.first + 1; token < source.last; token++) {
    if (!isTag(tokens, token, ",")) continue;
    const common = isTag(tokens, token - 1, "NN", "NNS") || sourceRoles().has(tokens.lower[token - 1]!);
    if (!isInName(scene, token + 1)) return null;
    if (!common && !(isRole(scene, source, token - 1) && isPerson(scene, token + 1))) return null;
    let last = token + 1;
    while (last + 1 <= source.last && isInName(scene, last + 1)) last++;
    return last === source.last || isTag(tokens, last + 1, ",") ? { first: token + 1, last } : null;
  }
  return null;
}

/** `the mayor of Calder`: headed by one person's trade or office. */
function isRole(scene: Scene, { first }: TokenRange, last: number): boolean {
  const head = headOf(scene, { first, last });
  const kind = sourceRoles().get(scene.tokens.lower[head]!);
  return kind === "role" || kind === "anonymous";
}

function isPerson(scene: Scene, token: number): boolean {
  const start = scene.tokens.start[token]!;
  return mentionsNear(scene, start, start + 80).some(
    (mention) => mention.start === start && mention.type === "person",
  );
}

const AUTHORED = new Set([
  "statement",
  "message",
  "post",
  "tweet",
  "declaration",
  "communique",
  "communiqué",
  "warning",
  "announcement",
  "briefing",
  "investigation",
  "report",
  "study",
  "analysis",
  "survey",
  "poll",
  "article",
]);

/** `the statement from the group`, `the ministry's statement`: the one who made it, where the phrase says so. */
export function authorOf(scene: Scene, core: TokenRange, source: TokenRange): TokenRange {
  const { tokens } = scene;
  const noun = headOf(scene, core);
  if (!AUTHORED.has(tokens.lemma[noun]!)) return core;
  const inOutlet =
    tokens.lower[noun + 1] === "in" && isOutletName(wording(scene, { first: noun + 2, last: core.last }));
  if (inOutlet) return { first: noun + 2, last: core.last };
  for (let token = noun + 1; token < core.last; token++)
    if (/^(?:from|by)$/.test(tokens.lower[token]!) && token + 1 <= core.last)
      return (
        calledName(scene, { first: token + 1, last: source.last }) ?? { first: token + 1, last: core.last }
      );
  for (let token = core.first + 1; token < noun; token++)
    if (isTag(tokens, token, "POS")) return { first: core.first, last: token - 1 };
  return core;
}

/** `the group calling itself X`, `a militia known as X`: X. */
function calledName(scene: Scene, range: TokenRange): TokenRange | null {
  const { tokens } = scene;
  for (let token = range.first + 1; token < range.last; token++) {
    if (/^(?:calling|styling)$/.test(tokens.lower[token]!) && /sel(?:f|ves)$/.test(tokens.lower[token + 1]!))
      return { first: token + 2, last: range.last };
    if (/^(?:known|called)$/.test(tokens.lower[token]!))
      return { first: tokens.lower[token + 1] === "as" ? token + 2 : token + 1, last: range.last };
  }
  return null;
}
