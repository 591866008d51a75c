import { randomUUID } from "node:crypto";
import type { RuleRecord } from "../../store/index.ts";
import { shown } from "../../watch/index.ts";
import { mayAct, type User } from "../accounts.ts";
import { HttpError, invalid, notFound } from "../errors.ts";
import { beginRule, endRule, type RuleRoom } from "./alerts.ts";
import { isZone } from "./quiet.ts";
import { type AlertRule, type Channel, type Condition, type QuietHours, ruleOf } from "./rule.ts";
import { isWebhookSecret, newWebhookSecret } from "./webhook.ts";

/** A rule as somebody asks for it. */
export interface RuleDraft {
  title: string;
  situation?: string | null;
  condition: Condition;
  webhook?: { url: string; secret?: string } | null;
  quiet?: QuietHours | null;
  digest?: number | null;
  enabled?: boolean;
}

/** A rule as it is shown: without the secret of its webhook. */
export type ShownRule = Omit<AlertRule, "key" | "channel" | "user"> & {
  id: string;
  webhook: { url: string } | null;
  quiet: QuietHours | null;
  digest: number | null;
};

/** The rules of everybody and of one user. */
export async function rulesOf({ store }: Pick<RuleRoom, "store">, user: User): Promise<AlertRule[]> {
  const all = (await store.records("rules").list()).map(ruleOf);
  return all.filter((rule) => rule.user === null || rule.user === user.key);
}

/** A rule that a user may change: their own, of everybody's an admin. */
export async function ownRule(
  { store }: Pick<RuleRoom, "store">,
  key: string,
  user: User,
): Promise<AlertRule> {
  const value = await store.records("rules").get(key);
  const isOwn = value !== null && (value.user === user.key || (value.user === null && user.role === "admin"));
  if (!isOwn) throw notFound("rule of yours with that id");
  return ruleOf({ key, value });
}

/** Writes a new rule, or in place of an old one; a webhook keeps its secret unless another is given. */
export async function putRule(
  room: RuleRoom,
  draft: RuleDraft,
  user: User,
  old: AlertRule | null,
): Promise<AlertRule> {
  const { title, situation = null, condition, enabled = true } = draft;
  const key = old?.key ?? `rule-${randomUUID()}`;
  const value: RuleRecord = {
    ...{ user: old ? old.user : user.key, title, situation, enabled },
    condition: { ...condition },
    channel: { ...channelOf(draft, user, old) },
    created: old?.created ?? new Date().toISOString(),
  };
  // What a rule told before says nothing about another condition, nor about what passed while it was off.
  const isSame = old?.enabled === enabled && JSON.stringify(old?.condition) === JSON.stringify(condition);
  if (!isSame) await beginRule(room, key);
  await room.store.records("rules").put(key, value);
  return ruleOf({ key, value });
}

/** Drops a rule with its alerts. */
export async function dropRule({ store }: Pick<RuleRoom, "store">, key: string): Promise<void> {
  await store.records("rules").remove(key);
  await endRule({ store }, key);
}

function channelOf(
  { webhook, quiet = null, digest = null }: RuleDraft,
  user: User,
  old: AlertRule | null,
): Channel {
  if (quiet && !isZone(quiet.zone)) throw invalid(`There is no time zone "${quiet.zone}".`);
  if (!webhook) return { webhook: null, quiet, digest };
  if (!mayAct(user, "analyst")) throw new HttpError(403, "not-allowed", "A webhook needs the role analyst.");
  const kept = old?.channel.webhook;
  // Whoever changes a rule sends its address as it was shown to them, with what is secret in it masked.
  const address = kept && webhook.url === shown(kept.url) ? kept.url : webhook.url;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "")
    throw invalid("A webhook needs an address of http or https without a user name.");
  if (webhook.secret !== undefined && !isWebhookSecret(webhook.secret))
    throw invalid("A secret is whsec_ and 24 to 64 bytes in base64; leave it out and one is made.");
  const secret = webhook.secret ?? kept?.secret ?? newWebhookSecret();
  return { webhook: { url: url.href, secret }, quiet, digest };
}

export function shownRule({ key, channel, user: _, ...rule }: AlertRule): ShownRule {
  const { webhook, quiet, digest } = channel;
  return { id: key, ...rule, webhook: webhook && { url: shown(webhook.url) }, quiet, digest };
}
