import type { RehearsedAlert } from "../server/alerts/rehearsal.ts";
import type { Condition } from "../server/alerts/rule.ts";
import type { ShownRule } from "../server/alerts/rules.ts";
import type { ToldAlert } from "../server/alerts/told.ts";
import { oneLine } from "./watching.ts";

/** Columns of a rule: id, whether it is at work, what it waits for, how it is told, its title. */
export function ruleLine(rule: ShownRule): string {
  const { id, enabled, condition, title } = rule;
  return columns([id, enabled ? "on" : "paused", conditionWords(condition), deliveryWords(rule), title]);
}

/** Columns of an alert that would have been told. */
export function rehearsedLine({ at, part, item, level, note, stands }: RehearsedAlert): string {
  return columns([
    at,
    part,
    item,
    levelWords(level),
    `${note}${stands ? "" : " (not in the picture any more)"}`,
  ]);
}

/** Columns of an alert that came about. */
export function toldLine({ at, status, title, part, item, level, note }: ToldAlert): string {
  return columns([at, status, title, part, item, levelWords(level), note]);
}

function columns(cells: readonly string[]): string {
  return `${cells.map(oneLine).join("\t")}\n`;
}

function levelWords(level: number | null): string {
  return level === null ? "-" : String(level);
}

/** What a rule waits for, in a few words. */
export function conditionWords(condition: Condition): string {
  const { types = [], actors = [], places = [] } = condition;
  const about = [...types, ...actors, ...places];
  return `${happensIn(condition)}${about.length > 0 ? ` (${about.join(", ")})` : ""}`;
}

function happensIn(condition: Condition): string {
  switch (condition.kind) {
    case "incident":
      return "new incident";
    case "origins":
      return `claim reaches ${condition.atLeast} origins`;
    case "figure":
      return `${condition.measure ?? "figure"} moves by ${condition.change}${condition.per === "percent" ? "%" : ""}`;
    case "conflict":
      return "conflict opens";
    case "deadline":
      return `${(condition.kinds ?? ["threat"]).join(", ")} due in ${condition.hours.join(", ")} h`;
  }
}

function deliveryWords({ webhook, quiet, digest, situation }: ShownRule): string {
  const words = [
    ...(situation === null ? [] : [`situation ${situation}`]),
    ...(webhook ? [webhook.url] : []),
    ...(quiet ? [`quiet ${quiet.from}-${quiet.to} ${quiet.zone}`] : []),
    ...(digest === null ? [] : [`digest ${digest} min`]),
  ];
  return words.length === 0 ? "-" : words.join(", ");
}
