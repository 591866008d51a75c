import type { User } from "./accounts.ts";
import type { Service } from "./service.ts";

/** What users have not looked at yet, kept over a restart. */
export interface Unread {
  /** How many of a situation's reports came in since a user last looked at it; all where they never did. */
  counter(user: User): Promise<(situation: string, reports: Iterable<string>) => number>;
  /** Notes that a user has seen a situation as it is. */
  see(situation: string, user: User): Promise<void>;
}

/** By situation, the seq of the last entry of the log that was worked in when a user looked at it. */
type Seen = Record<string, number>;

export function unreadIn(service: Service): Unread {
  const settings = service.store.records("settings");
  const arrivals = new Map<string, number>();
  let read = 0;
  /** Where in the log each report came first; what was read before is not read again. */
  const catchUp = async () => {
    for await (const entry of service.store.entries({ kind: "capture", after: read })) {
      read = Math.max(read, entry.seq);
      if (entry.kind === "capture" && !arrivals.has(entry.capture.id))
        arrivals.set(entry.capture.id, entry.seq);
    }
  };
  const nameOf = ({ key }: User) => `seen ${key ?? ""}`;
  return {
    async counter(user) {
      const seen = new Map(Object.entries(((await settings.get(nameOf(user))) ?? {}) as Seen));
      if (seen.size > 0) await catchUp();
      return (situation, reports) => {
        const upTo = seen.get(situation) ?? 0;
        let count = 0;
        for (const report of reports) if (upTo === 0 || (arrivals.get(report) ?? 0) > upTo) count++;
        return count;
      };
    },
    async see(situation, user) {
      const { derived, board } = service;
      const old = ((await settings.get(nameOf(user))) ?? {}) as Seen;
      if (Object.hasOwn(old, situation) && old[situation] === derived) return;
      const isKept = (id: string) => board.parts.stories.has(id) || id.startsWith("interest-");
      await settings.change(nameOf(user), (now) => {
        const entries = Object.entries((now ?? {}) as Seen).filter(([id]) => isKept(id));
        return Object.fromEntries([...entries, [situation, derived]]);
      });
    },
  };
}
