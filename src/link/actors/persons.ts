import { placeKey } from "../../lexicon/keys.ts";
import { type KnownActor, names } from "../../lexicon/names.ts";
import { firstOf, lazily, rows } from "../../lexicon/rows.ts";
import type { Mention, Report } from "../../model/index.ts";
import { type ActorContext, entriesOf, stateNamed, type Told, wordsOf } from "./context.ts";
import { officeActor } from "./offices.ts";
import { titleAfter, titleBefore } from "./titles.ts";

/** Actor of a named person: known from the lexicon, else made from the full name and the title beside it. */
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
  if (!/\s/.test(words.trim())) return null;
  const told = titleBefore(context, mention.start) ?? titleAfter(context, mention.end);
  return {
    id: `person:${key.replaceAll(" ", "-")}`,
    name: words.replace(/\s+/g, " "),
    kind: "person",
    country: told ? countryOfTold(context, index, told) : null,
    sector: told?.title.sector ?? null,
  };
}

/** The country told with a title; where none is, that of the report, for those who serve a state. */
export function countryOfTold(context: ActorContext, index: number, told: Told): string | null {
  if (told.country !== null || !/^(?:GOV|MIL|COP|LEG|JUD|SPY)$/.test(told.title.sector ?? ""))
    return told.country;
  return context.home === null ? null : homeUnlessSubject(context, index, context.home);
}

/** `Portugal will wait, Prime Minister X said`: another country that opens the sentence is whose minister X is; any other leaves it open. */
function homeUnlessSubject(context: ActorContext, index: number, home: string): string | null {
  const { sentences, mentions } = context.reading;
  const mention = mentions[index]!;
  const sentence = sentences.find(({ start, end }) => start <= mention.start && mention.end <= end);
  if (!sentence) return home;
  const states = mentions
    .filter((other) => other.level === "name" && other.type !== "person" && isIn(other, sentence))
    .map((other) => ({ start: other.start, code: stateNamed(wordsOf(context, other)) }))
    .filter(({ code }) => code !== null);
  const foreign = states.filter(({ code }) => code !== home);
  if (foreign.length === 0) return home;
  return foreign[0]!.start === sentence.start && states.length === 1 ? foreign[0]!.code : null;
}

function isIn(mention: Mention, sentence: { start: number; end: number }): boolean {
  return sentence.start <= mention.start && mention.end <= sentence.end;
}

const handles = lazily(() => firstOf(rows("handles.tsv").map((row) => [row[0]!, row])));

function handleActor(report: Report, words: string): KnownActor | null {
  const handle = words.slice(1).toLowerCase();
  const row = handles().get(handle);
  if (!row) return { id: `person:@${handle}`, name: words, kind: "person", country: null, sector: null };
  if (row[1]!.includes(":")) return names().actors.get(row[1]!) ?? null;
  return officeActor(row[2]!, row[1]!, report);
}
