import type { EventType } from "../../../src/model/index.ts";

export type MeasureName =
  | "dead"
  | "wounded"
  | "missing"
  | "displaced"
  | "infected"
  | "detained"
  | "launched"
  | "intercepted";

/** How a number of an incident is told. Slots: n, noun, place, group. */
export interface MeasureWords {
  /** Names under which the picture may list the measure. */
  names: RegExp;
  types: EventType[];
  /** Clauses that give the number; those with `{noun}` speak of the incident as having happened. */
  clauses: string[];
  /** Clauses for a later, higher number. */
  rises: string[];
  headlines: string[];
  /** First values, inclusive, and by how much a value may grow (share of it). */
  first: [low: number, high: number];
  growth: number;
}

const HARM: EventType[] = ["CASUALTY"];

export const MEASURES: Readonly<Record<MeasureName, MeasureWords>> = {
  dead: {
    names: /^dead$/,
    types: HARM,
    clauses: [
      "{n} people were killed in the {noun} in {place}",
      "the {noun} in {place} killed {n} people",
      "{n} people died in the {noun} in {place}",
      "the {noun} in {place} had left {n} people dead",
      "{n} people lost their lives in the {noun} in {place}",
    ],
    rises: [
      "the death toll from the {noun} in {place} rose to {n}",
      "the death toll in {place} had risen to {n}",
      "{n} people were now known to have been killed in the {noun} in {place}",
      "the number of people killed in the {noun} in {place} rose to {n}",
    ],
    headlines: [
      "{n} killed in {noun} in {place}",
      "{place} {noun} leaves {n} dead",
      "{n} dead after {noun} in {place}",
    ],
    first: [3, 40],
    growth: 0.7,
  },
  wounded: {
    names: /^wounded$/,
    types: HARM,
    clauses: [
      "{n} people were wounded in the {noun} in {place}",
      "the {noun} in {place} injured {n} people",
      "{n} people were injured in the {noun} in {place}",
      "{n} people were hurt in the {noun} in {place}",
    ],
    rises: ["the number of people injured in the {noun} in {place} rose to {n}"],
    headlines: ["{n} injured in {place} {noun}", "{noun} in {place} wounds {n}"],
    first: [12, 150],
    growth: 0.5,
  },
  missing: {
    names: /^missing$/,
    types: HARM,
    clauses: [
      "{n} people were missing after the {noun} in {place}",
      "{n} people were unaccounted for after the {noun} in {place}",
      "{n} people were still missing in {place}",
    ],
    rises: ["the number of people missing after the {noun} in {place} rose to {n}"],
    headlines: ["{n} missing after {noun} in {place}"],
    first: [5, 60],
    growth: 0.2,
  },
  displaced: {
    names: /^displaced$/,
    types: [...HARM, "MOVE"],
    clauses: [
      "{n} people were displaced by the {noun} in {place}",
      "the {noun} in {place} displaced {n} people",
      "the {noun} in {place} had forced {n} people from their homes",
    ],
    rises: ["the number of people displaced by the {noun} in {place} rose to {n}"],
    headlines: ["{n} displaced by {noun} in {place}"],
    first: [400, 2000],
    growth: 0.6,
  },
  infected: {
    names: /^(?:infected|case)$/,
    types: HARM,
    clauses: [
      "{n} people were infected in the {noun} in {place}",
      "{n} cases of cholera were recorded in {place}",
      "the {noun} in {place} had infected {n} people",
    ],
    rises: ["the number of cholera cases in {place} rose to {n}"],
    headlines: ["Cholera cases in {place} reach {n}"],
    first: [140, 400],
    growth: 0.8,
  },
  detained: {
    names: /detained|arrest/,
    types: ["COERCE"],
    clauses: [
      "{n} people were detained after the {noun} in {place}",
      "{n} people were arrested after the {noun} in {place}",
      "police arrested {n} people after the {noun} in {place}",
    ],
    rises: ["the number of people detained after the {noun} in {place} rose to {n}"],
    headlines: ["{n} arrested after {noun} in {place}"],
    first: [10, 120],
    growth: 0.5,
  },
  launched: {
    names: /launched|fired/,
    types: ["ASSAULT"],
    clauses: [
      "the {group} fired {n} missiles at {place}",
      "the {group} launched {n} missiles at {place}",
      "{n} missiles were fired at {place}",
    ],
    rises: [],
    headlines: ["{n} missiles fired at {place}"],
    first: [12, 40],
    growth: 0,
  },
  intercepted: {
    names: /intercepted|shot down/,
    types: ["INTERCEPT"],
    clauses: [
      "air defences intercepted {n} of the missiles fired at {place}",
      "{n} of the missiles fired at {place} were shot down",
      "air defences shot down {n} missiles over {place}",
    ],
    rises: [],
    headlines: ["Air defences stop {n} missiles over {place}"],
    first: [4, 11],
    growth: 0,
  },
};
