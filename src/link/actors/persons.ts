import { holderOn, holdingsOf } from "../../lexicon/holders.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { type KnownActor, names } from "../../lexicon/names.ts";
import { nameWords, type Title } from "../../lexicon/nameWords.ts";
import { rows } from "../../lexicon/rows.ts";
import type { Report } from "../../model/index.ts";
import { type ActorContext, entriesOf, stateNamed, wordsOf } from "./context.ts";

/** Actor of a named person: known from the lexicon, else made from the full name and the title before it. */
export function personActor(context: ActorContext, index: number): KnownActor | null {
  const mention = context.reading.mentions[index]!;
  const words = wordsOf(context, mention);
  if (words.startsWith("@")) return handleActor(context.reading.report, words);
  const held = [
    ...new Set(
      entriesOf(words)
        .filter(({ kind }) => kind === "holder")
        .map(({ id }) => id),
    ),
  ];
  if (held.length === 1) return names().actors.get(held[0]!)!;
  const key = placeKey(words);
  if (!key.includes(" ")) return null;
  const told = titleBefore(context, mention.start) ?? titleAfter(context, mention.end);
  return {
    id: `person:${key.replaceAll(" ", "-")}`,
    name: words,
    kind: "person",
    country: told?.country ?? null,
    sector: told?.title.sector ?? null,
  };
}

function handleActor(report: Report, words: string): KnownActor | null {
  const handle = words.slice(1).toLowerCase();
  const row = rows("handles.tsv").find(([name]) => name === handle);
  if (!row) return { id: `person:@${handle}`, name: words, kind: "person", country: null, sector: null };
  if (row[1]!.includes(":")) return names().actors.get(row[1]!) ?? null;
  return officeActor(row[2]!, row[1]!, report);
}

/** Who held the office when the report was published; the office itself where that is not known. */
export function officeActor(country: string, role: string, report: Report): KnownActor {
  const from = report.published?.earliest?.slice(0, 10);
  const to = report.published?.latest?.slice(0, 10);
  const holder = from && to ? holderOn(country, role, from) : null;
  if (holder && to && holderOn(country, role, to)?.id === holder.id) return names().actors.get(holder.id)!;
  const state = names().actors.get(`state:${country}`);
  const title = role.replaceAll("-", " ");
  return {
    id: `office:${country}:${role}`,
    name: `${title} of ${state?.name ?? country}`,
    kind: "office",
    country,
    sector: "GOV",
  };
}

interface Told {
  title: Title;
  country: string | null;
}

/** The title right before a name and the country named with it: `Iraqi Prime Minister X`, `Iraq's foreign minister, X`. */
export function titleBefore(context: ActorContext, start: number): Told | null {
  const before = context.text.slice(Math.max(0, start - 60), start).replace(/\n[\s\S]*$/, "");
  const words = before.replace(/,\s*$/, " ").trimEnd().split(/\s+/);
  for (let length = Math.min(4, words.length); length > 0; length--) {
    const title = nameWords().titles.get(placeKey(words.slice(-length).join(" ")));
    if (title) return { title, country: countryIn(words.slice(0, -length)) };
  }
  return null;
}

/** The state in the last two words before a title. */
function countryIn(words: readonly string[]): string | null {
  const last = words.at(-1)?.replace(/['’]s?$/, "") ?? "";
  return stateNamed(last) ?? stateNamed(`${words.at(-2) ?? ""} ${last}`) ?? seatCountry(words);
}

function seatCountry(words: readonly string[]): string | null {
  const entry = entriesOf(words.slice(-2).join(" "))
    .concat(entriesOf(words.at(-1) ?? ""))
    .find(({ kind }) => kind === "seat" || kind === "actor");
  return entry ? (names().actors.get(entry.id)?.country ?? null) : null;
}

/** `X, a Pentagon spokesperson`, `X, the Iraqi foreign minister`. */
function titleAfter(context: ActorContext, end: number): Told | null {
  const after = /^, (?:an?|the)?\s?([^,.;\n]{3,60})/.exec(context.text.slice(end, end + 70));
  if (!after) return null;
  const words = after[1]!.split(/\s+/);
  for (let first = 0; first < Math.min(4, words.length); first++) {
    for (let length = Math.min(4, words.length - first); length > 0; length--) {
      const title = nameWords().titles.get(placeKey(words.slice(first, first + length).join(" ")));
      if (title)
        return {
          title,
          country: countryIn(words.slice(0, first)) ?? countryOfRest(words.slice(first + length)),
        };
    }
  }
  return null;
}

/** `of Iraq`, `for the US`. */
function countryOfRest(words: readonly string[]): string | null {
  if (!/^(?:of|for)$/.test(words[0] ?? "")) return null;
  const rest = words.slice(1).filter((word) => word !== "the");
  return stateNamed(rest.slice(0, 2).join(" ")) ?? stateNamed(rest[0] ?? "");
}

/** Whether a person is known to have held the role: on the day (ISO date), or at any time where no day is known. */
export function hasHeld(id: string, role: string, day: string | null): boolean {
  return holdingsOf(id).some(
    (holding) => holding.role === role && (day === null || holderOn(holding.country, role, day)?.id === id),
  );
}
