import { adminAbbreviated, candidates } from "../../lexicon/gazetteer.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { names } from "../../lexicon/names.ts";
import type { Mention, Reading } from "../../model/index.ts";

/** Alpha-3 of the country a name stands for (`Iraq`, `Iraqi`), or null. */
export function countryNamed(words: string): string | null {
  const entries = names().byKey.get(placeKey(words)) ?? [];
  const entry = entries.find(
    ({ kind, exact }) =>
      /^(?:state|adjective|people)$/.test(kind) && (exact === null || exact === words.replaceAll(".", "")),
  );
  return entry ? entry.id.slice("state:".length) : null;
}

/** Share of each country among the country names of a report and the actors it names. */
export function countryShares(reading: Reading): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const mention of reading.mentions) {
    const country = mention.level === "name" ? countryOfName(reading, mention) : null;
    if (!country) continue;
    counts.set(country, (counts.get(country) ?? 0) + 1);
    total++;
  }
  return new Map([...counts].map(([country, count]) => [country, count / total]));
}

function countryOfName(reading: Reading, mention: Mention): string | null {
  const words = reading.report.text.slice(mention.start, mention.end);
  if (mention.type !== "gpe") return mention.actor?.country ?? null;
  const country = countryNamed(words);
  return country && !isAlsoUnit(words) ? country : null;
}

/** `Georgia` is a state of the US too, and so tells nothing about the country by itself. */
function isAlsoUnit(words: string): boolean {
  return candidates(words).some(({ type, population }) => type === "admin" && population > 5000);
}

/** `Paris, Texas`, `Mosul, Iraq`, `Dayton (Ohio)`: what the words right after a name say it lies in. */
export function containers(text: string, end: number): Set<string> {
  const within = new Set<string>();
  const after =
    /^(?:,\s|\s\(|,?\sin\s(?:the\s)?(?:\p{Ll}+\s)?)(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,2})/u.exec(
      text.slice(end, end + 60),
    );
  if (!after) return within;
  const words = after[1]!.split(/\s/);
  for (let length = words.length; length > 0; length--) {
    const name = words.slice(0, length).join(" ").replace(/[.,]$/, "");
    addContainer(within, name);
    if (within.size > 0) break;
  }
  return within;
}

function addContainer(within: Set<string>, name: string): void {
  const country = countryNamed(name);
  const short = adminAbbreviated(name);
  const units = candidates(name).filter(({ type }) => type === "admin");
  const chosen = short ? [short] : units;
  for (const unit of chosen) within.add(unit.admin === "" ? unit.country! : `${unit.country}.${unit.admin}`);
  if (country) within.add(country);
}

const UNIT =
  /^\s(province|governorate|state|county|district|oblast|region|prefecture|department|airport|international airport|air base|airbase)\b/i;

/** The kind of unit named right after (`Anbar province`), lower case, or "". */
export function nounAfter(text: string, end: number): string {
  return UNIT.exec(text.slice(end, end + 26))?.[1]?.toLowerCase() ?? "";
}
