import { sourceRoles } from "../../lexicon/cues.ts";
import type { Mention, Span } from "../../model/index.ts";
import type { TokenRange } from "./draft.ts";
import { isNoun, isTag, type Scene, tokenFrom } from "./scene.ts";

const NAME_PARTICLE = /^(?:of|du|de|des|del|della|di|da|do|dos|la|le|les|al|el|van|von|y|e|et|and|&)$/;

/**
 * The name a mention is part of: to the ends of its words (`Banda-Phiri`), and where a place ends a longer name of
 * the same source, that name (`Shore Watch Velmora`).
 */
export function wholeName(scene: Scene, core: TokenRange, mention: Mention): Span {
  const { text } = scene.tokens;
  let { start, end } = mention;
  while (start > 0 && /[\p{L}-]/u.test(text[start - 1]!)) start--;
  while (end + 1 < text.length && /-/.test(text[end]!) && /\p{Lu}/u.test(text[end + 1]!))
    end += 1 + /^[\p{L}]*/u.exec(text.slice(end + 1, end + 40))![0].length;
  if (!/^(?:gpe|location)$/.test(mention.type) || end !== scene.tokens.end[core.last]) return { start, end };
  let first = tokenFrom(scene.tokens, start);
  while (first - 1 >= core.first && isInName(scene, first - 1) && !isTitle(scene, first - 1)) first--;
  return isNoun(scene.tokens, first) ? { start: scene.tokens.start[first]!, end } : { start, end };
}

/** A word of a name, or an owner's mark or particle inside one (`Watchers' Union of Vessen`). */
export function isInName(scene: Scene, token: number): boolean {
  const { tokens } = scene;
  if (isNoun(tokens, token) && isCapital(scene, token)) return true;
  const inner =
    isTag(tokens, token, "POS", "HYPH") ||
    /^['\u2019]s?$/.test(tokens.lower[token]!) ||
    NAME_PARTICLE.test(tokens.lower[token]!);
  return inner && isNoun(tokens, token + 1) && isCapital(scene, token + 1);
}

function isCapital({ tokens }: Scene, token: number): boolean {
  return /^\p{Lu}/u.test(tokens.text.slice(tokens.start[token]!, tokens.end[token]!));
}

/** `President` of `President Malawi …`: an office is no part of a name, a body (`union`, `agency`) is. */
function isTitle({ tokens }: Scene, token: number): boolean {
  return /^(?:role|anonymous)$/.test(sourceRoles().get(tokens.lower[token]!) ?? "");
}
