import type { PictureParts, Position, PositionKind } from "../../model/index.ts";
import { aboutOf, passes } from "./about.ts";
import type { Alert, AlertRule } from "./rule.ts";

const HOUR = 3_600_000;
/** Positions that are told of where a rule names none. */
const KINDS: readonly PositionKind[] = ["threat"];

/** Deadlines that are near at a moment (milliseconds since 1970); each once, with the lowest level reached. */
export function deadlineFirings(rule: AlertRule, parts: PictureParts, now: number): Alert[] {
  const { condition } = rule;
  if (condition.kind !== "deadline") return [];
  const kinds = condition.kinds ?? KINDS;
  return [...parts.positions.values()].flatMap((position): Alert[] => {
    const { id, kind, actor, deadline } = position;
    if (!deadline || !kinds.includes(kind)) return [];
    const level = levelOf(deadline, condition.hours, now);
    if (level === null || !passes(condition, aboutOf("positions", position, parts))) return [];
    const name = parts.actors.get(actor)?.name ?? actor;
    const note = `${kind} by ${name}, "${deadline.text}": less than ${level} hours left`;
    return [{ rule: rule.key, title: rule.title, part: "positions", item: id, level, seq: null, note }];
  });
}

/** Moments (milliseconds since 1970) right after which deadlines of these positions come nearer than one of the hours, unsorted. */
export function crossingsOf({ condition }: AlertRule, positions: Iterable<Position>): number[] {
  if (condition.kind !== "deadline") return [];
  return [...positions].flatMap(({ deadline }) => {
    const first = deadline?.earliest ?? deadline?.latest ?? null;
    return first === null ? [] : condition.hours.map((hours) => Date.parse(first) - hours * HOUR);
  });
}

/** Hours of the lowest level reached; null before the first, and once the deadline is over. */
function levelOf(
  { earliest, latest }: { earliest: string | null; latest: string | null },
  hours: readonly number[],
  now: number,
): number | null {
  const [first, last] = [earliest ?? latest, latest ?? earliest];
  if (first === null || last === null || Date.parse(last) < now) return null;
  const left = (Date.parse(first) - now) / HOUR;
  const reached = hours.filter((level) => left < level);
  return reached.length === 0 ? null : Math.min(...reached);
}
