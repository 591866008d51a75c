import type { ChainLink, Comparator, Counts, EventType, Modality, PositionKind } from "../model/index.ts";
import { comparisonKey } from "../text/normalise.ts";

/** What a reader calls a type of event. */
export const EVENT_LABEL: Record<EventType, string> = {
  AGREE: "Agreement",
  CONSULT: "Talks",
  SUPPORT: "Support",
  CONCEDE: "Concession",
  COOPERATE: "Cooperation",
  AID: "Help",
  RETREAT: "Withdrawal or release",
  REQUEST: "Demand",
  ACCUSE: "Accusation",
  REJECT: "Refusal",
  THREATEN: "Threat",
  PROTEST: "Protest",
  SANCTION: "Sanction or restriction",
  MOBILIZE: "Deployment",
  COERCE: "Forcible measure",
  ASSAULT: "Attack",
  STATEMENT: "Statement",
  POSITION: "Position",
  INTERCEPT: "Interception",
  DAMAGE: "Damage",
  CASUALTY: "Casualties",
  RELATION: "Relation",
  RISK: "Risk",
  MOVE: "Movement",
};

/** What goes before words that are not said to have happened, so that they can never be read as if they had. */
export const MODALITY_LABEL: Record<Modality, string> = {
  asserted: "",
  reported: "",
  possible: "Possible",
  conditional: "On a condition",
  hypothetical: "Hypothetical",
  planned: "Planned",
  expected: "Expected",
  ordered: "Ordered",
  opinion: "Opinion",
};

export const POSITION_LABEL: Record<PositionKind, string> = {
  statement: "statement",
  demand: "demand",
  warning: "warning",
  threat: "threat",
  pledge: "pledge",
  refusal: "refusal",
  denial: "denial",
  support: "support",
  accusation: "accusation",
};

/** Whether words in this modality say that something happened. */
export function saysHappened(modality: Modality): boolean {
  return MODALITY_LABEL[modality] === "";
}

/** `2500` -> `2,500`, `20000000` -> `20 million`. */
export function numberText(value: number): string {
  for (const [size, name] of [
    [1e9, "billion"],
    [1e6, "million"],
  ] as const) {
    if (Math.abs(value) >= size && Number.isInteger((value / size) * 10)) return `${value / size} ${name}`;
  }
  const [whole, fraction] = String(value).split(".");
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction ? `${grouped}.${fraction}` : grouped;
}

interface Bounds {
  low: number | null;
  high: number | null;
  comparator: Comparator;
}

/** `at least 9`, `more than 100`, `about 12`, `up to 50`, `5 to 7`, `11`. */
export function boundsText({ low, high, comparator }: Bounds): string {
  if (low === null && high === null) return "a number not given";
  const one = numberText((low ?? high)!);
  const both =
    low !== null && high !== null && low !== high ? `${numberText(low)} to ${numberText(high)}` : one;
  if (comparator === ">") return `more than ${one}`;
  if (comparator === ">=") return `at least ${one}`;
  if (comparator === "<") return `fewer than ${numberText((high ?? low)!)}`;
  if (comparator === "<=") return `up to ${numberText((high ?? low)!)}`;
  if (comparator === "~") return `about ${both}`;
  if (high === null) return `at least ${one}`;
  return low === null ? `up to ${one}` : both;
}

/** How strong the evidence is, in fixed words. `3 independent origins` only where they stay apart however merged. */
export function evidenceText({ origins: [low, high], reports }: Counts): string {
  const behind = reports > high && high > 0 ? `, ${reports} reports` : "";
  if (high === 0) return reports > 1 ? `origin unknown, ${reports} reports` : "origin unknown";
  if (high === 1) return `one origin${reports > 1 ? ` behind ${reports} reports` : ""}`;
  if (low === high) return `${low} independent origins${behind}`;
  return `${low} to ${high} origins, perhaps not independent${behind}`;
}

/** `a doctor > Harbour Post > Horn Courier`: original speaker first, publisher last, repeated names once. */
export function chainText(chain: readonly ChainLink[], fallback: string): string {
  const names: string[] = [];
  for (const link of chain) {
    const name = oneLine(link.name || link.text);
    if (name !== "" && comparisonKey(names.at(-1) ?? "") !== comparisonKey(name)) names.push(name);
  }
  return names.length > 0 ? names.join(" > ") : fallback;
}

const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** Text of a report on one line, without control characters (terminal escapes, direction overrides). */
export function oneLine(text: string): string {
  return text.replace(UNPRINTABLE, " ").replace(/\s+/g, " ").trim();
}

/** Longest quote printed in the running text; the citation below has the whole. */
const LONGEST_QUOTE = 280;

/**
 * Words of a report as they are quoted: on one line, without the quotation marks around them or the `that` they hang
 * on, cut at a word.
 */
export function quotable(exact: string): string {
  const line = balanced(
    oneLine(exact)
      .replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/g, "")
      .replace(/^(?:that|and|but)\s/, ""),
  );
  if (line.length <= LONGEST_QUOTE) return line;
  return `${line.slice(0, line.lastIndexOf(" ", LONGEST_QUOTE))} …`;
}

/** Drops a quotation mark whose partner lies outside. */
function balanced(line: string): string {
  const opens = (line.match(/“/g) ?? []).length;
  const closes = (line.match(/”/g) ?? []).length;
  const straight = (line.match(/"/g) ?? []).length;
  let result = line;
  if (opens > closes) result = result.replace(/^“/, "");
  if (closes > opens) result = result.replace(/”(?=[.,]?$)/, "");
  if (straight % 2 === 1) result = result.replace(/^"|"(?=[.,]?$)/, "");
  return result.trim();
}

/** `1 report`, `3 reports`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${numberText(number)} ${number === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`; beyond `most` the rest is counted. */
export function listText(names: readonly string[], most = 6): string {
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : [...names];
  if (shown.length < 2) return shown[0] ?? "";
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** `United States: official` -> `official (United States)`. */
export function roleName(name: string): string {
  const [, holder, role] = /^([^:]+): (.+)$/.exec(name) ?? [];
  return holder && role ? `${role} (${holder})` : name;
}

/** First letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
