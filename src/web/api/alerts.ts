import type { EventType, PicturePart, PositionKind } from "../../model/index.ts";
import { ask, query } from "./client.ts";

/** What a rule waits for; lists that are left out or empty let everything through. */
export type RuleCondition = RuleScope &
  (
    | { kind: "incident" | "conflict" }
    | { kind: "origins"; atLeast: number }
    | { kind: "figure"; change: number; per: "absolute" | "percent"; measure?: string }
    | { kind: "deadline"; hours: number[]; kinds?: PositionKind[] }
  );

export interface RuleScope {
  types?: EventType[];
  /** Ids, any of them. */
  actors?: string[];
  places?: string[];
}

/** A rule as somebody asks for it. */
export interface RuleWish {
  title: string;
  /** Id of the situation it holds for; null = everything. */
  situation: string | null;
  condition: RuleCondition;
  webhook: { url: string; secret?: string } | null;
  /** Hours in which nothing goes out, `HH:MM` by the clock of a zone (IANA name). */
  quiet: { from: string; to: string; zone: string } | null;
  /** Minutes that alerts are collected for. */
  digest: number | null;
  enabled: boolean;
}

/** A rule as the service tells it; the secret of its webhook only in the answer that adds it. */
export type KeptRule = RuleWish & { id: string; created: string };

/** One try to reach a webhook. */
export interface WebhookTry {
  /** ISO 8601. */
  at: string;
  /** Null where nothing answered. */
  status: number | null;
  error: string | null;
}

/** An alert as the stream tells it. */
export interface LiveAlert {
  rule: string;
  title: string;
  part: PicturePart;
  /** Id of what it is about. */
  item: string;
  /** Origins, the new value, the hours left; null where there is but one level. */
  level: number | null;
  note: string;
  /** When it came about, ISO 8601. */
  at: string;
}

/** An alert as it is kept, with how its delivery stands. */
export type KeptAlert = LiveAlert & {
  id: string;
  status: "pending" | "sent" | "failed";
  /** Id of the message it went out with; null while it is held back. */
  message: string | null;
  /** When delivery is tried again, ISO 8601. */
  next: string | null;
  tries: WebhookTry[];
};

/** Actors and places by name, for choosing. */
export interface NamedThing {
  id: string;
  name: string;
}

const rulePath = (id: string) => `/rules/${encodeURIComponent(id)}`;

/** Rules of alerts, and what came about by them. */
export const alertsApi = {
  alerts: (chosen: { limit: number; rule?: string; status?: string; cursor?: string }) =>
    ask<{ items: KeptAlert[]; next: string | null }>("GET", `/alerts${query(chosen)}`),
  rules: () => ask<{ items: KeptRule[] }>("GET", "/rules"),
  addRule: (wish: RuleWish) => ask<KeptRule>("POST", "/rules", wish),
  changeRule: (id: string, wish: RuleWish) => ask<KeptRule>("PUT", rulePath(id), wish),
  dropRule: (id: string) => ask<unknown>("DELETE", rulePath(id)),
  testRule: (id: string) => ask<WebhookTry>("POST", `${rulePath(id)}/test`, {}),
  named: (part: "actors" | "places", q: string, limit: number, signal?: AbortSignal) =>
    ask<{ items: NamedThing[] }>("GET", `/${part}${query({ q, limit })}`, undefined, signal),
};
