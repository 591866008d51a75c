import type { EventType, PositionKind } from "../../model/index.ts";
import type { Row, RuleRecord } from "../../store/index.ts";

/** What an alert must be about; what is left out does not matter. Ids of actors and places. */
export interface AlertFilter {
  types?: EventType[];
  actors?: string[];
  places?: string[];
}

/** What has to come about for an alert. */
export type Condition =
  /** An incident that was not there before. */
  | ({ kind: "incident" } & AlertFilter)
  /** A claim has so many independent origins, by their low end. */
  | ({ kind: "origins"; atLeast: number } & AlertFilter)
  /** The value that stands moved by so much since the last alert on it. */
  | ({ kind: "figure"; change: number; per: "absolute" | "percent"; measure?: string } & AlertFilter)
  /** Sides contradict each other, and neither a change over time nor a faulty copy explains it. */
  | ({ kind: "conflict" } & AlertFilter)
  /** So many hours are left before the first moment of a deadline; a level for each. */
  | ({ kind: "deadline"; hours: number[]; kinds?: PositionKind[] } & AlertFilter);

/** Hours in which nothing is delivered, by the clock of a zone; `22:00` to `07:00` goes over midnight. */
export interface QuietHours {
  from: string;
  to: string;
  /** IANA name, e.g. `Europe/Paris`. */
  zone: string;
}

/** How alerts of a rule reach somebody beside the list of alerts. */
export interface Channel {
  webhook: { url: string; secret: string } | null;
  quiet: QuietHours | null;
  /** Minutes that alerts are collected for, or null. */
  digest: number | null;
}

/** A rule as the alerting reads it. */
export interface AlertRule extends Omit<RuleRecord, "condition" | "channel"> {
  key: string;
  condition: Condition;
  channel: Channel;
}

/** The rule in a row; the routes let nothing else into the table. */
export function ruleOf({ key, value }: Row<RuleRecord>): AlertRule {
  return { ...value, key, condition: value.condition as never, channel: value.channel as never };
}

/** What an alert tells. */
export interface Alert {
  /** Key of the rule. */
  rule: string;
  /** The rule's title when it fired. */
  title: string;
  part: "incidents" | "claims" | "figures" | "conflicts" | "positions";
  /** Id of the item. */
  item: string;
  /** What was reached: origins, the new value, hours left; null where there is but one level. */
  level: number | null;
  /** Number of the change it rests on; null where time alone brought it about. */
  seq: number | null;
  /** One line for people; words of reports are quoted. */
  note: string;
}

/** What makes an alert the same one: no rule tells of one item and level twice. */
export function alertKey({ rule, item, level }: Pick<Alert, "rule" | "item" | "level">): string {
  return `${rule} ${item} ${level ?? ""}`.trimEnd();
}
