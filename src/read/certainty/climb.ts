import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children, childWith, isPassive, prepositionOf } from "../tree.ts";

/** What is asked about: the word that tells the event and, where a light verb carries it, that verb. */
export interface Told {
  trigger: number;
  light: number;
  /** True where the frame itself is made of negation and future (`would not join` told as a refusal). */
  consumed: boolean;
  /** True for damage and casualties, which a participle tells as the result of the clause above. */
  outcome: boolean;
}

/** One word on the way from an event up to the root of its sentence. */
export interface Link {
  token: number;
  /** The word below it in the chain, -1 at the start. */
  below: number;
  /** How the chain below hangs from it: `i` infinitive or bare participle, `f` finite clause, `o` nominal complement, `s` subject, `d` gerund; null at the start. */
  over: "i" | "f" | "o" | "s" | "d" | null;
  /** Preposition between the two, or "". */
  preposition: string;
  passive: boolean;
  nominal: boolean;
  /** True for an infinitive of purpose (`met to discuss`). */
  purpose: boolean;
  /** True where its modals and negations hold of the event too. */
  passesDown: boolean;
}

/** Longest chain that is followed. */
const REACH = 14;

/**
 * The chain of words over an event. It ends where a clause is told for itself (relative, temporal, causal clauses), and
 * at a word that takes the event as a thing (`discussed the attack`): what is said of that word is not said of the event.
 */
export function climb(tokens: Tokens, told: Told, governs: (link: Link) => boolean): Link[] {
  const links: Link[] = [link(tokens, told.trigger, -1, null, "", true)];
  let at = told.trigger;
  let open = true;
  for (let step = 0; step < REACH; step++) {
    const above = tokens.head[at]!;
    if (above < 0) break;
    const next = linkUp(tokens, at, above, told, open);
    if (!next) break;
    links.push(next);
    if (!next.passesDown && !isThrough(next) && !governs(next)) break;
    open = next.passesDown;
    at = above;
  }
  return links;
}

/** Clauses hang on what governs the clause above them too. */
function isThrough({ over }: Link): boolean {
  return over === null || over === "i" || over === "f";
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
  const purpose = over === "i" && below >= 0 && isPurpose(tokens, below, token);
  return { token, below, over, preposition, passive: isPassive(tokens, token), nominal, purpose, passesDown };
}

/** An adverbial infinitive tells what is meant to come, but after verbs that only begin, help or happen. */
function isPurpose(tokens: Tokens, below: number, above: number): boolean {
  if (tokens.tag[below] !== TAG.VB) return false;
  if (tokens.relation[below] === REL.acl) return true;
  if (tokens.relation[below] !== REL.advcl)
    return isForInfinitive(tokens, below, prepositionOf(tokens, below));
  return !/^(?:continue|begin|start|help|manage|come|go|force|cause|lead|move|rise|grow|use|live|return|turn|keep|have)$/.test(
    tokens.lemma[above]!,
  );
}

function isNominal(tokens: Tokens, token: number): boolean {
  const tag = tokens.tag[token]!;
  return tag >= TAG.NN && tag <= TAG.NNPS;
}

function linkUp(tokens: Tokens, at: number, above: number, told: Told, open: boolean): Link | null {
  const mark = childWith(tokens, at, ["mark", "case"]);
  const word = mark >= 0 ? tokens.lower[mark]! : "";
  if (isForInfinitive(tokens, at, word)) return link(tokens, above, at, "i", word, open);
  switch (tokens.relation[at]) {
    case REL.xcomp:
      if (isJoined(tokens, at)) return null;
      return link(tokens, above, at, "i", word, open);
    case REL.ccomp:
    case REL.csubj:
      if (isLateVerb(tokens, at, above)) return null;
      return link(
        tokens,
        above,
        at,
        isInfinitive(tokens, at, word) ? "i" : "f",
        word,
        open && isNonFactive(tokens, above),
      );
    case REL.advcl:
      return adverbial(tokens, at, above, word, open, told);
    case REL.acl:
      return nounClause(tokens, at, above, word, open);
    case REL.conj:
      return isOtherTense(tokens, at, above) ? null : conjunct(tokens, at, above, open);
    case REL.obj:
    case REL["nsubj:pass"]:
    case REL.obl:
    case REL.nmod:
    case REL["obl:agent"]:
      return link(
        tokens,
        above,
        at,
        "o",
        word,
        open &&
          (above === told.light ||
            isBareThere(tokens, above) ||
            isReport(tokens, above) ||
            (told.outcome && isSeen(tokens, above))),
      );
    case REL.nsubj:
      return link(tokens, above, at, "s", "", open && isBareThere(tokens, above));
    case REL["acl:relcl"]:
      return isClaimed(tokens, at) ? link(tokens, above, at, "f", "that", open) : null;
    case REL.parataxis:
      return null;
    default:
      return link(tokens, above, at, null, word, false);
  }
}

/** A past tense right behind a comma, without subject: the verb of the main clause, that a relative clause parted from its subject. */
function isLateVerb(tokens: Tokens, at: number, above: number): boolean {
  if (at < above || at === 0 || tokens.lower[at - 1] !== ",") return false;
  const tag = tokens.tag[at];
  return (tag === TAG.VBD || tag === TAG.JJ) && childWith(tokens, at, ["nsubj", "nsubj:pass", "mark"]) < 0;
}

/** `plans to attack`, `claims that they attacked`, `threats of attacking`. */
function nounClause(tokens: Tokens, at: number, above: number, word: string, open: boolean): Link | null {
  if (word === "") return null;
  return link(
    tokens,
    above,
    at,
    isInfinitive(tokens, at, word) ? "i" : tokens.tag[at] === TAG.VBG ? "d" : "f",
    word,
    open,
  );
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

/** `no reports of damage`: what is said of the report is said of the event. */
function isReport(tokens: Tokens, noun: number): boolean {
  return (
    isNominal(tokens, noun) &&
    /^(?:report|sign|evidence|indication|word|claim|statement|allegation|accusation|suggestion|rumour|rumor|assertion|risk|threat|danger|fear|possibility)$/.test(
      tokens.lemma[noun]!,
    )
  );
}

/** `I have not seen these 700 dead`: an outcome that nobody saw is none to the speaker. */
function isSeen(tokens: Tokens, verb: number): boolean {
  return /^(?:see|witness|find|record|register)$/.test(tokens.lemma[verb]!);
}

function isInfinitive(tokens: Tokens, at: number, word: string): boolean {
  return word === "to" && tokens.tag[at] === TAG.VB;
}

/** `wants to talk and has threatened`: a verb with a conjunction and a tense of its own is nobody's complement. */
function isJoined(tokens: Tokens, at: number): boolean {
  return childWith(tokens, at, ["cc"]) >= 0 && childWith(tokens, at, ["aux", "aux:pass"]) >= 0;
}

/** `called for the minister to resign`, `waited for the army to leave`. */
function isForInfinitive(tokens: Tokens, at: number, word: string): boolean {
  return (
    word === "for" &&
    tokens.tag[at] === TAG.VB &&
    children(tokens, at).some((child) => tokens.tag[child] === TAG.TO)
  );
}

/** `claims that police had fired`: what is claimed, though the tree takes it for a relative clause. */
export function isClaimed(tokens: Tokens, clause: number): boolean {
  const noun = tokens.head[clause]!;
  if (tokens.relation[clause] !== REL["acl:relcl"] || noun < 0 || !isReport(tokens, noun)) return false;
  const opened = tokens.lower[noun + 1] === "that" && noun + 2 < clause;
  return opened && !/^(?:be|have|do)$/.test(tokens.lemma[noun + 2]!) && tokens.tag[noun + 2] !== TAG.MD;
}

/** Purpose and condition clauses are no facts; `as`, `after`, `when`, `because` clauses stand for themselves. */
function adverbial(
  tokens: Tokens,
  at: number,
  above: number,
  word: string,
  open: boolean,
  told: Told,
): Link | null {
  if (isInfinitive(tokens, at, word)) return link(tokens, above, at, "i", word, open);
  if (word === "" && tokens.tag[at] === TAG.VBG && isGerundTaker(tokens, at, above))
    return link(tokens, above, at, "i", word, open);
  if (word === "" && tokens.tag[at] === TAG.VBG)
    return told.outcome ? link(tokens, above, at, null, "", open) : null;
  if (word !== "" && tokens.tag[at] === TAG.VBG) return link(tokens, above, at, "d", word, false);
  return null;
}

/** `denied ordering`, `considered shutting`: right behind such verbs a gerund is the object. */
function isGerundTaker(tokens: Tokens, at: number, above: number): boolean {
  if (at !== above + 1) return false;
  return /^(?:deny|admit|avoid|stop|risk|consider|suggest|resume|propose|recommend|discuss|contemplate|mull)$/.test(
    tokens.lemma[above]!,
  );
}

/** `which the crew failed to stop, struck the pier and caused damage`: a past tense stands under no infinitive. */
function isOtherTense(tokens: Tokens, at: number, above: number): boolean {
  return tokens.tag[at] === TAG.VBD && tokens.tag[above] === TAG.VB;
}

/** A conjunct without subject and auxiliary of its own stands under those of the first. */
function conjunct(tokens: Tokens, at: number, above: number, open: boolean): Link {
  const own = childWith(tokens, at, ["aux", "aux:pass", "nsubj", "nsubj:pass", "cop"]) >= 0;
  const bare = tokens.tag[at] === tokens.tag[above] || (isNominal(tokens, at) && isNominal(tokens, above));
  return link(tokens, above, at, null, "", open && bare && !own);
}
