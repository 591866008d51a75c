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

/** Verbs that without an object can only be participles: nobody just rescues. */
const NEEDS_OBJECT =
  /^(?:rescued|wounded|injured|hurt|killed|evacuated|arrested|detained|hospitali[sz]ed|displaced|damaged|destroyed|freed|released|seized|deployed|cancel?led)$/;

/**
 * `12,400 houses destroyed, 9,100 damaged`, `and 30 injured`, `41 hostages rescued, including 3 children`: a count right
 * before a participle that nothing follows but a part of the count.
 */
function isCountedVictim(tokens: Tokens, verb: number): boolean {
  const subject = verb - 1;
  const past = tokens.tag[verb] === TAG.VBD && NEEDS_OBJECT.test(tokens.lower[verb]!);
  if ((tokens.tag[verb] !== TAG.VBN && !past) || childWith(tokens, verb, ["nsubj"]) !== subject) return false;
  if (childWith(tokens, verb, ["aux", "ccomp", "xcomp"]) >= 0) return false;
  const object = childWith(tokens, verb, ["obj"]);
  if (object >= 0 && childWith(tokens, object, ["case"]) < 0) return false;
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
