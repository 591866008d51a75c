import { type Counts3, counts, type Prf, prf, tick } from "./attribution-counts.ts";
import { jaccard, type TokenSets, tokenSets } from "./attribution-tokens.ts";

/** `[start, end)` as the PolNeAR files give it. */
export type Pair = [start: number, end: number];

/** One attribution in the files' form. `source` may be empty. */
export interface Quoting {
  source: Pair[];
  cue: Pair[];
  content: Pair[];
  type?: string;
}

export interface GoldDocument {
  id: string;
  text: string;
  attributions: Quoting[];
}

export interface AttributionScores {
  documents: number;
  gold: number;
  predicted: number;
  /** Word tokens that carry the role. */
  tokens: Record<"source" | "cue" | "content", Prf>;
  /** Content matched with Jaccard >= .3, >= .5, >= .8, = 1. */
  content: { at3: Prf; at5: Prf; at8: Prf; exact: Prf };
  /** Of the matched (content >= .3), shares 0..100. */
  sourceRight: number;
  sourceExact: number;
  cueOverlap: number;
  /** Content >= .5 and source >= .5, or both without a source: the headline figure. */
  whoSaidWhat: Prf;
  /** Per gold type: share of content found (>= .5) and of who said what, 0..100. */
  recallByType: Record<string, { count: number; contentFound: number; whoSaidWhat: number }>;
}

/** Words that make a cue one of speech rather than of thought, attitude or appearance. */
const SPEECH =
  /\b(sa(y|ys|id|ying)|t(ell|ells|old|elling)|according|add(s|ed|ing)?|ask(s|ed|ing)?|announc|report(s|ed|ing)?|wr(ote|ites?|iting|itten)|tweet|claim|den(y|ie)|warn|declar|stat(e|es|ed|ing|ement)|confirm|insist|argu|explain|assert|acknowledg|admit|suggest|accus|call(s|ed|ing)?|urg|demand|vow|threat|promis|pledg|respon|repl(y|ie)|conclu|comment|describ|cit(e|es|ed|ing)|quot|note[sd]?|noting|spoke|speak|testif|disclos|reveal|remark|reiterat|stress|emphasi|blam|critici|condemn|prais|predict|allege|contend|maintain|caution|recall|continu|interview|:)/i;

interface Scored {
  type: string;
  source: Set<number>;
  cue: Set<number>;
  content: Set<number>;
  speech: boolean;
}

interface Tally {
  tokens: Record<"source" | "cue" | "content", Counts3>;
  at3: Counts3;
  at5: Counts3;
  at8: Counts3;
  exact: Counts3;
  who: Counts3;
  matched: { count: number; source: number; sourceExact: number; cue: number };
  types: Map<string, { count: number; content: number; who: number }>;
  gold: number;
  predicted: number;
}

/**
 * Scores attributions as the project's reference scorer does: one-to-one greedy matching by Jaccard of content words.
 * `speechOnly` keeps gold whose cue holds a speech word; predictions that match other gold are left out.
 */
export function scoreAttributions(
  documents: readonly GoldDocument[],
  predicted: ReadonlyMap<string, readonly Quoting[]>,
  speechOnly: boolean,
): AttributionScores {
  const tally = emptyTally();
  for (const document of documents) {
    const sets = tokenSets(document.text);
    const gold = document.attributions.map((quoting) => scored(quoting, sets, document.text));
    const guesses = (predicted.get(document.id) ?? []).map((quoting) => scored(quoting, sets, document.text));
    const kept = speechOnly ? onlySpeech(gold, guesses) : { gold, guesses };
    scoreDocument(kept.gold, kept.guesses, tally);
  }
  return summary(tally, documents.length);
}

function emptyTally(): Tally {
  return {
    tokens: { source: counts(), cue: counts(), content: counts() },
    at3: counts(),
    at5: counts(),
    at8: counts(),
    exact: counts(),
    who: counts(),
    matched: { count: 0, source: 0, sourceExact: 0, cue: 0 },
    types: new Map(),
    gold: 0,
    predicted: 0,
  };
}

function scored(quoting: Quoting, sets: TokenSets, text: string): Scored {
  const cueText = quoting.cue.map(([start, end]) => text.slice(start, end)).join(" ");
  return {
    type: quoting.type ?? "?",
    source: sets.of(quoting.source),
    cue: sets.of(quoting.cue),
    content: sets.of(quoting.content),
    speech: SPEECH.test(cueText),
  };
}

function onlySpeech(gold: Scored[], guesses: Scored[]): { gold: Scored[]; guesses: Scored[] } {
  const kept = gold.filter((item) => item.speech);
  const other = gold.filter((item) => !item.speech);
  const remaining = guesses.filter((guess) => {
    const best = Math.max(0, ...kept.map((item) => closeness(item, guess)));
    const elsewhere = Math.max(
      0,
      ...other.map((item) => closeness(item, guess) + (jaccard(item.cue, guess.cue) > 0 ? 0.3 : 0)),
    );
    if (best >= 0.3 && best >= elsewhere) return true;
    if (elsewhere > best && elsewhere >= 0.3) return false;
    return guess.speech;
  });
  return { gold: kept, guesses: remaining };
}

function closeness(item: Scored, guess: Scored): number {
  return jaccard(item.content, guess.content) + 0.01 * jaccard(item.cue, guess.cue);
}

function scoreDocument(gold: Scored[], guesses: Scored[], tally: Tally): void {
  tally.gold += gold.length;
  tally.predicted += guesses.length;
  for (const role of ["source", "cue", "content"] as const) tokenCounts(gold, guesses, role, tally);
  const matches = match(gold, guesses);
  const found = { at3: 0, at5: 0, at8: 0, exact: 0, who: 0 };
  gold.forEach((item, index) => {
    const type = typeTally(tally, item.type);
    type.count++;
    const pair = matches.get(index);
    if (!pair) return;
    const guess = guesses[pair.guess]!;
    const source = jaccard(item.source, guess.source);
    if (pair.content >= 0.3) countMatched(item, guess, source, tally);
    if (pair.content >= 0.3) found.at3++;
    if (pair.content >= 0.5) found.at5++;
    if (pair.content >= 0.5) type.content++;
    if (pair.content >= 0.8) found.at8++;
    if (pair.content === 1) found.exact++;
    if (pair.content >= 0.5 && source >= 0.5) {
      found.who++;
      type.who++;
    }
  });
  for (const key of ["at3", "at5", "at8", "exact", "who"] as const)
    tick(tally[key], found[key], gold.length, guesses.length);
}

function typeTally(tally: Tally, name: string) {
  const type = tally.types.get(name) ?? { count: 0, content: 0, who: 0 };
  tally.types.set(name, type);
  return type;
}

function countMatched(item: Scored, guess: Scored, source: number, tally: Tally): void {
  tally.matched.count++;
  if (source >= 0.5) tally.matched.source++;
  if (source === 1) tally.matched.sourceExact++;
  if (jaccard(item.cue, guess.cue) > 0 || item.cue.size === 0) tally.matched.cue++;
}

function tokenCounts(
  gold: Scored[],
  guesses: Scored[],
  role: "source" | "cue" | "content",
  tally: Tally,
): void {
  const wanted = new Set(gold.flatMap((item) => [...item[role]]));
  const given = new Set(guesses.flatMap((item) => [...item[role]]));
  const right = [...given].filter((token) => wanted.has(token)).length;
  tick(tally.tokens[role], right, wanted.size, given.size);
}

/** Greedy one-to-one matching, best content first; cue and source break ties (weights of the reference scorer). */
function match(gold: Scored[], guesses: Scored[]): Map<number, { guess: number; content: number }> {
  const pairs: { score: number; gold: number; guess: number; content: number }[] = [];
  gold.forEach((item, goldIndex) => {
    guesses.forEach((guess, guessIndex) => {
      const content = jaccard(item.content, guess.content);
      if (content === 0) return;
      const score = content + 0.05 * jaccard(item.cue, guess.cue) + 0.03 * jaccard(item.source, guess.source);
      pairs.push({ score, gold: goldIndex, guess: guessIndex, content });
    });
  });
  pairs.sort((left, right) => right.score - left.score);
  const matches = new Map<number, { guess: number; content: number }>();
  const used = new Set<number>();
  for (const pair of pairs) {
    if (matches.has(pair.gold) || used.has(pair.guess)) continue;
    matches.set(pair.gold, { guess: pair.guess, content: pair.content });
    used.add(pair.guess);
  }
  return matches;
}

function summary(tally: Tally, documents: number): AttributionScores {
  const share = (count: number) => percent(count, tally.matched.count);
  return {
    documents,
    gold: tally.gold,
    predicted: tally.predicted,
    tokens: {
      source: prf(tally.tokens.source),
      cue: prf(tally.tokens.cue),
      content: prf(tally.tokens.content),
    },
    content: { at3: prf(tally.at3), at5: prf(tally.at5), at8: prf(tally.at8), exact: prf(tally.exact) },
    sourceRight: share(tally.matched.source),
    sourceExact: share(tally.matched.sourceExact),
    cueOverlap: share(tally.matched.cue),
    whoSaidWhat: prf(tally.who),
    recallByType: Object.fromEntries(
      [...tally.types].map(([name, type]) => [
        name,
        {
          count: type.count,
          contentFound: percent(type.content, type.count),
          whoSaidWhat: percent(type.who, type.count),
        },
      ]),
    ),
  };
}

function percent(part: number, whole: number): number {
  return +((100 * part) / (whole || 1)).toFixed(1);
}
