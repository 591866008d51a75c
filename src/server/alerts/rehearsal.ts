import type { Store } from "../../store/index.ts";
import { boardOf } from "../board.ts";
import { HttpError, invalid } from "../errors.ts";
import { stepsBetween } from "../steps.ts";
import { crossingsOf, deadlineFirings } from "./deadlines.ts";
import { type Baselines, firingsOf } from "./firings.ts";
import type { DatedAlert } from "./outbox.ts";
import { type Alert, type AlertRule, alertKey } from "./rule.ts";
import type { RuleDraft } from "./rules.ts";
import { scopeOf } from "./scope.ts";

/** Which stretch of the room's time is gone through: moments in ISO 8601, by the clock of the room. */
export interface Stretch {
  /** Null = from the first change that is kept. */
  from: string | null;
  /** Null = until now. */
  to: string | null;
}

/** An alert that would have been told, and whether what it tells of is still in the picture at the end. */
export type RehearsedAlert = Omit<DatedAlert, "rule" | "title"> & { stands: boolean };

/**
 * What a rule would have told had it been there all through a stretch of time, in order: each step of changes is held against it as
 * when it came about, deadlines at the moments they came near. Nothing is noted or sent; quiet hours and digest do not matter.
 * Refuses a stretch that begins before the changes that are kept, or ends before it begins. `now` in milliseconds since 1970.
 */
export async function rehearsed(
  draft: Pick<RuleDraft, "title" | "situation" | "condition">,
  user: string | null,
  { store, now }: { store: Store; now: number },
  { from, to }: Stretch,
): Promise<RehearsedAlert[]> {
  if (from !== null && to !== null && to < from) throw invalid("It ends before it begins.");
  const { floor, change } = await store.progress();
  const [first, last] = [
    from === null ? floor : await numberAt(store, from),
    to === null ? change : await numberAt(store, to),
  ];
  const board = boardOf(await store.picture(first), first);
  const rule = ruleFor(draft, user);
  const end = to === null ? now : Math.min(now, Date.parse(to));
  const isMeant = await scopeOf(rule, await store.picture(last), store);
  const told = new Map<string, DatedAlert>();
  const note = (alerts: readonly Alert[], at: string) => {
    for (const alert of alerts) if (!told.has(alertKey(alert))) told.set(alertKey(alert), { ...alert, at });
  };
  const noteDeadlines = (begin: number, until: number) => {
    for (const moment of momentsIn(rule, board.parts.positions.values(), begin, until)) {
      const near = deadlineFirings(rule, board.parts, moment);
      note(
        near.filter(({ part, item }) => isMeant({ part, id: item, before: null })),
        new Date(moment).toISOString(),
      );
    }
  };
  const baselines: Baselines = {};
  let since = from === null ? null : Date.parse(from);
  for await (const step of stepsBetween(store, first, last)) {
    const at = Date.parse(step[0]!.at);
    if (since !== null) noteDeadlines(since, at);
    board.apply(step, step.at(-1)!.seq);
    note(firingsOf(rule, step.filter(isMeant), board.parts, baselines), step[0]!.at);
    since = at;
  }
  if (since !== null) noteDeadlines(since, end);
  const { parts } = board;
  return [...told.values()].map(({ rule: _rule, title: _title, ...alert }) => ({
    ...alert,
    stands: parts[alert.part].has(alert.item),
  }));
}

/** Number of the last change by a moment. */
async function numberAt(store: Store, moment: string): Promise<number> {
  const found = await store.lastChangeBy(moment);
  if (found === null) throw new HttpError(410, "gone", "What the room showed then is not kept any more.");
  return found;
}

/** The rule that a draft would become, for nobody to be told by. */
function ruleFor(
  { title, situation = null, condition }: Parameters<typeof rehearsed>[0],
  user: string | null,
) {
  const channel = { webhook: null, quiet: null, digest: null };
  return {
    key: "",
    user,
    title,
    situation,
    condition,
    channel,
    enabled: true,
    created: "",
  } satisfies AlertRule;
}

/** Moments at which the clock alone may bring something about: when a stretch begins, and when a deadline comes near in it. */
function momentsIn(
  rule: AlertRule,
  positions: Parameters<typeof crossingsOf>[1],
  begin: number,
  until: number,
): number[] {
  if (rule.condition.kind !== "deadline" || begin > until) return [];
  const near = crossingsOf(rule, positions).map((moment) => moment + 1);
  const within = near.filter((moment) => moment > begin && moment <= until);
  return [...new Set([begin, ...within])].sort((left, right) => left - right);
}
