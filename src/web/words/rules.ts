import type { EventType, PositionKind } from "../../model/index.ts";
import type { KeptAlert, KeptRule, NamedThing, RuleCondition, RuleWish } from "../api/alerts.ts";
import { POSITION_WORDS } from "./names.ts";

export type ConditionKind = RuleCondition["kind"];

/** The conditions in the words of somebody who waits for them. */
export const CONDITIONS: Record<ConditionKind, { name: string; means: string }> = {
  incident: {
    name: "Something new happens",
    means: "An incident that no report told of before. What is told as background does not count.",
  },
  origins: {
    name: "More sources bear something out",
    means: "A claim comes to be told by that many sources who do not have it from each other.",
  },
  figure: {
    name: "A number moves",
    means: "A toll or another count rises or falls by that much since you were last told of it.",
  },
  conflict: {
    name: "Reports contradict each other",
    means: "Two sides say what cannot both be true, and neither a later count nor a bad copy explains it.",
  },
  deadline: {
    name: "A deadline comes near",
    means: "That many hours are left before what somebody threatened is due. Nothing once it is over.",
  },
};

/** What a report can tell of, for choosing. */
export const EVENT_CHOICES: Record<EventType, string> = {
  ASSAULT: "attack",
  CASUALTY: "casualties",
  DAMAGE: "damage",
  INTERCEPT: "interception",
  COERCE: "coercion, arrest",
  MOBILIZE: "mobilisation",
  RETREAT: "withdrawal",
  MOVE: "movement",
  THREATEN: "threat",
  RISK: "danger",
  SANCTION: "restriction",
  PROTEST: "protest",
  CONSULT: "talks",
  AGREE: "agreement",
  COOPERATE: "cooperation",
  SUPPORT: "support",
  AID: "aid",
  CONCEDE: "concession",
  REQUEST: "request",
  ACCUSE: "accusation",
  REJECT: "refusal",
  POSITION: "stance",
  STATEMENT: "statement",
  RELATION: "ties",
};

/** Stances that can have a deadline, for choosing. */
export const STANCES = [
  "threat",
  "demand",
  "warning",
  "pledge",
  "refusal",
  "accusation",
  "support",
  "statement",
] as const satisfies PositionKind[];

/** A rule as fields of a form. */
export interface RuleFields {
  title: string;
  kind: ConditionKind;
  /** "" = everything. */
  situation: string;
  atLeast: number;
  change: number;
  per: "absolute" | "percent";
  measure: string;
  /** Hours, separated by anything. */
  hours: string;
  kinds: PositionKind[];
  types: EventType[];
  actors: NamedThing[];
  places: NamedThing[];
  /** Address of the webhook; "" = none. */
  url: string;
  isQuiet: boolean;
  from: string;
  to: string;
  zone: string;
  /** Minutes; 0 = at once. */
  digest: number;
  enabled: boolean;
}

/** The fields of a rule, or of one that is yet to be; `zone` is the reader's own. */
export function fieldsOf(
  rule: KeptRule | null,
  zone: string,
  names: ReadonlyMap<string, string>,
): RuleFields {
  const condition: RuleCondition = rule?.condition ?? { kind: "incident" };
  const named = (ids: string[] = []) => ids.map((id) => ({ id, name: names.get(id) ?? id }));
  return {
    title: rule?.title ?? "",
    kind: condition.kind,
    situation: rule?.situation ?? "",
    atLeast: condition.kind === "origins" ? condition.atLeast : 2,
    change: condition.kind === "figure" ? condition.change : 20,
    per: condition.kind === "figure" ? condition.per : "percent",
    measure: (condition.kind === "figure" && condition.measure) || "",
    hours: condition.kind === "deadline" ? condition.hours.join(", ") : "24, 6, 1",
    kinds: condition.kind === "deadline" ? (condition.kinds ?? ["threat"]) : ["threat"],
    types: condition.types ?? [],
    actors: named(condition.actors),
    places: named(condition.places),
    url: rule?.webhook?.url ?? "",
    isQuiet: rule?.quiet != null,
    ...(rule?.quiet ?? { from: "22:00", to: "06:30", zone }),
    digest: rule?.digest ?? 0,
    enabled: rule?.enabled ?? true,
  };
}

/** The rule that the fields ask for. */
export function wishOf(fields: RuleFields): RuleWish {
  const { title, situation, url, isQuiet, from, to, zone, digest, enabled } = fields;
  return {
    title: title.trim() || CONDITIONS[fields.kind].name,
    situation: situation === "" ? null : situation,
    condition: conditionOf(fields),
    webhook: url.trim() === "" ? null : { url: url.trim() },
    quiet: isQuiet ? { from, to, zone: zone.trim() } : null,
    digest: digest > 0 ? digest : null,
    enabled,
  };
}

function conditionOf(fields: RuleFields): RuleCondition {
  const { kind, types, actors, places, atLeast, change, per, measure, hours, kinds } = fields;
  const ids = (things: NamedThing[]) => things.map(({ id }) => id);
  const scope = {
    ...(types.length > 0 && { types }),
    ...(actors.length > 0 && { actors: ids(actors) }),
    ...(places.length > 0 && { places: ids(places) }),
  };
  switch (kind) {
    case "origins":
      return { kind, atLeast, ...scope };
    case "figure":
      return { kind, change, per, ...(measure.trim() !== "" && { measure: measure.trim() }), ...scope };
    case "deadline":
      return { kind, hours: hoursIn(hours), kinds: kinds.length > 0 ? kinds : ["threat"], ...scope };
    default:
      return { kind, ...scope };
  }
}

/** `24, 6 1` as numbers, the longest first. */
export function hoursIn(text: string): number[] {
  const found = text.match(/\d{1,4}(?:\.\d{1,2})?/g) ?? [];
  return [...new Set(found.map(Number).filter((hours) => hours > 0))].sort((left, right) => right - left);
}

/** A rule in a sentence. */
export function ruleWords({ condition }: RuleWish, names: ReadonlyMap<string, string>): string {
  const { types = [], actors = [], places = [] } = condition;
  const name = (id: string) => names.get(id) ?? id;
  const about = [
    types.length > 0 ? types.map((type) => EVENT_CHOICES[type]).join(" or ") : "",
    actors.length > 0 ? `with ${actors.map(name).join(" or ")}` : "",
    places.length > 0 ? `at ${places.map(name).join(" or ")}` : "",
  ].filter((part) => part !== "");
  return `${coreWords(condition)}${about.length > 0 ? `; only ${about.join(", ")}` : ""}.`;
}

function coreWords(condition: RuleCondition): string {
  switch (condition.kind) {
    case "incident":
      return "When an incident is new";
    case "origins":
      return `When a claim is told by ${condition.atLeast} or more independent ${condition.atLeast === 1 ? "source" : "sources"}`;
    case "figure": {
      const by = condition.per === "percent" ? `${condition.change} %` : `${condition.change}`;
      return `When ${condition.measure ? `the number “${condition.measure}”` : "a number"} moves by ${by} or more`;
    }
    case "conflict":
      return "When reports openly contradict each other";
    case "deadline": {
      const who = (condition.kinds ?? ["threat"]).map((kind) => POSITION_WORDS[kind]).join(" or ");
      return `When ${condition.hours.join(", ")} hours are left of a deadline by which somebody ${who} something`;
    }
  }
}

/** How an alert's delivery stands, in words and in colour. */
export function deliveryOf({ status, message, tries }: KeptAlert): { words: string; tone: string } {
  if (status === "failed") return { words: "not delivered", tone: "bad" };
  if (status === "pending" && message === null) return { words: "held back", tone: "warn" };
  if (status === "pending") return { words: "not yet delivered", tone: "warn" };
  return tries.length > 0 ? { words: "delivered", tone: "good" } : { words: "", tone: "" };
}

/** How rules reach somebody beside this page, in words. */
export function channelWords({ webhook, quiet, digest }: RuleWish): string[] {
  const held = [
    quiet ? `quiet from ${quiet.from} to ${quiet.to} (${quiet.zone})` : "",
    digest ? `collected for ${digest} ${digest === 1 ? "minute" : "minutes"}` : "",
  ].filter((part) => part !== "");
  return [webhook ? `to ${webhook.url}` : "on this page only", ...held];
}
