import { eventFrames } from "../../lexicon/events.ts";
import { hedgesOf } from "../../lexicon/hedges.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";

/**
 * The tokens with lemmas that the tables know: where the lemma of a verb form is none of theirs, the other ways of
 * undoing its ending are tried (`ordered`: order, ordere; `deterring`: deterr, deter).
 */
export function withKnownLemmas(tokens: Tokens): Tokens {
  const known = new Map<string, string>();
  const lemma = tokens.lemma.map((given, token) => {
    const lower = tokens.lower[token]!;
    if (!/(?:ed|ing)$/.test(lower) || lower.length < 4) return given;
    const found = known.get(lower) ?? knownLemma(given, lower);
    known.set(lower, found);
    return given === lower ? given : found;
  });
  return { ...tokens, lemma, tag: withPlurals(tokens) };
}

/** Tags where `gunmen` and the like, taken for participles, are nouns. */
function withPlurals({ tag, lower }: Tokens): Tokens["tag"] {
  return tag.map((given, token) =>
    given === TAG.VBN && /[a-z]{2}men$/.test(lower[token]!) ? TAG.NNS : given,
  );
}

function knownLemma(given: string, lower: string): string {
  if (isKnown(given)) return given;
  return verbLemmas(lower).find(isKnown) ?? given;
}

/** Ways of undoing the ending of a verb form: bare, with a silent e, with the doubled letter undone. */
export function verbLemmas(lower: string): string[] {
  const rest = lower.replace(/(?:ied|ed|ing)$/, "");
  if (lower.endsWith("ied")) return [`${rest}y`, `${rest}ie`];
  const doubled = rest.at(-1) === rest.at(-2) ? [rest.slice(0, -1)] : [];
  return [rest, `${rest}e`, ...doubled];
}

function isKnown(lemma: string): boolean {
  return eventFrames(lemma, "v") !== undefined || hedgesOf(lemma, "v").length > 0;
}
