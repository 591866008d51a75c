import { isNoun, isRelation, isTag, isVerb, type Scene, sentenceOf } from "./scene.ts";

/** A cue verb with its auxiliaries. */
export interface VerbGroup {
  verb: number;
  /** First token of the group: auxiliaries, negation and adverbs before the verb. */
  first: number;
  negated: boolean;
  passive: boolean;
  /** `to say`. */
  infinitive: boolean;
  /** A participle without auxiliary: `saying`, `described as`. */
  participle: boolean;
  modal: boolean;
  /** Carries tense, by itself or by an auxiliary. */
  finite: boolean;
}

const AUXILIARIES = new Set(
  "be am is are was were been being 's 're 'm have has had having 've 'd do does did ca wo can could will would shall should may might must 'll get gets got getting".split(
    " ",
  ),
);
const NEGATIONS = new Set("not n't n’t never neither nor no".split(" "));
const BE = new Set("be am is are was were been being 's 're 'm get gets got getting".split(" "));

export function verbGroupOf(scene: Scene, verb: number): VerbGroup {
  const { tokens } = scene;
  const start = sentenceOf(scene, verb).first;
  const group = { verb, first: verb, negated: false, passive: false, infinitive: false, modal: false };
  let helper = false;
  for (let token = verb - 1; token >= start; token--) {
    const word = tokens.lower[token]!;
    const auxiliary = AUXILIARIES.has(word) && !isTag(tokens, token, "POS");
    const adverb = isTag(tokens, token, "RB", "RBR") || NEGATIONS.has(word);
    if (word === "to" && token === group.first - 1 && !isTag(tokens, verb, "VBG")) group.infinitive = true;
    else if (!auxiliary && !adverb) break;
    if (NEGATIONS.has(word) && (auxiliary || helper || word !== "no")) group.negated = true;
    if (BE.has(word) && isTag(tokens, verb, "VBN", "VBD")) group.passive = true;
    helper ||= auxiliary;
    group.modal ||= isTag(tokens, token, "MD");
    if (auxiliary || word === "to" || NEGATIONS.has(word)) group.first = token;
    if (group.infinitive) break;
  }
  const asked = tokens.lower[verb] === "asked" && (verb === start || tokens.lower[verb - 1] === "when");
  const participle = asked || (isTag(tokens, verb, "VBG", "VBN") && !helper && !group.infinitive);
  if (asked) return { ...group, participle, finite: false };
  const finite = isTag(tokens, verb, "VBD", "VBZ", "VBP", "NNS", "NNPS") || (helper && !group.infinitive);
  return { ...group, participle, finite };
}

/** True where the verb form helps another verb or stands as a noun. */
export function isHelper(scene: Scene, verb: number): boolean {
  const { tokens } = scene;
  if (isRelation(tokens, verb, "aux", "aux:pass", "cop")) return true;
  return isVerb(tokens, verb) && isRelation(tokens, verb, "amod", "compound") && isNoun(tokens, verb + 1);
}
