import { eventClass } from "../../lexicon/events.ts";
import { unitWord } from "../../lexicon/units.ts";
import type { EventMention } from "../../model/reading.ts";
import { childrenWith } from "../tree.ts";
import { isExtent } from "./arguments.ts";
import type { Candidate } from "./candidate.ts";
import type { Filler } from "./filler.ts";
import { partsOf } from "./parts.ts";
import { isVerb } from "./phrases.ts";
import type { Scene } from "./scene.ts";
import { tollFigure } from "./tolls.ts";

/** A quantity of an event and what it counts. */
export interface Measured {
  figure: number;
  measure: string;
}

type Range = readonly [first: number, last: number];

/** Quantities that belong to an event: those that count it or one of its participants, and tolls in its clause. */
export function figuresOf(
  scene: Scene,
  candidate: Candidate,
  fillers: readonly Filler[],
  clause: Range,
): Measured[] {
  const measured = new Map<number, string>();
  const { found } = candidate;
  for (const figure of quantitiesOf(scene, found.trigger))
    measured.set(figure, measureOf(scene, candidate, null, found.trigger));
  for (const { role, token } of fillers) {
    for (const figure of quantitiesOf(scene, token)) {
      if (!measured.has(figure)) measured.set(figure, measureOf(scene, candidate, role, token));
    }
  }
  addNext(scene, candidate, measured);
  const counted =
    quantitiesOf(scene, found.trigger).length > 0 && scene.tokens.lemma[found.trigger] !== "toll";
  // `cases have risen to 17, including nine deaths`: what has a number of its own takes no other.
  const toll = counted ? null : tollFigure(scene, candidate);
  if (toll !== null) measured.set(toll, measureOf(scene, candidate, "recipient", found.trigger));
  else if (candidate.frame.type === "CASUALTY" && !counted) addTolls(scene, candidate, clause, measured);
  addExtent(scene, candidate, measured);
  addParts(scene, candidate, measured);
  return [...measured]
    .map(([figure, measure]) => ({ figure, measure: fitting(scene, figure, measure) }))
    .sort((left, right) => left.figure - right.figure);
}

/** `a crack of some 30 metres`, `the crack has widened to 45 metres`: how long the fault is, by the name of the fault. */
function addExtent(scene: Scene, { frame, found }: Candidate, measured: Map<number, string>): void {
  if (frame.type !== "DAMAGE") return;
  const { lemma } = scene.tokens;
  const named = [found.trigger, ...found.subjects].map((token) => lemma[token]!);
  const fault = named.find((word) => FAULTS.test(word));
  const places = [...found.objects, ...found.obliques.map(({ token }) => token)];
  for (const token of fault === undefined ? [] : places)
    if (isExtent(scene, token)) for (const figure of scene.quantitiesAt(token)) measured.set(figure, fault!);
}

/** Faults and openings that are measured by their length. */
const FAULTS = /^(?:crack|fissure|hole|breach|gap|sinkhole|rupture|crater|slick|gash)$/;

/** `17 bodies, among them four children`: the children are dead too. */
function addParts(scene: Scene, { frame }: Candidate, measured: Map<number, string>): void {
  if (frame.type !== "CASUALTY") return;
  for (const [figure, measure] of [...measured])
    if (OF_PEOPLE.test(measure))
      for (const part of partsOf(scene, figure)) if (!measured.has(part)) measured.set(part, measure);
}

/** `arrested at least 30`, `detained between 200 and 250 marchers`: the number right behind the verb, where the parser took it for no object. */
function addNext(scene: Scene, candidate: Candidate, measured: Map<number, string>): void {
  const { trigger, passive } = candidate.found;
  const figure = scene.quantitiesAt(trigger + 1)[0];
  if (candidate.pos !== "v" || passive || figure === undefined || scene.timesAt(trigger + 1).length > 0)
    return;
  if (candidate.frame.slots.get("obj") !== "recipient") return;
  const { unit } = scene.quantities[figure]!;
  const people = /^(?:|person|people)$/.test(unit) || eventClass("PEOPLE").has(unit);
  const free = measured.size === 0 ? people : measured.get(figure) === "actor";
  if (free) measured.set(figure, measureOf(scene, candidate, "recipient", trigger));
}

/** Measures that count people. */
const OF_PEOPLE =
  /^(?:dead|wounded|missing|displaced|infected|hospitalised|casualties|evacuated|detained|abducted|protesters)$/;

/** Money is a cost; lorries, homes, goats and hectares are neither dead nor displaced. */
function fitting(scene: Scene, figure: number, measure: string): string {
  if (isMoney(scene, figure)) return "cost";
  if (OF_PEOPLE.test(measure) && isMeasured(scene, figure)) return "count";
  const unit = scene.quantities[figure]!.unit.replace(/ per \w+$/, "");
  if (OF_PEOPLE.test(measure) && UNPEOPLED.some((name) => eventClass(name).has(unit))) return "count";
  const own = ownMeasure(scene, figure);
  if (own === measure && /\bof the \p{L}+$/u.test(wordsOf(scene, figure))) return "count";
  return own !== null && /^(?:casualties|infected)$/.test(measure) ? own : measure;
}

function wordsOf({ tokens, quantities }: Scene, figure: number): string {
  const { start, end } = quantities[figure]!;
  return tokens.text.slice(start, end).toLowerCase();
}

/** What the words of the quantity say themselves: `14 dead` after `left`, `31 suspected cases`; `three of the dead` are no toll. */
function ownMeasure(scene: Scene, figure: number): string | null {
  const words = wordsOf(scene, figure);
  if (/\b(?:suspected|suspect|probable|possible)\b/.test(words)) return "suspected";
  const last = words.slice(words.lastIndexOf(" ") + 1);
  return CASUALTY_MEASURES.find(([pattern, name]) => name !== "infected" && pattern.test(last))?.[1] ?? null;
}

/** Classes of `event-classes.tsv` whose words are no people. */
const UNPEOPLED = ["ANIMAL", "VEHICLE", "VESSEL", "AIRCRAFT", "WEAPON", "PLACEWORD", "THING"];

/** Metres, tonnes and degrees: nobody is counted by them. */
function isMeasured({ quantities }: Scene, figure: number): boolean {
  const { unit } = quantities[figure]!;
  return unit !== "" && unitWord("measure", unit.toLowerCase()) !== undefined;
}

/** Units of money are codes of three capitals. */
function isMoney({ quantities }: Scene, figure: number): boolean {
  return /^[A-Z]{3}$/.test(quantities[figure]!.unit);
}

/** Quantities that stand on a noun or its numeral. */
function quantitiesOf(scene: Scene, token: number): number[] {
  const counted = [token, ...childrenWith(scene.tokens, token, ["nummod", "det", "amod"])];
  return [...new Set(counted.flatMap((place) => [...scene.quantitiesAt(place)]))];
}

/** `the death toll rose to 12`, `killing 12`: a bare number beside a word of death. */
function addTolls(
  scene: Scene,
  candidate: Candidate,
  [first, last]: Range,
  measured: Map<number, string>,
): void {
  const { tokens } = scene;
  const verb = candidate.found.governor >= 0 ? candidate.found.governor : candidate.found.trigger;
  for (const { preposition, token } of obliquesOf(scene, verb)) {
    if (
      token < first - 40 ||
      token > last + 40 ||
      !/^(?:to|at|of|by|past|above|over|least)$/.test(preposition)
    )
      continue;
    for (const figure of scene.quantitiesAt(token)) {
      if (!measured.has(figure))
        measured.set(figure, measureOf(scene, candidate, null, candidate.found.trigger));
    }
  }
  for (const object of childrenWith(tokens, verb, ["obj"])) {
    if (candidate.pos !== "n" && !REACHES.test(tokens.lemma[verb]!)) break;
    for (const figure of quantitiesOf(scene, object)) {
      if (!measured.has(figure))
        measured.set(figure, measureOf(scene, candidate, null, candidate.found.trigger));
    }
  }
}

/** `the toll reaches 14`: verbs whose object is the number. */
const REACHES = /^(?:reach|exceed|pass|surpass|top|hit)$/;

function obliquesOf(scene: Scene, verb: number): { preposition: string; token: number }[] {
  const { tokens } = scene;
  if (!isVerb(tokens.tag[verb]!)) return [];
  return childrenWith(tokens, verb, ["obl"]).map((token) => {
    const marker = childrenWith(tokens, token, ["case"])[0];
    return { preposition: marker === undefined ? "" : tokens.lower[marker]!, token };
  });
}

/** What a casualty word counts, by stem. */
const CASUALTY_MEASURES: readonly [RegExp, string][] = [
  [
    /^(?:dead|death|die|perish|drown|kill|fatality|toll|body|suffocate|execute|succumb|lose|claim|cost|drowning|suicide|corpse)$/,
    "dead",
  ],
  [
    /^(?:wound|wounded|injure|injured|injury|hurt|burn|maim|treat|sicken|suffer|sustain|leg|arm|limb|eye|hand|foot)$/,
    "wounded",
  ],
  [/^(?:missing|miss|unaccounted|disappear|vanish)$/, "missing"],
  [
    /^(?:displace|displaced|homeless|displacement|uproot|strand|stranded|maroon|home|house|shelter|dwelling)$/,
    "displaced",
  ],
  [/^(?:infect|infected|infection|case|contract|test|diagnose|catch)$/, "infected"],
  [
    /^(?:hospitalise|hospitalize|hospitalised|hospitalized|hospitalisation|hospitalization|rush|take|care)$/,
    "hospitalised",
  ],
  [/^(?:rescue|save|pull|pluck|winch|airlift|survivor|survive|escape|lift)$/, "rescued"],
  [/^(?:trap|trapped|bury)$/, "trapped"],
  [/^(?:casualty|victim)$/, "casualties"],
  [/^(?:recover|discharge)$/, "recovered"],
];

/** What a number on `token`, in `role` (null: on the trigger itself), counts in the event. */
function measureOf(scene: Scene, candidate: Candidate, role: Filler["role"] | null, token: number): string {
  const lemma = scene.tokens.lemma[candidate.found.trigger]!;
  switch (candidate.frame.type) {
    case "CASUALTY":
      return role === "actor" || role === "instrument" ? "count" : casualtyMeasure(scene, candidate, lemma);
    case "DAMAGE":
      return role === "recipient"
        ? damageMeasure(lemma)
        : role === "instrument" && ESCAPES.test(lemma)
          ? "released"
          : "count";
    case "INTERCEPT":
      return role === "recipient" || role === "instrument" ? "intercepted" : "actor";
    case "MOVE":
      return moveMeasure(role, lemma);
    case "COERCE":
      return role === "recipient" && candidate.frame.mode === "arrest" ? "detained" : byRole(role, "count");
    case "ASSAULT":
      return assaultMeasure(scene, candidate, role, token, lemma);
    case "MOBILIZE":
      return role === "instrument" ? "deployed" : byRole(role, "count");
    case "PROTEST":
      return role === "actor" ? "protesters" : byRole(role, "protests");
    case "RETREAT":
      return role === "recipient" && candidate.frame.mode === "release" ? "released" : byRole(role, "count");
    default:
      return byRole(role, "count");
  }
}

function casualtyMeasure(scene: Scene, candidate: Candidate, lemma: string): string {
  const said = [lemma, ...candidate.found.predicates.map((token) => scene.tokens.lower[token]!)];
  const objects = candidate.found.objects.map((token) => scene.tokens.lemma[token]!);
  const counters = candidate.found.subjects.map((token) => scene.tokens.lemma[token]!);
  if (counters.includes("toll")) return "dead";
  const mods = candidate.found.modifiers.map((token) => scene.tokens.lower[token]!);
  if (lemma === "treat" && isForIllness(scene, candidate)) return "infected";
  for (const word of [...said.slice(1), ...objects, ...mods, lemma]) {
    const hit = CASUALTY_MEASURES.find(([pattern]) => pattern.test(word));
    if (hit) return hit[1];
  }
  return "casualties";
}

/** `treated 14 patients with cholera`, `treated 14 people for measles`. */
function isForIllness({ tokens }: Scene, { found }: Candidate): boolean {
  const behind = found.objects.flatMap((object) => childrenWith(tokens, object, ["nmod"]));
  const illness = eventClass("ILLNESS");
  return [...behind, ...found.obliques.map(({ token }) => token)].some((token) =>
    illness.has(tokens.lemma[token]!),
  );
}

function moveMeasure(role: Filler["role"] | null, lemma: string): string {
  if (role === "actor" && /^(?:leave|flee|abandon|exodus|escape)$/.test(lemma)) return "displaced";
  return role === "recipient" || /^(?:evacuation|exodus)$/.test(lemma) ? "evacuated" : "count";
}

/** Verbs and nouns of which the number counts what got out (`1.2 tonnes of ammonia had escaped`). */
const ESCAPES = /^(?:leak|spill|escape|seep|gush|spew|vent|flow|release|emit|discharge|pour)$/;

function damageMeasure(lemma: string): string {
  return /^(?:destroy|demolish|flatten|level|raze|wreck|sink|obliterate|destruction|burn|gut|collapse)$/.test(
    lemma,
  )
    ? "destroyed"
    : /^(?:flood|inundate|submerge|flooding)$/.test(lemma)
      ? "flooded"
      : "damaged";
}

function assaultMeasure(
  scene: Scene,
  { frame }: Candidate,
  role: Filler["role"] | null,
  token: number,
  lemma: string,
): string {
  if (role === "instrument")
    return /^(?:fire|launch|lob|hurl|rain|throw|shoot|launching|drop)$/.test(lemma) ? "launched" : "hit";
  if (role === "recipient") {
    return /^(?:kill|murder|assassinate|execute|massacre|slay|behead)$/.test(lemma)
      ? "dead"
      : lemma === "capture" || (frame.mode === "abduct" && lemma !== "hijack")
        ? "abducted"
        : "target";
  }
  if (role === "actor")
    return /^(?:attack|strike|raid|bombing|assault|airstrike)$/.test(scene.tokens.lemma[token]!)
      ? "attacks"
      : "actor";
  return role === null ? "attacks" : "count";
}

function byRole(role: Filler["role"] | null, otherwise: string): string {
  return role === "actor" ? "actor" : role === "recipient" || role === "target" ? "target" : otherwise;
}

/** What the quantity `quantityIndex` counts in the event (`dead`, `launched`, `count`), or "" where it is none of its figures. */
export function figureRole(event: EventMention, quantityIndex: number): string {
  return event.measures[event.figures.indexOf(quantityIndex)] ?? "";
}
