import { REL } from "../../model/syntax.ts";
import { children, childrenWith } from "../tree.ts";
import type { Candidate } from "./candidate.ts";
import { sharing } from "./dates.ts";
import type { Filler } from "./filler.ts";
import { prepositionOf } from "./phrases.ts";
import type { Scene } from "./scene.ts";

type Range = readonly [first: number, last: number];

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
