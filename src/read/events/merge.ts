import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children, childWith } from "../tree.ts";
import type { Candidate } from "./candidate.ts";
import { caseSubject } from "./cases.ts";
import { isVerb, prepositionOf } from "./phrases.ts";
import type { Scene } from "./scene.ts";

/**
 * Leaves one candidate where two words tell the same act: `forty attacks have targeted`, `held talks`, `training and
 * arming`, `met to discuss`. The one above stays; a noun's own dependents are handed to it.
 */
export function mergeCandidates(scene: Scene, candidates: readonly Candidate[]): Candidate[] {
  const { tokens } = scene;
  const byTrigger = new Map(candidates.map((candidate) => [candidate.found.trigger, candidate]));
  return candidates.filter((candidate, index) => {
    if (isOfferedTalk(tokens, candidate, byTrigger) || isTruceOver(tokens, candidate)) return false;
    if (isInnerThreat(scene, candidate, byTrigger)) return false;
    if (isOnlyCounting(tokens, candidate, candidates[index + 1])) return false;
    const holder = holderOf(tokens, byTrigger, candidate);
    if (holder && candidate.pos === "n") handOver(candidate, holder);
    return !holder;
  });
}

/** What ends a truce; `hold` and `last` do where they are negated. */
const OVER =
  /^(?:collapse|fall|break|breach|violate|expire|lapse|end|crumble|unravel|shatter|fail|scrap|abandon|cancel)$/;

/** `the truce fell apart on Tuesday`, `broke the ceasefire`, `the ceasefire did not hold`: it is none any more. */
function isTruceOver(tokens: Tokens, { pos, found, frame }: Candidate): boolean {
  const verb = tokens.head[found.trigger]!;
  if (frame.type !== "RETREAT" || frame.mode !== "ceasefire" || pos !== "n" || verb < 0) return false;
  if (!INSIDE.has(tokens.relation[found.trigger]!) || !isVerb(tokens.tag[verb]!)) return false;
  if (OVER.test(tokens.lemma[verb]!)) return tokens.relation[found.trigger] !== REL.obl;
  if (!/^(?:hold|last|survive)$/.test(tokens.lemma[verb]!)) return false;
  return children(tokens, verb).some((child) => /^(?:not|n't|n’t|never)$/.test(tokens.lower[child]!));
}

/** `warned that any intervention would be met with force`: one threat, told by the verb of warning. */
function isInnerThreat(scene: Scene, { found, frame }: Candidate, byTrigger: ByTrigger): boolean {
  const { tokens } = scene;
  if (frame.type !== "THREATEN" && caseSubject(scene, found.trigger) < 0) return false;
  const above = byTrigger.get(tokens.head[found.trigger]!);
  if (above?.frame.type !== "THREATEN") return false;
  return above.found.clause === found.trigger;
}

/** `refused to negotiate`, `offered to mediate`: one act, told by the verb above. */
function isOfferedTalk(tokens: Tokens, { found, frame }: Candidate, byTrigger: ByTrigger): boolean {
  if (frame.type !== "CONSULT" || tokens.relation[found.trigger] !== REL.xcomp) return false;
  const above = byTrigger.get(tokens.head[found.trigger]!);
  return above !== undefined && /^(?:REJECT|AGREE|REQUEST)$/.test(above.frame.type);
}

/** `put the number of injured at 38`, `counted six dead`, `treating 46 injured`: the word behind tells it. */
function isOnlyCounting(tokens: Tokens, { found, frame }: Candidate, next: Candidate | undefined): boolean {
  if (frame.type !== "CASUALTY" || next?.frame.type !== "CASUALTY") return false;
  const near = next.found.trigger - found.trigger < 5;
  return near && /^(?:number|count|tally|treat)$/.test(tokens.lemma[found.trigger]!);
}

type ByTrigger = ReadonlyMap<number, Candidate>;

/** The candidate above that already tells this one's act. */
function holderOf(tokens: Tokens, byTrigger: ByTrigger, candidate: Candidate): Candidate | undefined {
  const { trigger } = candidate.found;
  const above = byTrigger.get(candidate.found.governor) ?? byTrigger.get(tokens.head[trigger]!);
  if (!above || above === candidate || above.frame.type !== candidate.frame.type) return undefined;
  return isSameAct(tokens, candidate, above) ? above : undefined;
}

function isSameAct(tokens: Tokens, { pos, found, frame }: Candidate, above: Candidate): boolean {
  const relation = tokens.relation[found.trigger];
  if (pos === "n" && above.pos !== "n") return INSIDE.has(relation!) && !isPartCounted(tokens, found.trigger);
  const bare =
    childWith(tokens, found.trigger, ["nmod", "nmod:poss", "nsubj", "nsubj:pass", "obj", "nummod"]) < 0;
  if (relation === REL.conj) return bare || (pos === "n" && above.pos === "n" && frame.type === "AID");
  if (relation === REL.xcomp && frame.type === "REJECT") return true;
  return (
    frame.type === "CONSULT" && (relation === REL.advcl || relation === REL.acl || relation === REL.xcomp)
  );
}

/** `48 cases were recorded, including 31 deaths`: a part with a number of its own. */
function isPartCounted(tokens: Tokens, noun: number): boolean {
  return (
    /^(?:including|among)$/.test(prepositionOf(tokens, noun)) && childWith(tokens, noun, ["nummod"]) >= 0
  );
}

const INSIDE: ReadonlySet<number> = new Set([
  REL.obj,
  REL["nsubj:pass"],
  REL.nsubj,
  REL.obl,
  REL["obl:agent"],
]);

function handOver({ found: noun }: Candidate, { found: verb }: Candidate): void {
  verb.obliques.push(
    ...noun.obliques.filter(({ token }) => !verb.obliques.some((other) => other.token === token)),
  );
  verb.owners.push(...noun.owners);
  verb.modifiers.push(...noun.modifiers);
  if (verb.open < 0) verb.open = noun.open;
}

/** Types whose nouns tell something even without a participant (`no casualties`, `a blackout`). */
const TOLD_BARE: ReadonlySet<string> = new Set(["CASUALTY", "DAMAGE", "STATEMENT", "PROTEST"]);
/** Speech acts that name an act only to ask for it, fear it, threaten or refuse it. */
const ABOUT: ReadonlySet<string> = new Set([
  "RISK",
  "THREATEN",
  "REQUEST",
  "REJECT",
  "AGREE",
  "ACCUSE",
  "SUPPORT",
  "CONCEDE",
]);

/**
 * Drops what a question asks about, and nouns that only point back or name a kind of act: without participant, place,
 * time, number or verb of their own (`after the attack`, `protect from missile attacks`), and the bare object of a
 * speech act (`warned of retaliation`).
 */
export function withoutBareNouns(scene: Scene, candidates: readonly Candidate[]): Candidate[] {
  const byTrigger = new Map(candidates.map((candidate) => [candidate.found.trigger, candidate]));
  return candidates.filter((candidate) => {
    if (isAskedAbout(scene.tokens, candidate.found.trigger)) return false;
    if (candidate.pos === "n" && isPointer(scene, candidate)) return false;
    if (candidate.pos !== "n" || TOLD_BARE.has(candidate.frame.type)) return true;
    const above =
      byTrigger.get(candidate.found.governor) ?? byTrigger.get(scene.tokens.head[candidate.found.trigger]!);
    if (above?.consumed && candidate.frame.type === "ASSAULT") return false;
    if (above && isTakenAway(candidate, above)) return false;
    if (isBare(scene, candidate))
      return candidate.found.light >= 0 && !(above && ABOUT.has(above.frame.type));
    return true;
  });
}

/** How many words up a question is looked for, and how many before its conjunction the verb of asking. */
const ASKED_REACH = 8;
const ASKER = 6;

/** `asked by a reporter whether Kasia would help`: what is asked about is told by the answer alone. */
function isAskedAbout(tokens: Tokens, trigger: number): boolean {
  for (let at = trigger, step = 0; at >= 0 && step < ASKED_REACH; at = tokens.head[at]!, step++) {
    const mark = childWith(tokens, at, ["mark"]);
    if (mark < 0 || mark > trigger || !/^(?:if|whether)$/.test(tokens.lower[mark]!)) continue;
    for (let before = mark - 1; before >= 0 && mark - before < ASKER; before--) {
      if (tokens.lemma[before] === "ask") return true;
      if (isVerb(tokens.tag[before]!) || tokens.relation[before] === REL.punct) break;
    }
  }
  return false;
}

/** `suspended aid`, `lifted its boycott`, `rejected a request`: what is ended or refused is no event of its own. */
function isTakenAway({ found, frame }: Candidate, above: Candidate): boolean {
  if (above.pos === "n" || frame.type === "ASSAULT" || frame.type === "CASUALTY" || frame.type === "DAMAGE")
    return false;
  const ending = /^(?:SANCTION|CONCEDE|RETREAT|REJECT|REQUEST)$/.test(above.frame.type);
  return ending && above.frame.slots.get("obj") === "third" && above.found.objects.includes(found.trigger);
}

function isBare(scene: Scene, { found, frame }: Candidate): boolean {
  const { tokens } = scene;
  if (
    childWith(tokens, found.trigger, ["cop"]) >= 0 &&
    (found.subjects.length > 0 || frame.type === "THREATEN")
  )
    return false;
  if (isVagueOwn(tokens, found)) return true;
  if (isOccurring(tokens, found.trigger)) return false;
  if (found.owners.length > 0 || found.obliques.length > 0 || found.open >= 0) return false;
  if (/^(?:on|against|by)$/.test(tokens.lower[found.trigger + 1] ?? "")) return false;
  if (found.light >= 0 && (found.subjects.length > 0 || found.passive)) return false;
  if (childWith(tokens, found.trigger, ["nummod"]) >= 0 || scene.quantitiesAt(found.trigger).length > 0)
    return false;
  if (found.modifiers.some((token) => namesSomebody(scene, token))) return false;
  if (scene.blockOf(found.trigger) === "headline") return false;
  if (children(tokens, found.trigger).some((child) => child > found.trigger && tellsMore(tokens, child)))
    return false;
  if (
    tokens.relation[found.trigger] === REL.nsubj &&
    /^(?:include|involve)$/.test(tokens.lemma[tokens.head[found.trigger]!]!)
  )
    return false;
  const around = found.governor >= 0 ? children(tokens, found.governor) : [];
  return ![...children(tokens, found.trigger), ...around].some((child) => tellsWhereOrWhen(scene, child));
}

/** `gunfire rang out`, `unrest erupted`: the verb says that it came about. */
function isOccurring(tokens: Tokens, trigger: number): boolean {
  const verb = tokens.head[trigger]!;
  if (tokens.relation[trigger] !== REL.nsubj || verb < 0) return false;
  return /^(?:ring|erupt|break|flare|occur|happen|resume|rage|continue|intensify|spread|echo|start|begin|follow|escalate|take|hold|collapse)$/.test(
    tokens.lemma[verb]!,
  );
}

/** `said in a statement` is a channel, `an inquiry into the sinking` points back: no events of their own. */
function isPointer(scene: Scene, { found, frame }: Candidate): boolean {
  const { tokens } = scene;
  const { trigger } = found;
  const preposition = prepositionOf(tokens, trigger);
  if (found.owners.length > 0 || found.obliques.length > 0) return false;
  if (frame.type === "STATEMENT")
    return (
      /^(?:in|via|through)$/.test(preposition) && found.governor >= 0 && scene.cueOf(found.governor) !== null
    );
  if (frame.type !== "DAMAGE" || found.modifiers.length > 0) return false;
  const article = childWith(tokens, trigger, ["det"]);
  if (article < 0 || tokens.lower[article] !== "the") return false;
  if (tokens.relation[trigger] !== REL.nmod && tokens.relation[trigger] !== REL.obl) return false;
  return /^(?:into|about|over|of|after|before|since|following|during)$/.test(preposition);
}

/** `its military operations`, `their war`: whose it is, and nothing else. */
function isVagueOwn(tokens: Tokens, found: Candidate["found"]): boolean {
  if (
    !/^(?:operation|war|conflict|action|campaign|meeting|discussion|talk)$/.test(tokens.lemma[found.trigger]!)
  )
    return false;
  const pronoun = found.owners.length > 0 && found.owners.every((owner) => tokens.tag[owner] === TAG.PRP$);
  return pronoun && found.obliques.length === 0 && found.open < 0 && found.light < 0;
}

/** A complement or clause behind the noun. */
function tellsMore(tokens: Tokens, child: number): boolean {
  const relation = tokens.relation[child];
  return (
    relation === REL.nmod || relation === REL.acl || relation === REL["acl:relcl"] || relation === REL.obl
  );
}

function namesSomebody(scene: Scene, token: number): boolean {
  const tag = scene.tokens.tag[token];
  return scene.mentionsAt(token).length > 0 || tag === TAG.NNP || tag === TAG.NNPS;
}

function tellsWhereOrWhen(scene: Scene, child: number): boolean {
  if (scene.timesAt(child).length > 0) return true;
  return scene
    .mentionsAt(child)
    .some((index) => /^(?:gpe|location|facility)$/.test(scene.mentions[index]!.type));
}
