import { eventClass } from "../../lexicon/events.ts";
import type { Argument, Role } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children, childWith, nounPhrase } from "../tree.ts";
import { borrowedParties, issuerOf } from "./borrowed.ts";
import type { Candidate } from "./candidate.ts";
import { complementTargets } from "./complements.ts";
import type { Filler } from "./filler.ts";
import { isNoun, prepositionOf } from "./phrases.ts";
import type { Scene } from "./scene.ts";

/** The participants of an event, each phrase in one role, in text order. */
export function fillersOf(scene: Scene, candidate: Candidate): Filler[] {
  const fillers: Filler[] = [];
  const add = (tokens: readonly number[], slot: string) => {
    const role = candidate.frame.slots.get(slot);
    if (role) for (const token of tokens) addFiller(scene, candidate, fillers, role, token);
  };
  const { found } = candidate;
  if (isMutual(scene, candidate)) add(found.objects, "subj");
  if (!isCount(scene, candidate))
    add(found.subjects, found.passive && candidate.pos !== "n" ? "agent" : "subj");
  add(found.objects, "obj");
  add(found.receivers, "iobj");
  add(found.owners, "poss");
  for (const { preposition, token } of found.obliques) add([token], preposition);
  addBehindObject(scene, candidate, fillers);
  addModifiers(scene, candidate, fillers);
  for (const { role, token } of borrowedParties(scene, candidate)) {
    if (!fillers.some((filler) => filler.role === role)) addFiller(scene, candidate, fillers, role, token);
  }
  for (const token of complementTargets(scene, candidate, fillers)) {
    addFiller(scene, candidate, fillers, "recipient", token);
  }
  return fillers.sort((left, right) => left.span.start - right.span.start || left.span.end - right.span.end);
}

/** `put the toll at 12`, `reported damage`, `the scenario was an attack`: who counts, reports or is called so does not do it. */
function isCount({ tokens }: Scene, { found, frame, pos }: Candidate): boolean {
  if (pos === "n" && frame.slots.get("subj") === "actor" && childWith(tokens, found.trigger, ["cop"]) >= 0)
    return true;
  if (pos !== "n" || found.light < 0 || (frame.type !== "CASUALTY" && frame.type !== "DAMAGE")) return false;
  return !/^(?:cause|inflict|do|deal|wreak|leave|bring|make)$/.test(tokens.lemma[found.light]!);
}

/** Acts that nobody undergoes: what the parser took for a passive subject acts (`The two leaders met in Tarn`). */
function isMutual({ tokens }: Scene, { found, frame, pos }: Candidate): boolean {
  if (pos !== "v" || !found.passive || found.subjects.length > 0) return false;
  // `a truce agreed on Monday` is what is agreed.
  if (found.objects.some((object) => eventClass("DEAL").has(tokens.lemma[object]!))) return false;
  return /^(?:CONSULT|PROTEST|AGREE|RETREAT|STATEMENT)$/.test(frame.type) && frame.mode !== "release";
}

/** `sent two teams to Lanao`: a phrase behind the object that belongs to the verb. */
function addBehindObject(scene: Scene, candidate: Candidate, fillers: Filler[]): void {
  for (const object of candidate.found.objects) {
    for (const child of children(scene.tokens, object)) {
      if (scene.tokens.relation[child] !== REL.nmod) continue;
      const preposition = prepositionOf(scene.tokens, child);
      const role = /^(?:to|against|at|on|from)$/.test(preposition)
        ? candidate.frame.slots.get(preposition)
        : null;
      const objectRole = candidate.frame.slots.get("obj");
      if (role && objectRole !== "recipient") addFiller(scene, candidate, fillers, role, child);
    }
  }
}

/** Arguments as the model holds them. */
export function argumentsOf(fillers: readonly Filler[]): Argument[] {
  return fillers.map(({ role, span }) => ({ role, ...span }));
}

function addFiller(scene: Scene, candidate: Candidate, fillers: Filler[], slot: Role, filler: number): void {
  const { tokens } = scene;
  // `58 injured`: of harm a bare number suffers, and never does it.
  const suffers = slot === "actor" && candidate.frame.type === "CASUALTY" && tokens.tag[filler] === TAG.CD;
  const role = suffers ? "recipient" : slot;
  const token = role === "actor" ? issuerOf(tokens, filler) : filler;
  if (token === candidate.found.trigger || token < 0 || !canFill(scene, token)) return;
  if (role === "recipient" && isNoParty(scene, candidate, token)) return;
  if (fillers.some((filler) => filler.token === token)) return;
  const thing = role === "actor" && (isMeans(tokens, token) || isCarriage(tokens, token));
  fillers.push({ role: thing ? "instrument" : role, token, span: phraseOf(scene, token, role) });
  if (thing) for (const owner of ownersOf(scene, token)) addFiller(scene, candidate, fillers, "actor", owner);
}

/** What somebody is held on or acts on is no party (`detained on suspicion`, `on behalf of`). */
const NO_PARTY = /^(?:suspicion|charge|charges|behalf|basis|grounds|condition|account|average)$/;

/** `hit about 35 km west of the town`: how far away is no party. */
function isDistance(scene: Scene, token: number): boolean {
  const { tokens, quantities } = scene;
  return scene.quantitiesAt(token).some((index) => {
    const { unit, end } = quantities[index]!;
    if (!LENGTHS.test(unit)) return false;
    return AWAY.test(tokens.text.slice(end, end + 24));
  });
}

/** `a crack of some 30 metres` strikes no metres, and whose count it is (`raised its toll to two`) did not die. */
function isNoParty(scene: Scene, { frame }: Candidate, token: number): boolean {
  const { tokens } = scene;
  if (frame.type === "DAMAGE") return isExtent(scene, token);
  if (frame.type !== "CASUALTY" || tokens.tag[token] !== TAG.PRP$) return false;
  return /^(?:toll|count|tally|figure|estimate|number)$/.test(tokens.lemma[tokens.head[token]!] ?? "");
}

/** A length by itself; `30 km of road` is road. */
export function isExtent({ tokens, quantities, quantitiesAt }: Scene, token: number): boolean {
  if (childWith(tokens, token, ["nmod"]) >= 0) return false;
  return quantitiesAt(token).some((index) => LENGTHS.test(quantities[index]!.unit));
}

const LENGTHS = /^(?:km|m|cm|mile|nautical mile|yard|foot|inch)$/;
const AWAY =
  /^ (?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|northeast|northwest|southeast|southwest)\b|off\b|from\b|away\b|outside\b|inland\b|below\b|above\b|offshore\b)/i;

/** Times and bare numbers fill no role; words without reference neither. */
function canFill(scene: Scene, token: number): boolean {
  const { tokens } = scene;
  const tag = tokens.tag[token]!;
  if (scene.timesAt(token).length > 0 || isDistance(scene, token)) return false;
  if (NO_PARTY.test(tokens.lower[token]!) && /^(?:on|of)$/.test(prepositionOf(tokens, token))) return false;
  if (tokens.lower[token] === "it")
    return scene.mentionsAt(token).some((index) => scene.mentions[index]!.antecedent !== null);
  if (/^(?:there|that|this|which|what|who|whom|itself|himself|themselves|so)$/.test(tokens.lower[token]!))
    return false;
  return (
    isNoun(tag) ||
    tag === TAG.PRP ||
    tag === TAG.CD ||
    tag === TAG.PRP$ ||
    tag === TAG.JJ ||
    tag === TAG.DT ||
    tag === TAG.ADD
  );
}

/** A weapon or a force of nature does not act: it is what the event was done with. */
function isMeans(tokens: Tokens, token: number): boolean {
  const lemma = tokens.lemma[token]!;
  if (eventClass("WEAPON").has(lemma) || eventClass("DISASTER").has(lemma)) return true;
  return children(tokens, token).some((child) => child < token && UNMANNED.test(tokens.lower[child]!));
}

/** `evacuated by helicopter`: without an article it is how, not who. */
function isCarriage(tokens: Tokens, token: number): boolean {
  if (tokens.lower[token - 1] !== "by" || tokens.tag[token] !== TAG.NN) return false;
  return ["VEHICLE", "VESSEL", "AIRCRAFT"].some((name) => eventClass(name).has(tokens.lemma[token]!));
}

/** `an unmanned surface vessel`, `an explosive-laden boat`: a weapon by what stands before it. */
const UNMANNED =
  /^(?:unmanned|uncrewed|unpiloted|remote-controlled|explosive-laden|booby-trapped|bomb-laden|drone)$/;

/** `Iranian missiles`, `Israel's drones`: whose they are. */
function ownersOf(scene: Scene, token: number): number[] {
  return Array.from(children(scene.tokens, token)).filter(
    (child) => scene.tokens.relation[child] === REL["nmod:poss"] || namesActor(scene, child),
  );
}

function addModifiers(scene: Scene, candidate: Candidate, fillers: Filler[]): void {
  const role = candidate.frame.slots.get("mod");
  for (const token of candidate.found.modifiers) {
    if (eventClass("WEAPON").has(scene.tokens.lemma[token]!)) {
      addFiller(scene, candidate, fillers, "instrument", token);
    } else if (role === "instrument") addFiller(scene, candidate, fillers, role, token);
    else if (role && namesActor(scene, token) && !isWhere(scene, candidate, token))
      addFiller(scene, candidate, fillers, role, token);
  }
}

/** `the Kasian plane crash`, `a Norland gas leak`: the country before an accident is where it was; nobody did it. */
function isWhere({ mentions, mentionsAt }: Scene, { frame, pos }: Candidate, token: number): boolean {
  if (pos !== "n" || frame.type !== "DAMAGE") return false;
  const befalls = frame.slots.get("mod") === "recipient" || frame.contexts.includes("disasters");
  return befalls && mentionsAt(token).some((index) => mentions[index]!.type === "gpe");
}

/** `Iranian`, `US`, `Hamas`, `police` before a noun. */
export function namesActor(scene: Scene, token: number): boolean {
  const { tokens } = scene;
  const relation = tokens.relation[token];
  if (relation !== REL.amod && relation !== REL.compound) return false;
  const named = scene.mentionsAt(token).some((index) => {
    const { type } = scene.mentions[index]!;
    return type === "gpe" || type === "organization" || type === "person";
  });
  if (named) return true;
  const capital = /^\p{Lu}/u.test(tokens.text.slice(tokens.start[token]!, tokens.end[token]!));
  if (tokens.tag[token] === TAG.JJ) return capital;
  return /^(?:police|army|government|rebel|militia|opposition|coalition|union)$/.test(tokens.lower[token]!);
}

/** Words of the phrase; a modifier or an owner alone where the role is filled by it. */
function phraseOf(scene: Scene, token: number, role: Role): Span {
  const { tokens } = scene;
  const relation = tokens.relation[token];
  const span = nounPhrase(tokens, token, { prepositions: role !== "third" || true });
  if (relation === REL.amod || relation === REL.compound) return wordSpan(tokens, token);
  return withoutPossessive(
    tokens,
    withoutFlag(tokens, token, withoutTerm(tokens, token, named(tokens, token, span))),
  );
}

/** `the group calling itself X`, `a man known as X`: the name belongs to the party. */
function named(tokens: Tokens, head: number, { start, end }: Span): Span {
  const calling = head + 1;
  if (
    calling >= tokens.count ||
    !/^(?:calling|called|styling|known|named|dubbed)$/.test(tokens.lower[calling]!)
  )
    return { start, end };
  let last = calling;
  while (
    last + 1 < tokens.count &&
    /^(?:itself|themselves|himself|herself|as|the)$/.test(tokens.lower[last + 1]!)
  )
    last++;
  const first = last + 1;
  while (last + 1 < tokens.count && isNamePart(tokens, last + 1, first)) last++;
  return last >= first ? { start, end: Math.max(end, tokens.end[last]!) } : { start, end };
}

/** Capitalised words, with `of`, `for` and `the` between them. */
function isNamePart(tokens: Tokens, at: number, first: number): boolean {
  const capital = (token: number) =>
    token < tokens.count && /^\p{Lu}/u.test(tokens.text.charAt(tokens.start[token]!));
  if (tokens.sentence[at] !== tokens.sentence[first]) return false;
  return (
    capital(at) ||
    (at > first && /^(?:of|for|the|and)$/.test(tokens.lower[at]!) && (capital(at + 1) || capital(at + 2)))
  );
}

/** `a Maltese-flagged tanker`: the state whose flag a ship flies has no part in what befalls it. */
function withoutFlag(tokens: Tokens, head: number, { start, end }: Span): Span {
  for (let at = head - 1; at >= 0 && tokens.start[at]! >= start; at--)
    if (/(?:^|-)flag(?:ged)?$/.test(tokens.lower[at]!)) return { start: tokens.start[at + 1]!, end };
  return { start, end };
}

/** `the junta until Thursday`: the term is no part of the party. */
function withoutTerm(tokens: Tokens, token: number, { start, end }: Span): Span {
  for (let at = token + 1; at < tokens.count && tokens.end[at]! <= end; at++)
    if (tokens.lower[at] === "until") return { start, end: tokens.end[at - 1]! };
  return { start, end };
}

function wordSpan(tokens: Tokens, token: number): Span {
  return { start: tokens.start[token]!, end: tokens.end[token]! };
}

function withoutPossessive(tokens: Tokens, span: Span): Span {
  const words = tokens.text.slice(span.start, span.end);
  const cut = /(?:['’]s|['’])$/.exec(words);
  return cut ? { start: span.start, end: span.end - cut[0].length } : span;
}
