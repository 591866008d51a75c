import { type DeliveryRecord, type Store, sha256 } from "../../store/index.ts";
import { groupBy } from "../../text/collections.ts";
import { isQuiet } from "./quiet.ts";
import { type Alert, type AlertRule, alertKey } from "./rule.ts";
import { type Attempt, afterTry, type Sender } from "./sending.ts";

/** Alerts of one message at most; more go out with the next. */
const MOST_IN_MESSAGE = 100;
const MINUTE = 60_000;

/** An alert with when it came about. */
export type DatedAlert = Alert & { at: string };

/** Alerts that came about, until they have reached whoever asked for them. */
export interface Outbox {
  /** Notes an alert, once for each rule, item and level. */
  add(alert: Alert, at: string): Promise<void>;
  /** Whether it is noted already. */
  has(alert: Alert): boolean;
  /** Lets out what is due, and tries again what failed. */
  send(rules: ReadonlyMap<string, AlertRule>): Promise<void>;
}

export interface OutboxOptions {
  store: Store;
  sender: Sender;
  /** Milliseconds since 1970. */
  now(): number;
  /** An alert is let out: neither quiet hours nor a digest hold it back any more. */
  onAlert(alert: DatedAlert, user: string | null): void;
  /** The receiver does not want anything any more. */
  onGone(rule: AlertRule): Promise<void>;
}

interface Waiting {
  key: string;
  record: DeliveryRecord;
}

/** What waits in the store, kept in memory as well, so that looking at the clock costs nothing. */
export async function outboxOf(options: OutboxOptions): Promise<Outbox> {
  const table = options.store.records("deliveries");
  const waiting = new Map<string, DeliveryRecord>();
  const known = new Set<string>();
  for (const { key, value } of await table.list()) {
    known.add(key);
    if (value.status === "pending") waiting.set(key, value);
  }
  const put = async (key: string, record: DeliveryRecord) => {
    await table.put(key, record);
    if (record.status === "pending") waiting.set(key, record);
    else waiting.delete(key);
  };
  return {
    async add(alert, at) {
      const key = alertKey(alert);
      if (known.has(key)) return;
      known.add(key);
      const rest = { status: "pending", message: null, next: null, tries: [] } as const;
      const record = { rule: alert.rule, at, alert: { ...alert }, ...rest, tries: [] };
      if (await table.add(key, record)) waiting.set(key, record);
    },
    has: (alert) => known.has(alertKey(alert)),
    async send(rules) {
      const all = [...waiting].map(([key, record]) => ({ key, record }));
      const groups = [...groupBy(all, ({ record }) => record.rule)];
      await Promise.all(
        groups.map(async ([key, own]) => {
          const rule = rules.get(key);
          if (rule) await sendFor(rule, own, put, options);
          // The rule was dropped, and its alerts with it.
          else for (const one of own) waiting.delete(one.key);
        }),
      );
    },
  };
}

type KeepDelivery = (key: string, record: DeliveryRecord) => Promise<void>;

/** Sends what one rule has to tell, unless it is held back. */
async function sendFor(
  rule: AlertRule,
  own: Waiting[],
  put: KeepDelivery,
  options: OutboxOptions,
): Promise<void> {
  const now = options.now();
  const { quiet, digest } = rule.channel;
  if (!rule.enabled || (quiet && isQuiet(quiet, now))) return;
  const held = own.filter(({ record }) => record.message === null);
  const oldest = Math.min(...held.map(({ record }) => Date.parse(record.at)));
  const isDue = digest === null || oldest + digest * MINUTE <= now;
  const released = isDue ? await letOut(rule, held.slice(0, MOST_IN_MESSAGE), put, options) : [];
  const out = [...own.filter(({ record }) => record.message !== null), ...released];
  for (const [id, message] of groupBy(out, ({ record }) => record.message!)) {
    const { next } = message[0]!.record;
    if (next === null || Date.parse(next) <= now) await deliver(rule, id, message, put, options);
  }
}

/** Gives alerts the id of the message they go out with, which stays over all tries, and tells them here. */
async function letOut(
  rule: AlertRule,
  held: Waiting[],
  put: KeepDelivery,
  { onAlert }: OutboxOptions,
): Promise<Waiting[]> {
  const message = `msg_${sha256(held.map(({ key }) => key).join("\n")).slice(0, 32)}`;
  const out = held.map(({ key, record }) => ({ key, record: { ...record, message } }));
  for (const { key, record } of out) await put(key, record);
  for (const { record } of out) onAlert(alertIn(record), rule.user);
  return out;
}

async function deliver(
  rule: AlertRule,
  id: string,
  message: Waiting[],
  put: KeepDelivery,
  { sender, now, onGone }: OutboxOptions,
): Promise<void> {
  const { webhook } = rule.channel;
  const finish = async (rest: Partial<DeliveryRecord>, attempt: Attempt | null) => {
    for (const { key, record } of message)
      await put(key, { ...record, ...rest, tries: attempt ? [...record.tries, attempt] : record.tries });
  };
  if (webhook === null) return finish({ status: "sent", next: null }, null);
  const alerts = message.map(({ record }) => alertIn(record));
  const attempt = await sender({ id, rule: rule.key, title: rule.title, alerts }, webhook);
  await finish(afterTry(attempt, message[0]!.record.tries.length + 1, now()), attempt);
  if (attempt.status === 410) await onGone(rule);
}

/** The alert in a row. */
export function alertIn({ alert, at }: DeliveryRecord): DatedAlert {
  return { ...(alert as unknown as Alert), at };
}
