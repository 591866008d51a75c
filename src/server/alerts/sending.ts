import type { DeliveryRecord } from "../../store/index.ts";
import { FetchError, type Limits, post, type WatchEffects } from "../../watch/index.ts";
import type { Channel } from "./rule.ts";
import { signatureHeaders } from "./webhook.ts";

/** One try to deliver, as the log of deliveries has it. */
export type Attempt = DeliveryRecord["tries"][number];

/** What is posted to a receiver. */
export interface Message {
  /** The same for each try, so that a receiver can tell a repetition. */
  id: string;
  rule: string;
  title: string;
  alerts: readonly ({ at: string } & object)[];
}

/** Posts a message once; what goes wrong stands in the attempt. */
export type Sender = (message: Message, webhook: NonNullable<Channel["webhook"]>) => Promise<Attempt>;

/** Waits between tries (seconds) as the Standard Webhooks specification proposes them: three days in all. */
const WAITS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

export function senderOf(effects: WatchEffects, limits: Limits, agent: string): Sender {
  return async ({ id, ...data }, { url, secret }) => {
    const now = effects.now();
    const at = new Date(now).toISOString();
    const timestamp =
      data.alerts
        .map((alert) => alert.at)
        .sort()
        .at(-1) ?? at;
    const body = JSON.stringify({ type: "sitroom.alert", timestamp, data });
    const headers = {
      "content-type": "application/json",
      "user-agent": agent,
      ...signatureHeaders(id, body, secret, now),
    };
    try {
      const status = await post(url, { effects, limits, headers, body });
      return { at, status, error: status >= 200 && status < 300 ? null : `answered ${status}` };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return { at, status: null, error: error.message };
    }
  };
}

/** How a delivery stands after so many tries, the last of which is given; `now` in milliseconds since 1970. */
export function afterTry(
  { status, error }: Attempt,
  tries: number,
  now: number,
): Pick<DeliveryRecord, "status" | "next"> {
  if (error === null) return { status: "sent", next: null };
  const wait = WAITS[tries - 1];
  if (wait === undefined || status === 410) return { status: "failed", next: null };
  return { status: "pending", next: new Date(now + wait * 1000).toISOString() };
}
