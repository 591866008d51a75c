/** How often each may ask. */
export interface Rates {
  /** Counts one request of somebody; the seconds to wait where that is too many, else null. */
  take(who: string): number | null;
}

export interface RateLimit {
  /** Requests that may come at once. */
  most: number;
  /** Requests that are given back each second. */
  perSecond: number;
}

/** Far above what a page asks for while news pours in, far below what a script in a loop does. */
const LIMIT: RateLimit = { most: 600, perSecond: 20 };
/** Askers remembered, so that nobody can fill the memory. */
const MOST_REMEMBERED = 10_000;

/** Counts requests by who asks. `now` in milliseconds. */
export function ratesOf({ most, perSecond }: RateLimit = LIMIT, now: () => number = Date.now): Rates {
  const held = new Map<string, { left: number; at: number }>();
  return {
    take(who) {
      const at = now();
      const before = held.get(who);
      const left = before ? Math.min(most, before.left + ((at - before.at) / 1000) * perSecond) : most;
      // Whoever asks now is forgotten last.
      held.delete(who);
      held.set(who, { left: left < 1 ? left : left - 1, at });
      for (const oldest of held.keys()) {
        if (held.size <= MOST_REMEMBERED) break;
        held.delete(oldest);
      }
      return left < 1 ? Math.ceil((1 - left) / perSecond) : null;
    },
  };
}
