import type { Store, StoredChange } from "../../store/index.ts";
import { agentOf, LIMITS, theWorld, type WatchEffects } from "../../watch/index.ts";
import type { Service } from "../service.ts";
import { stepsBetween } from "../steps.ts";
import { turnsOf } from "../turns.ts";
import { deadlineFirings } from "./deadlines.ts";
import { type Baselines, firingsOf, partOf } from "./firings.ts";
import { type DatedAlert, type Outbox, outboxOf } from "./outbox.ts";
import { type Alert, type AlertRule, ruleOf } from "./rule.ts";
import { scopeOf } from "./scope.ts";
import { type Attempt, type Sender, senderOf } from "./sending.ts";

/** Told of each alert that is let out, and whose it is; null = everybody's. */
export type AlertListener = (alert: DatedAlert, user: string | null) => void;

/** Rules held against what changes and against the clock. */
export interface Alerts {
  /** Works in all changes so far, looks at the clock, and sends what is due; resolves when all was tried. */
  tick(): Promise<void>;
  /** Posts a message of no consequence, so that a receiver can be set up. */
  test(rule: AlertRule): Promise<Attempt>;
  /** What is returned ends it. */
  subscribe(listener: AlertListener): () => void;
  stop(): Promise<void>;
}

export interface AlertOptions {
  effects?: Partial<WatchEffects>;
  /** Hosts of webhooks that may be on a private network. */
  allowedHosts?: readonly string[];
  /** Takes one line for each fault. */
  warn?: (line: string) => void;
}

/** How often the clock is looked at; as fine as the first wait after a failed delivery. */
const TICK_MS = 5_000;

/** How far a rule knows the changes, and the figures at its last alerts. */
interface RuleState {
  seq: number;
  baselines: Baselines;
}

/** What the parts of the alerting share. */
interface Alerting {
  service: Service;
  outbox: Outbox;
  now(): number;
}

/** Starts alerting by the rules in a service's store. */
export async function alertsFor(service: Service, options: AlertOptions = {}): Promise<Alerts> {
  const { warn = () => {}, allowedHosts = [] } = options;
  const effects = { ...theWorld, ...options.effects };
  const sender: Sender = senderOf(effects, { ...LIMITS, allowedHosts }, agentOf(null));
  const listeners = new Set<AlertListener>();
  const rules = service.store.records("rules");
  const outbox = await outboxOf({
    store: service.store,
    sender,
    now: effects.now,
    onAlert: (alert, user) => {
      for (const listener of listeners) listener(alert, user);
    },
    onGone: async ({ key }) => void (await rules.change(key, (old) => ({ ...old!, enabled: false }))),
  });
  const alerting = { service, outbox, now: effects.now };
  // A receiver that is slow to answer keeps nothing from being noted.
  const [noting, sending] = [turnsOf(), turnsOf()];
  const current = async () => (await rules.list()).map(ruleOf);
  const rounds = new Set<Promise<void>>();
  const round = async () => {
    try {
      await noting.run(async () => evaluate(alerting, await current()));
      await sending.run(async () => outbox.send(new Map((await current()).map((rule) => [rule.key, rule]))));
    } catch (error) {
      warn(`alerts could not be worked out: ${(error as Error).message}`);
    }
  };
  const tick = () => {
    const begun: Promise<void> = round().finally(() => rounds.delete(begun));
    rounds.add(begun);
    return begun;
  };
  const unsubscribe = service.subscribe(() => void tick());
  const timer = setInterval(() => void tick(), TICK_MS).unref();
  void tick();

  return {
    tick,
    test: (rule) =>
      sender(
        { id: `msg_test_${effects.now()}`, rule: rule.key, title: rule.title, alerts: [] },
        rule.channel.webhook!,
      ),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async stop() {
      clearInterval(timer);
      unsubscribe();
      await Promise.all(rounds);
    },
  };
}

/** Notes what the rules have to tell. A step that is worked in twice, after a crash, notes nothing twice. */
async function evaluate(alerting: Alerting, all: readonly AlertRule[]): Promise<void> {
  const { service, outbox, now } = alerting;
  const enabled = all.filter((rule) => rule.enabled);
  const at = new Date(now()).toISOString();
  for (const rule of enabled)
    for (const alert of await newDeadlines(alerting, rule)) await outbox.add(alert, at);
  const behind = await rulesBehind(service, enabled);
  if (behind.length === 0) return;
  const upTo = service.board.seq;
  const parts = new Set<string | null>(behind.map(({ rule }) => partOf(rule.condition)));
  const steps = await stepsOf(service, Math.min(...behind.map(({ state }) => state.seq)), upTo, parts);
  for (const { rule, state } of behind) await workIn(alerting, rule, state, steps, upTo);
}

/** Deadlines that are near and were not told yet. */
async function newDeadlines({ service, outbox, now }: Alerting, rule: AlertRule): Promise<Alert[]> {
  const { board, store } = service;
  const fresh = deadlineFirings(rule, board.parts, now()).filter((alert) => !outbox.has(alert));
  if (fresh.length === 0) return fresh;
  const isMeant = await scopeOf(rule, board.picture(), store);
  return fresh.filter(({ part, item }) => isMeant({ part, id: item, before: null }));
}

interface Behind {
  rule: AlertRule;
  state: RuleState;
}

/** Rules that look at changes and do not know the last ones. */
async function rulesBehind({ store, board }: Service, rules: readonly AlertRule[]): Promise<Behind[]> {
  const settings = store.records("settings");
  const found: Behind[] = [];
  for (const rule of rules) {
    if (partOf(rule.condition) === null) continue;
    const state = (await settings.get(stateName(rule.key))) as RuleState | null;
    if (state && state.seq < board.seq) found.push({ rule, state });
  }
  return found;
}

async function workIn(
  { service, outbox }: Alerting,
  rule: AlertRule,
  { seq, baselines }: RuleState,
  steps: readonly StoredChange[][],
  upTo: number,
): Promise<void> {
  const isMeant = await scopeOf(rule, service.board.picture(), service.store);
  for (const step of steps) {
    const meant = step.filter((change) => change.seq > seq && isMeant(change));
    for (const alert of firingsOf(rule, meant, service.board.parts, baselines))
      await outbox.add(alert, step[0]!.at);
  }
  await service.store.records("settings").put(stateName(rule.key), { seq: upTo, baselines });
}

/** Changes of some parts, those of one step together. */
async function stepsOf(
  { store }: Service,
  after: number,
  upTo: number,
  parts: ReadonlySet<string | null>,
): Promise<StoredChange[][]> {
  const steps: StoredChange[][] = [];
  for await (const step of stepsBetween(store, after, upTo)) {
    const own = step.filter(({ part }) => parts.has(part));
    if (own.length > 0) steps.push(own);
  }
  return steps;
}

/** Where it is kept how far a rule is, in the table of settings. */
function stateName(rule: string): string {
  return `alerts ${rule}`;
}

/** What rules are written to: a store, and the number of the last change that it holds. */
export interface RuleRoom {
  readonly store: Store;
  readonly board: { readonly seq: number };
}

/** Begins a rule: only what changes from now on is told. */
export async function beginRule({ store, board }: RuleRoom, rule: string): Promise<void> {
  await store.records("settings").put(stateName(rule), { seq: board.seq, baselines: {} });
}

/** Forgets how far a rule was. */
export async function endRule({ store }: Pick<RuleRoom, "store">, rule: string): Promise<void> {
  await store.records("settings").remove(stateName(rule));
}
