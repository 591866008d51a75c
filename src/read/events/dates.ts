import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children, childrenWith, childWith, isUnder } from "../tree.ts";
import type { Candidate } from "./candidate.ts";

import { isVerb } from "./phrases.ts";
import type { Scene } from "./scene.ts";

type Range = readonly [first: number, last: number];

/** Index of the time expression that dates the event: its own dependents first, then the clause, then the clause above. */
export function timeOf(scene: Scene, candidate: Candidate, clause: Range): number | null {
  const time = dated(withoutDurations(scene), candidate, clause) ?? dated(scene, candidate, clause);
  return time !== null && isDistant(scene, time, candidate.found.trigger) ? null : time;
}

/** How long a thing took dates it only where no day or hour is told (`for two hours on Thursday`). */
function withoutDurations(scene: Scene): Scene {
  const isDate = (time: number) => scene.times[time]!.type !== "DURATION";
  return { ...scene, timesAt: (token) => scene.timesAt(token).filter(isDate) };
}

/** `on Monday, a day after a quake killed nine`: what happened a day earlier is not dated by the day told before. */
function isDistant({ tokens, times }: Scene, time: number, trigger: number): boolean {
  for (let at = trigger - 1; at > 0 && at > trigger - DISTANCE; at--) {
    if (tokens.sentence[at] !== tokens.sentence[trigger] || tokens.start[at]! < times[time]!.end)
      return false;
    if (/^(?:after|before)$/.test(tokens.lower[at]!) && UNIT_OF_TIME.test(tokens.lower[at - 1]!)) return true;
  }
  return false;
}

/** How far before a verb the words for its distance in time may stand, in tokens. */
const DISTANCE = 14;
const UNIT_OF_TIME = /^(?:minute|hour|day|week|month|year)s?$/;

function dated(scene: Scene, { found }: Candidate, clause: Range): number | null {
  const heads = [found.trigger, found.light >= 0 ? found.light : found.governor].filter((head) => head >= 0);
  for (const head of heads) {
    for (const child of children(scene.tokens, head)) {
      const time = timeUnder(scene, child);
      if (time !== null) return time;
    }
  }
  return (
    nearestTime(scene, found.trigger, clause) ??
    timeAbove(scene, found.trigger) ??
    closingTime(scene, found.trigger, clause) ??
    sharedTime(scene, found.trigger) ??
    timeOfWhen(scene, found.trigger)
  );
}

/** `were killed when a quake struck the coast on Tuesday`: what happened when something else did bears its day. */
function timeOfWhen(scene: Scene, trigger: number): number | null {
  const { tokens } = scene;
  if (tokens.tag[trigger] !== TAG.VBD && tokens.tag[trigger] !== TAG.VBN) return null;
  const when = whenBehind(tokens, trigger);
  if (when < 0) return null;
  for (const child of children(tokens, tokens.head[when]!)) {
    const time = timeUnder(scene, child);
    if (time !== null) return time;
  }
  return null;
}

/** How far behind a verb the clause with `when` may begin, in tokens. */
const WHEN_REACH = 12;

/** The `when` that opens the next clause behind a verb; -1 where another verb or a stop comes first. */
function whenBehind(tokens: Tokens, trigger: number): number {
  for (let at = trigger + 1; at < tokens.count && at <= trigger + WHEN_REACH; at++) {
    if (tokens.sentence[at] !== tokens.sentence[trigger] || isVerb(tokens.tag[at]!)) return -1;
    if (tokens.lower[at] === "when") return tokens.head[at]! > at ? at : -1;
  }
  return -1;
}

/** `12 were killed and 30 injured on Monday`: the day behind the last of the participles dates the first as well. */
function sharedTime(scene: Scene, trigger: number): number | null {
  for (const participle of sharing(scene.tokens, trigger))
    for (const child of children(scene.tokens, participle)) {
      const time = child > participle ? timeUnder(scene, child) : null;
      if (time !== null) return time;
    }
  return null;
}

/** Participles behind a passive verb that share its auxiliary (`were killed and 30 injured`). */
export function sharing(tokens: Tokens, trigger: number): number[] {
  if (childWith(tokens, trigger, ["aux:pass"]) < 0) return [];
  return childrenWith(tokens, trigger, ["conj"])
    .flatMap((child) =>
      // `seven others wounded`, hung as a noun with what became of it.
      isVerb(tokens.tag[child]!) ? child : childrenWith(tokens, child, ["acl"]),
    )
    .filter((child) => tokens.tag[child] === TAG.VBN && childWith(tokens, child, ["aux", "aux:pass"]) < 0);
}

/**
 * `struck a camp held by mutineers on Tuesday`: a day that closes the clause, below a participle that only tells which camp
 * was struck, dates the verb that has a tense, if no other time stands in the clause.
 */
function closingTime(scene: Scene, trigger: number, [first, last]: Range): number | null {
  const { tokens } = scene;
  if (tokens.tag[trigger] !== TAG.VBD) return null;
  const times = new Set<number>();
  for (let token = first; token < last; token++) for (const time of scene.timesAt(token)) times.add(time);
  const [only] = times;
  if (times.size !== 1 || only === undefined) return null;
  let end = last - 1;
  while (end > trigger && (tokens.tag[end] === TAG[","] || tokens.tag[end] === TAG["."])) end--;
  return scene.timesAt(end).includes(only) && isBelowParticiple(scene, end, trigger) ? only : null;
}

/** Hangs from the trigger through nothing but nouns and participles that modify them. */
function isBelowParticiple({ tokens }: Scene, token: number, trigger: number): boolean {
  for (let at = token; at !== trigger; at = tokens.head[at]!) {
    if (at < 0) return false;
    if (isVerb(tokens.tag[at]!) && tokens.relation[at] !== REL.acl) return false;
  }
  return true;
}

/** A time expression that is the child itself, or the noun right below its preposition. */
function timeUnder(scene: Scene, child: number): number | null {
  const relation = scene.tokens.relation[child];
  const adjunct: readonly number[] = [
    REL.obl,
    REL["obl:tmod"],
    REL.nmod,
    REL["nmod:tmod"],
    REL.advmod,
    REL.amod,
    REL["nmod:poss"],
    REL["obl:npmod"],
    REL.compound,
  ];
  if (!adjunct.includes(relation!)) return null;
  return scene.timesAt(child)[0] ?? null;
}

/** The time expression closest to the trigger inside the clause. */
function nearestTime(scene: Scene, trigger: number, [first, last]: Range): number | null {
  let best: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (let token = first; token < last; token++) {
    const time = scene.timesAt(token)[0];
    if (time === undefined || Math.abs(token - trigger) >= distance || isInOtherClause(scene, token, trigger))
      continue;
    distance = Math.abs(token - trigger);
    best = time;
  }
  return best;
}

/** True where a verb that does not hold the trigger stands between the time expression and the trigger. */
function isInOtherClause({ tokens }: Scene, token: number, trigger: number): boolean {
  for (let at = tokens.head[token]!; at >= 0; at = tokens.head[at]!) {
    if (at === trigger || isUnder(tokens, trigger, at)) return false;
    if (isVerb(tokens.tag[at]!)) return true;
  }
  return true;
}

/** For participles and infinitives: the time of the verb above (`hit the base on Sunday, damaging a plane`). */
function timeAbove(scene: Scene, trigger: number): number | null {
  const { tokens } = scene;
  let at = trigger;
  for (let step = 0; step < 3; step++) {
    const shared: readonly number[] = [
      REL.xcomp,
      REL.advcl,
      REL.conj,
      REL.obj,
      REL.nsubj,
      REL["nsubj:pass"],
      REL.obl,
    ];
    const above = tokens.head[at]!;
    if (above < 0 || !shared.includes(tokens.relation[at]!)) return null;
    for (const child of children(tokens, above)) {
      const time = child === at ? null : timeUnder(scene, child);
      if (time !== null) return time;
    }
    at = above;
  }
  return null;
}
