import type { Mention } from "../model/reading.ts";
import type { Tokens } from "../model/syntax.ts";
import { descriptionAntecedent } from "./coreference/descriptions.ts";
import { rememberName, sameName } from "./coreference/names.ts";
import { learnPerson } from "./coreference/persons.ts";
import { learnGender, pronounAntecedent } from "./coreference/pronouns.ts";
import { quotedTokens, type Walk } from "./coreference/walk.ts";
import type { Found } from "./naming/found.ts";

/** The mentions with `antecedent`: the index of another mention of the same, or null where that is not plain. */
export function withAntecedents(tokens: Tokens, found: readonly Found[], text: string): Mention[] {
  const walk: Walk = {
    tokens,
    found,
    text,
    quoted: quotedTokens(tokens),
    antecedents: [],
    roots: [],
    persons: new Map(),
    fullNames: new Map(),
    acronyms: new Map(),
    shortForms: new Map(),
  };
  found.forEach((mention, index) => {
    const antecedent = antecedentOf(walk, index);
    walk.antecedents.push(antecedent);
    walk.roots.push(antecedent === null ? index : (walk.roots[antecedent] ?? antecedent));
    if (mention.level === "name") rememberName(walk, index);
    if (mention.level === "pronoun") learnGender(walk, index);
    else learnPerson(walk, index);
  });
  return found.map((mention, index) => asMention(walk, mention, index));
}

/** A pronoun takes the type of what it stands for. */
function asMention(walk: Walk, mention: Found, index: number): Mention {
  const antecedent = walk.antecedents[index]!;
  const type =
    mention.level === "pronoun" && antecedent !== null ? walk.found[antecedent]!.type : mention.type;
  const { start, end, level } = mention;
  return { start, end, type, level, antecedent, actor: null, place: null };
}

function antecedentOf(walk: Walk, index: number): number | null {
  const mention = walk.found[index]!;
  if (mention.level === "name") return sameName(walk, index);
  return mention.level === "pronoun" ? pronounAntecedent(walk, index) : descriptionAntecedent(walk, index);
}
