import { EVENT_TYPES } from "../model/reading.ts";

/** What a cell may hold: null where the value is good, else what is wrong with it. */
export type Cell = (value: string, known: Known) => string | null;

/** What the cells of one table may refer to in others. */
export interface Known {
  countries: ReadonlySet<string>;
  /** Names of `event-classes.tsv` and `event-slots.tsv`. */
  classes: ReadonlySet<string>;
  templates: ReadonlySet<string>;
}

export const text: Cell = (value) => (value.trim() === "" ? "is empty" : untrimmed(value));
export const free: Cell = (value) => untrimmed(value);
const untrimmed = (value: string) =>
  value !== value.trim() ? `"${value}" begins or ends with a blank` : null;
export const number =
  (least: number, most: number): Cell =>
  (value) =>
    value !== "" && Number(value) >= least && Number(value) <= most
      ? null
      : `"${value}" is no number from ${least} to ${most}`;
export const oneOf = (...allowed: string[]): Cell => {
  const set = new Set(allowed);
  return (value) => (set.has(value) ? null : `"${value}" is unknown; known are ${allowed.join(", ")}`);
};
export const manyOf = (separator: string, cell: Cell): Cell => {
  return (value, known) => {
    for (const part of value.split(separator)) {
      const reason = cell(part, known);
      if (reason) return reason;
    }
    return null;
  };
};
export const orEmpty =
  (cell: Cell): Cell =>
  (value, known) =>
    value === "" ? null : cell(value, known);
export const semicolons = orEmpty(manyOf(";", text));
export const country: Cell = (value, { countries }) =>
  countries.has(value) ? null : `"${value}" is no country (ISO 3166-1 alpha-3)`;
export const date: Cell = (value) =>
  /^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/.test(value)
    ? null
    : `"${value}" is no date (2024-05 or 2024-05-31)`;
export const lower: Cell = (value) =>
  text(value, NOTHING) ?? (/\p{Lu}/u.test(value) ? `"${value}" has capitals` : null);
const NOTHING: Known = { countries: new Set(), classes: new Set(), templates: new Set() };

/** Sectors of PLOVER, and SOC for civil society, SPY for services. */
export const sector = oneOf(
  ..."GOV MIL REB OPP PTY COP JUD LEG SPY MED EDU BUS CRM CVL JRN IGO SOC REL PRM ELI AGR LAB".split(" "),
);
export const actorKind = oneOf("state", "force", "group", "office", "organization", "outlet", "person");
export const mention = oneOf("person", "organization", "gpe", "location", "facility", "weapon", "vehicle");
export const cueClass = oneOf(
  "say",
  "report",
  "deny",
  "warn",
  "threaten",
  "promise",
  "order",
  "believe",
  "decline",
  "show",
);
export const frames = manyOf(",", (value) =>
  /^(?:[cwqiorga]|p:[a-z]+)$/.test(value) ? null : `"${value}" is no frame (c w q i o r g a p:WORD)`,
);
export const eventType = oneOf("-", ...EVENT_TYPES);
export const contexts = manyOf(",", (value) =>
  /^(?:-|[a-z_]+)$/.test(value) ? null : `"${value}" is no context`,
);
export const needs: Cell = (value, { classes }) => {
  for (const [, name] of value.matchAll(/[:,]([A-Z][A-Z_]+)(?=[, ]|$)/g))
    if (name !== "PLACENAME" && !classes.has(name!)) return `${name} is no class of event-classes.tsv`;
  return text(value, NOTHING);
};
export const slots: Cell = (value, { templates }) => {
  const [template, ...rest] = value.split(" ");
  if (template !== "-" && !templates.has(template!)) return `"${template}" is no template of event-slots.tsv`;
  const bad = rest.find((part) => part !== "opinion" && !ASSIGNMENT.test(part));
  return bad === undefined ? null : `"${bad}" assigns no role`;
};
const ASSIGNMENT = /^[\w:-]+=(?:actor|recipient|instrument|target|third|none)$/;
const FORMS = String.raw`[\p{L}\p{N}'-]+\*?(?:\|[\p{L}\p{N}'-]+\*?)*`;
const TERM = new RegExp(`^${FORMS}(?: (?:~\\d{1,2} )?${FORMS})*$`, "u");
/** A term of `happenings.tsv`. */
export const term: Cell = (value) =>
  TERM.test(value) ? null : `"${value}" is no term such as dam|dams ~20 burst*`;
export const assignments = manyOf(" ", (value) =>
  ASSIGNMENT.test(value) ? null : `"${value}" assigns no role`,
);
