import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import type { Told } from "../certainty.ts";
import { childWith, isPassive } from "../tree.ts";

/** One word on the way from an event up to the root of its sentence. */
export interface Link {
  token: number;
  /** The word below it in the chain, -1 at the start. */
  below: number;
  /** How the chain below hangs from it: `c` clause, `o` nominal complement, `s` subject, `d` gerund; null at the start. */
  over: "c" | "o" | "s" | "d" | null;
  /** Preposition between the two, or "". */
  preposition: string;
  passive: boolean;
  nominal: boolean;
  /** True where its modals and negations hold of the event too. */
  passesDown: boolean;
}

/** Longest chain that is followed. */
const REACH = 14;

/** The chain of words over an event. It ends where a clause is told for itself (relative, temporal, causal clauses). */
export function climb(tokens: Tokens, told: Told): Link[] {
  const start = isNominal(tokens, told.trigger);
  const links: Link[] = [link(tokens, told.trigger, -1, null, "", true, start)];
  let at = told.trigger;
  let open = true;
  for (let step = 0; step < REACH; step++) {
    const above = tokens.head[at]!;
    if (above < 0) break;
    const next = linkUp(tokens, at, above, told, open);
    if (!next) break;
    if (next.over !== null || next.passesDown) links.push(next);
    open = next.passesDown;
    at = above;
  }
  return links;
}

function link(
  tokens: Tokens,
  token: number,
  below: number,
  over: Link["over"],
  preposition: string,
  passesDown: boolean,
  nominal = isNominal(tokens, token),
): Link {
  return { token, below, over, preposition, passive: isPassive(tokens, token), nominal, passesDown };
}

function isNominal(tokens: Tokens, token: number): boolean {
  const tag = tokens.tag[token]!;
  return tag >= TAG.NN && tag <= TAG.NNPS;
}

function linkUp(tokens: Tokens, at: number, above: number, told: Told, open: boolean): Link | null {
  const mark = childWith(tokens, at, ["mark", "case"]);
  const word = mark >= 0 ? tokens.lower[mark]! : "";
  switch (tokens.relation[at]) {
    case REL.xcomp:
      return link(tokens, above, at, "c", word, open);
    case REL.ccomp:
    case REL.csubj:
      return link(tokens, above, at, "c", word, open && isNonFactive(tokens, above));
    case REL.advcl:
      return adverbial(tokens, at, above, word, open);
    case REL.acl:
      return isInfinitive(tokens, at, word) || word !== "" ? link(tokens, above, at, "c", word, open) : null;
    case REL.conj:
      return conjunct(tokens, at, above, open);
    case REL.obj:
    case REL["nsubj:pass"]:
    case REL.obl:
    case REL.nmod:
    case REL["obl:agent"]:
      return link(tokens, above, at, "o", word, open && (above === told.light || isBareThere(tokens, above)));
    case REL.nsubj:
      return link(tokens, above, at, "s", "", open && isBareThere(tokens, above));
    case REL.parataxis:
    case REL["acl:relcl"]:
      return null;
    default:
      return link(tokens, above, at, null, word, false);
  }
}

/** Modals and negations over these pass to what they take (`may believe`, `did not confirm`). */
function isNonFactive(tokens: Tokens, verb: number): boolean {
  return /^(?:believe|think|expect|confirm|mean|say|claim|appear|seem|likely|possible|report|indicate|suggest|envision|envisage)$/.test(
    tokens.lemma[verb]!,
  );
}

/** `there was no attack`, `an attack is possible`: the clause only says that the event is. */
function isBareThere(tokens: Tokens, verb: number): boolean {
  if (childWith(tokens, verb, ["expl"]) >= 0) return true;
  return /^(?:be|occur|happen|take|exist|remain|come|follow)$/.test(tokens.lemma[verb]!);
}

function isInfinitive(tokens: Tokens, at: number, word: string): boolean {
  return word === "to" && tokens.tag[at] === TAG.VB;
}

/** Purpose and condition clauses are no facts; `as`, `after`, `when`, `because` clauses stand for themselves. */
function adverbial(tokens: Tokens, at: number, above: number, word: string, open: boolean): Link | null {
  if (isInfinitive(tokens, at, word)) return link(tokens, above, at, "c", word, open);
  if (word === "" && tokens.tag[at] === TAG.VBG) return link(tokens, above, at, null, "", open);
  if (word !== "" && tokens.tag[at] === TAG.VBG) return link(tokens, above, at, "d", word, false);
  return null;
}

/** A conjunct without subject and auxiliary of its own stands under those of the first. */
function conjunct(tokens: Tokens, at: number, above: number, open: boolean): Link {
  const own = childWith(tokens, at, ["aux", "aux:pass", "nsubj", "nsubj:pass", "cop"]) >= 0;
  const bare = tokens.tag[at] === tokens.tag[above];
  return link(tokens, above, at, null, "", open && bare && !own);
}
