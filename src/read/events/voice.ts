import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children, childWith } from "../tree.ts";

/** True where what would be the subject undergoes the verb. A past participle without `be` has to modify a noun. */
export function isUndergone(tokens: Tokens, verb: number): boolean {
  if (tokens.tag[verb] !== TAG.VBN && tokens.tag[verb] !== TAG.VBD) return false;
  if (hasBe(tokens, verb) || isCountedVictim(tokens, verb)) return true;
  if (childWith(tokens, verb, ["nsubj"]) >= 0 || childWith(tokens, verb, ["obj", "iobj"]) >= 0) return false;
  if (tokens.tag[verb] !== TAG.VBN) return tokens.relation[verb] === REL.acl;
  const relation = tokens.relation[verb];
  const above = tokens.head[verb]!;
  if (relation === REL.amod || relation === REL.acl || relation === REL.advcl) return !hasHave(tokens, verb);
  if (relation === REL.xcomp) return !hasHave(tokens, verb);
  return relation === REL.conj && above >= 0 && hasBe(tokens, above) && !hasHave(tokens, verb);
}

/** `12,400 houses destroyed, 9,100 damaged`, `and 30 injured`: a count right before a participle that nothing follows. */
function isCountedVictim(tokens: Tokens, verb: number): boolean {
  const subject = verb - 1;
  if (tokens.tag[verb] !== TAG.VBN || childWith(tokens, verb, ["nsubj"]) !== subject) return false;
  if (childWith(tokens, verb, ["obj", "aux", "ccomp", "xcomp"]) >= 0) return false;
  return tokens.tag[subject] === TAG.CD || childWith(tokens, subject, ["nummod"]) >= 0;
}

function hasBe(tokens: Tokens, verb: number): boolean {
  return children(tokens, verb).some(
    (child) =>
      isAuxiliary(tokens, child) &&
      /^(?:be|is|are|was|were|been|being|am|'s|'re|get|got|gets|getting)$/.test(tokens.lower[child]!),
  );
}

function hasHave(tokens: Tokens, verb: number): boolean {
  return children(tokens, verb).some(
    (child) => isAuxiliary(tokens, child) && /^(?:has|have|had|having|'ve|'d)$/.test(tokens.lower[child]!),
  );
}

function isAuxiliary(tokens: Tokens, child: number): boolean {
  const relation = tokens.relation[child];
  return relation === REL.aux || relation === REL["aux:pass"] || relation === REL.cop;
}
