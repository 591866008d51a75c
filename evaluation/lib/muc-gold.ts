import { isoDay } from "./muc-texts.ts";

/** The slots that are scored. */
export const SLOTS = [
  "type",
  "stage",
  "date",
  "country",
  "site",
  "confidence",
  "dead",
  "injured",
  "victims",
] as const;
export type Slot = (typeof SLOTS)[number];

/** A count; `plural` is more than one with no number told. */
export interface Count {
  number: number;
  plural: boolean;
}

/** A template of the corpus as far as it is scored; a slot that is missing is not asked for. */
export interface GoldTemplate {
  type: string[];
  stage: string[];
  /** Days from and to; an open start is `on or before`. */
  date: { from: string | null; to: string } | null;
  country: string[];
  /** Places within the country, finest last. */
  site: string[];
  confidence: string[];
  dead: Count | null;
  injured: Count | null;
  victims: Count | null;
}

export type RawTemplate = Readonly<Record<string, string[]>>;

/** Reads one template of the corpus. */
export function goldTemplate(raw: RawTemplate): GoldTemplate {
  const [country = "", ...site] = (raw["INCIDENT: LOCATION"]?.[0] ?? "").split(/:\s*/);
  return {
    type: alternatives(raw["INCIDENT: TYPE"]),
    stage: alternatives(raw["INCIDENT: STAGE OF EXECUTION"]),
    date: daysOf(raw["INCIDENT: DATE"]?.[0]),
    country: country.split(/ [/-] /).flatMap((name) => name.replace("?", "").trim() || []),
    site: site.map((name) => name.replace(/ \(.*/, "").replace(/^\? ?/, "")),
    confidence: alternatives(raw["PERP: ORGANIZATION CONFIDENCE"]),
    dead: countOf(raw, /^\??\s*DEATH/),
    injured: countOf(raw, /^\??\s*INJURY/),
    victims: countOf(raw, null),
  };
}

/** Values before the colon, parted by a slash; all fills of a slot are right answers. */
function alternatives(fills: readonly string[] = []): string[] {
  return fills.flatMap((fill) =>
    fill
      .split(":")[0]!
      .split("/")
      .map((value) => value.replace("?", "").trim()),
  );
}

/** `30 DEC 89`, `- 15 MAR 89` (not after), `01 JAN 90 - 03 JAN 90`. */
function daysOf(fill = ""): { from: string | null; to: string } | null {
  const days = fill.split(/ ?- /).map((part) => isoDay(part));
  const to = days.at(-1) ?? null;
  if (to === null) return null;
  return { from: days.length > 1 ? days[0]! : to, to };
}

/** Human targets with an effect (all of them where none is asked for), by their numbers. */
function countOf(raw: RawTemplate, effect: RegExp | null): Count | null {
  const keyOf = (fill: string) => fill.slice(fill.indexOf(":") + 1).trim();
  const effects = raw["HUM TGT: EFFECT OF INCIDENT"] ?? [];
  const held = new Set(effects.filter((fill) => effect?.test(fill)).map(keyOf));
  const fills = (raw["HUM TGT: NUMBER"] ?? []).filter((fill) => effect === null || held.has(keyOf(fill)));
  if (fills.length === 0) return null;
  const numbers = fills.map((fill) => /\d+/.exec(fill.split(":")[0]!)?.[0]);
  return {
    number: numbers.reduce((sum, number) => sum + Number(number ?? 0), 0),
    plural: numbers.includes(undefined),
  };
}
