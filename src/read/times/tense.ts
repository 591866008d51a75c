import { REL, TAG, type Tokens } from "../../model/syntax.ts";

/** Where the clause puts what it tells, seen from the day of telling; null where it does not say. */
export type Tense = "past" | "present" | "future" | null;

const MODALS = new Set("will shall 'll wo would could may might should must can ca".split(" "));
const HAVE = new Set("has had have 've having".split(" "));
const BE_PAST = new Set(["was", "were", "been"]);
/** Participles and nouns that put what follows ahead: `scheduled for Monday`, `the deadline is Friday`. */
const AHEAD = new Set(
  "schedule plan set slate due expect poise deadline ultimatum postpone delay extend expire summon invite ready intend going upcoming forecast predict".split(
    " ",
  ),
);
/** Verbs whose infinitive tells of the past: `began to fall on Monday`. */
const FACTIVE = new Set(
  "begin start manage fail continue seem appear use come get try attempt help".split(" "),
);
/** Verbs that set a term: `gave them until Saturday`. */
const GRANT = new Set("give grant allow extend set".split(" "));
const SPEECH = new Set("say report tell write announce state confirm quote cite".split(" "));
/** How far up the tree a time expression looks for the verb it hangs on. */
const CLIMB = 12;

/** Tense of the clause the tokens `[first, last]` hang on, from the tree; `before` is the preposition. */
export function tenseAt(tokens: Tokens, first: number, last: number, before: string): Tense {
  if (before === "for" && first > 1 && AHEAD.has(tokens.lemma[first - 2]!)) return "future";
  let node = headOutside(tokens, first, last);
  for (let step = 0; step < CLIMB && node >= 0; step++) {
    if (GRANT.has(tokens.lemma[node]!) && (before === "until" || before === "till" || before === "by"))
      return "future";
    if (AHEAD.has(tokens.lemma[node]!) && before === "for") return "future";
    const tense = tenseOf(tokens, node);
    if (tense) return tense;
    node = tokens.head[node]!;
  }
  return null;
}

function headOutside(tokens: Tokens, first: number, last: number): number {
  for (let token = last; token >= first; token--) {
    const head = tokens.head[token]!;
    if (head >= 0 && (head < first || head > last)) return head;
  }
  return -1;
}

/** What one node says by its form and its auxiliaries; null sends the question to its head. */
function tenseOf(tokens: Tokens, node: number): Tense {
  const tag = tokens.tag[node]!;
  const lemma = tokens.lemma[node]!;
  const helpers = helpersOf(tokens, node);
  if (helpers.some((word) => MODALS.has(word)))
    return helpers.some((word) => HAVE.has(word)) ? "past" : "future";
  if (AHEAD.has(lemma) && tag !== TAG.VBD && tag !== TAG.VBZ) return "future";
  if (helpers.some((word) => HAVE.has(word) || BE_PAST.has(word) || word === "did")) return "past";
  if (tag === TAG.VBD) return "past";
  if (helpers.includes("be") && (tag === TAG.VBN || tag === TAG.VBG)) return infinitiveTense(tokens, node);
  if (helpers.length > 0)
    return tag === TAG.VBG && !helpers.includes("to") ? "future" : tag === TAG.VBN ? "past" : "present";
  if (tag === TAG.VBN) return "past";
  if (tag === TAG.VBZ || tag === TAG.VBP) return SPEECH.has(lemma) ? "past" : "present";
  return tag === TAG.VB ? infinitiveTense(tokens, node) : null;
}

/** Auxiliaries and copulas of a node, lower case. */
function helpersOf(tokens: Tokens, node: number): string[] {
  const helpers: string[] = [];
  const from = Math.max(0, node - 12);
  for (let token = from; token < Math.min(tokens.count, node + 6); token++) {
    if (tokens.head[token] !== node) continue;
    const relation = tokens.relation[token]!;
    if (relation === REL.aux || relation === REL["aux:pass"] || relation === REL.cop)
      helpers.push(tokens.lower[token]!);
  }
  return helpers;
}

/** `to meet on Monday` lies ahead, `began to fall on Monday` does not. */
function infinitiveTense(tokens: Tokens, node: number): Tense {
  const head = tokens.head[node]!;
  if (head < 0) return "future";
  return FACTIVE.has(tokens.lemma[head]!) ? tenseOf(tokens, head) : "future";
}
