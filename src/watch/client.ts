import PQueue from "p-queue";
import type { WatchEffects } from "./effects.ts";
import { type Answer, FetchError, get, type Held } from "./fetch.ts";
import type { Limits } from "./limits.ts";
import { delayOf, ROBOT, type Rules, refusalOf, rulesOf } from "./robots.ts";

/** What one request may say beside the address. */
export interface Wish {
  held?: Held;
  accept?: string;
  /** False for a publisher who gave leave otherwise; true by default. */
  robots?: boolean;
}

/** Fetches politely: one request at a time and host, a gap between two, nothing that robots.txt forbids. */
export interface Client {
  get(address: string, wish?: Wish): Promise<Answer>;
  /** Ends what is under way; nothing is fetched afterwards. */
  close(): void;
}

export interface ClientOptions {
  effects: WatchEffects;
  limits: Limits;
  /** Address or mail of whom to write to about this robot; part of `User-Agent`. */
  contact: string | null;
}

/** What is known of one host. */
interface Host {
  queue: PQueue;
  /** When it was last answered from there (milliseconds since 1970). */
  last: number;
  /** Milliseconds between two requests. */
  gap: number;
}

/** `sitroom (+https://desk.example/robot)`; signs that could end the header are dropped. */
export function agentOf(contact: string | null): string {
  const plain = contact?.replace(/[^\x21-\x7e]+/g, "").replace(/[()]/g, "") ?? "";
  if (plain === "") return ROBOT;
  return `${ROBOT} (+${plain.includes("@") && !plain.includes(":") ? `mailto:${plain}` : plain})`;
}

export function openClient({ effects, limits, contact }: ClientOptions): Client {
  const hosts = new Map<string, Host>();
  const rules = new Map<string, Rules>();
  const closing = new AbortController();
  const base = { effects, limits, agent: agentOf(contact), signal: closing.signal };

  const hostFor = ({ host }: URL): Host => {
    const known = hosts.get(host) ?? { queue: new PQueue({ concurrency: 1 }), last: 0, gap: limits.gap };
    hosts.set(host, known);
    return known;
  };
  const spaced = async (host: Host, address: URL, wish: Wish): Promise<Answer> => {
    if (host.last > 0) await effects.wait(host.last + host.gap - effects.now(), closing.signal);
    if (closing.signal.aborted) throw new FetchError("the watch was ended");
    try {
      return await get(address, { ...base, held: wish.held, accept: wish.accept });
    } finally {
      host.last = effects.now();
    }
  };
  const rulesFor = async (host: Host, { origin }: URL): Promise<Rules> => {
    const known = rules.get(origin);
    if (known && known.until > effects.now()) return known;
    const fresh = await rulesOf(
      origin,
      () => spaced(host, new URL(`${origin}/robots.txt`), {}),
      effects.now(),
    );
    rules.set(origin, fresh);
    host.gap = Math.max(limits.gap, delayOf(fresh));
    return fresh;
  };
  const asked = async (host: Host, url: URL, wish: Wish): Promise<Answer> => {
    const refusal = wish.robots === false ? null : refusalOf(await rulesFor(host, url), url);
    if (refusal !== null) throw refusal;
    return spaced(host, url, wish);
  };

  return {
    async get(address, wish = {}) {
      if (!URL.canParse(address)) throw new FetchError("not an address that can be read");
      const url = new URL(address);
      if (!/^https?:$/.test(url.protocol))
        throw new FetchError(`only http and https are read, not ${url.protocol}`);
      const host = hostFor(url);
      return (await host.queue.add(() => asked(host, url, wish)))!;
    },
    close: () => closing.abort(),
  };
}
