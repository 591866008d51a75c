import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children, childrenWith, childWith, isUnder } from "../tree.ts";
import type { Candidate } from "./candidate.ts";
import type { Filler } from "./filler.ts";
import { isVerb, prepositionOf } from "./phrases.ts";
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
    sharedTime(scene, found.trigger)
  );
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
function sharing(tokens: Tokens, trigger: number): number[] {
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

/** Index of the mention of the place where the event happened, or null. */
export function placeOf(
  scene: Scene,
  { found, frame }: Candidate,
  fillers: readonly Filler[],
  clause: Range,
): number | null {
  const near = found.obliques.filter(({ preposition }) => PLACING.test(preposition) && preposition !== "on");
  const said = [...near.map(({ token }) => token), ...aroundVerb(scene, found)];
  const sited = fillers.flatMap(({ role, token }) =>
    role === "recipient" || frame.type === "MOVE" ? token : [],
  );
  const places = [
    ...said.map(
      (token) => placeInside(scene, token, placeAt(scene, token) !== null) ?? placeAt(scene, token),
    ),
    ...sited.map(
      (token) =>
        placeInside(scene, token, isSite(scene, token)) ??
        (isSite(scene, token) ? placeAt(scene, token) : null),
    ),
    placeInClause(scene, clause),
    ...sharing(scene.tokens, found.trigger).flatMap((participle) =>
      childrenWith(scene.tokens, participle, ["obl"])
        .filter((child) => PLACING.test(prepositionOf(scene.tokens, child)))
        .map((child) => placeAt(scene, child)),
    ),
  ]
    .filter((place) => place !== null)
    .filter((place) => isSaidWith(scene, place, found.trigger));
  return places.find((place) => scene.mentions[place]!.level === "name") ?? places[0] ?? null;
}

/** `"Eleven people died," he told reporters in Orsa`: where it is said is not where it happened. */
function isSaidWith(scene: Scene, place: number, trigger: number): boolean {
  const index = scene.attributionOf(trigger);
  if (index === null) return true;
  const { start, end } = scene.mentions[place]!;
  return scene.attributions[index]!.content.some((said) => said.start <= start && end <= said.end);
}

/** `gunfire rang out near the palace`: where the verb that a noun is subject of puts it. */
function aroundVerb({ tokens }: Scene, { trigger, governor }: Candidate["found"]): number[] {
  if (governor < 0 || tokens.relation[trigger] !== REL.nsubj) return [];
  return Array.from(children(tokens, governor)).filter(
    (child) => tokens.relation[child] === REL.obl && PLACING.test(prepositionOf(tokens, child)),
  );
}

/** Prepositions that say where something happens. */
const PLACING = /^(?:in|at|near|off|outside|inside|across|throughout|around|along|within|on)$/;

function placeAt(scene: Scene, token: number): number | null {
  const index = scene.mentionsAt(token).find((mention) => isPlace(scene.mentions[mention]!.type));
  return index ?? null;
}

function isPlace(type: string): boolean {
  return type === "gpe" || type === "location" || type === "facility";
}

function isSite(scene: Scene, token: number): boolean {
  return scene.mentionsAt(token).some((index) => /^(?:facility|location)$/.test(scene.mentions[index]!.type));
}

/** `two bases in Orsa`, `the village of Tarn`: the place inside a phrase. */
function placeInside(scene: Scene, token: number, named = false): number | null {
  for (const child of children(scene.tokens, token)) {
    if (scene.tokens.relation[child] !== REL.nmod && scene.tokens.relation[child] !== REL.appos) continue;
    const word = prepositionOf(scene.tokens, child);
    if (!/^(?:in|at|near|outside|across|off)$/.test(word) && !(named && /^(?:of|)$/.test(word))) continue;
    const place = placeAt(scene, child);
    if (place !== null) return place;
  }
  return null;
}

/** First place behind a preposition of place anywhere in the clause. */
function placeInClause(scene: Scene, [first, last]: Range): number | null {
  const { tokens } = scene;
  for (let token = first; token < last; token++) {
    if (!/^(?:in|at|near|off|outside|across)$/.test(tokens.lower[token]!)) continue;
    const head = tokens.head[token]!;
    const place =
      head > token && head < last ? (placeInside(scene, head, true) ?? placeAt(scene, head)) : null;
    if (place !== null) return place;
  }
  return null;
}
