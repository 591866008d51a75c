import { EVENT_TYPES } from "../model/index.ts";
import {
  actorKind,
  assignments,
  type Cell,
  contexts,
  country,
  cueClass,
  date,
  eventType,
  frames,
  free,
  lower,
  manyOf,
  mention,
  needs,
  number,
  oneOf,
  orEmpty,
  sector,
  semicolons,
  slots,
  term,
  text,
} from "./cells.ts";

/** One table: its columns in order, and what may stand in it once. */
export interface Table {
  columns: readonly (readonly [name: string, cell: Cell])[];
  /** Columns at the end that may be missing. */
  optional?: number;
  /** Columns that together stand once; a user's row takes the place of ours with the same. None: whole rows stand once. */
  key: readonly number[];
  /** The first column of the key is a list of words, each of which stands once; a user's words go before ours. */
  listed?: RegExp;
  /** Who the names of a row stand for, where one name should not stand for two. */
  names?: { of(cells: readonly string[]): string[]; id(cells: readonly string[]): string };
}

const aliases = (cell: string | undefined) => (cell ?? "").split(";").filter((alias) => alias !== "");
const idOf = (column: number, prefix = "") => {
  return (cells: readonly string[]) => prefix + cells[column]!;
};

const PLACE_COLUMNS: Table["columns"] = [
  ["name", text],
  ["aliases", semicolons],
  ["type", oneOf("region", "admin", "city", "facility", "water")],
  ["country", orEmpty(country)],
  ["lat", number(-90, 90)],
  ["lon", number(-180, 180)],
  ["radius km", number(0.1, 10_000)],
];

/** Every table that a user may lay rows over, by its file name; `docs/lexicons.md` tells what they are for. */
export const TABLES: Readonly<Record<string, Table>> = {
  "states.tsv": {
    columns: [
      ["alpha-3", (value) => (/^[A-Z]{3}$/.test(value) ? null : `"${value}" is no alpha-3 code`)],
      ["name", text],
      ["aliases", semicolons],
      ["adjectives", semicolons],
      ["people", semicolons],
      ["capital", semicolons],
    ],
    key: [0],
    names: { of: ([, name, others]) => [name!, ...aliases(others)], id: idOf(0, "state:") },
  },
  "actors.tsv": {
    columns: [
      ["id", (value) => (/^[a-z]+:\S+$/.test(value) ? null : `"${value}" is no id such as group:name`)],
      ["name", text],
      ["kind", actorKind],
      ["country", orEmpty(country)],
      ["sector", orEmpty(sector)],
      ["aliases", manyOf(";", text)],
    ],
    key: [0],
    names: { of: ({ 5: others }) => aliases(others), id: idOf(0) },
  },
  "seats.tsv": {
    columns: [
      ["name", text],
      ["actor id", text],
      ["actor name", text],
      ["kind", actorKind],
      ["country", orEmpty(country)],
      ["sector", orEmpty(sector)],
      ["lat", number(-90, 90)],
      ["lon", number(-180, 180)],
    ],
    key: [0],
  },
  "outlets.tsv": {
    columns: [
      ["id", (value) => (/^[a-z0-9-]+$/.test(value) ? null : `"${value}" is no id such as daily-news`)],
      ["name", text],
      ["aliases", semicolons],
      [
        "hosts",
        orEmpty(
          manyOf(";", (value) => (/^[a-z0-9.-]+\.[a-z]+$/.test(value) ? null : `"${value}" is no host`)),
        ),
      ],
      ["country", orEmpty(country)],
      ["kind", oneOf("wire", "newspaper", "broadcaster", "site")],
      ["family", free],
    ],
    key: [0],
    names: { of: ([, name, others]) => [name!, ...aliases(others)], id: idOf(0, "outlet:") },
  },
  "holders.tsv": {
    columns: [
      ["person", text],
      ["aliases", semicolons],
      ["role", lower],
      ["country", orEmpty(country)],
      ["sector", orEmpty(sector)],
      ["from", orEmpty(date)],
      ["to", orEmpty(date)],
    ],
    optional: 2,
    key: [0, 2, 3, 5],
    names: { of: ([person, others]) => [person!, ...aliases(others)], id: idOf(0, "person:") },
  },
  "regions.tsv": { columns: PLACE_COLUMNS, key: [0, 3] },
  "counties.tsv": { columns: PLACE_COLUMNS, key: [0, 3] },
  "weapons.tsv": {
    columns: [
      ["mention type", oneOf("weapon", "vehicle")],
      ["kind", lower],
      ["name", text],
      ["aliases", semicolons],
    ],
    optional: 1,
    key: [2],
    names: { of: ({ 2: name, 3: others }) => [name!, ...aliases(others)], id: idOf(2, "weapon:") },
  },
  "handles.tsv": {
    columns: [
      ["account", lower],
      ["role or actor", text],
      ["country", orEmpty(country)],
    ],
    key: [0],
  },
  "titles.tsv": {
    columns: [
      ["title", lower],
      ["role", free],
      ["sector", orEmpty(sector)],
    ],
    key: [0],
  },
  "office-names.tsv": {
    columns: [
      ["country", country],
      ["role", lower],
      ["name", text],
    ],
    key: [0, 1],
  },
  "ministries.tsv": {
    columns: [
      ["words", lower],
      ["office", lower],
    ],
    key: [0],
  },
  "masthead-words.tsv": { columns: [["word", lower]], key: [0] },
  "outlet-words.tsv": { columns: [["word", lower]], key: [0] },
  "channels.tsv": { columns: [["name", lower]], key: [0] },
  "cues.tsv": {
    columns: [
      ["lemma", lower],
      ["class", cueClass],
      ["group", oneOf("speech", "thought", "attitude", "show", "seem")],
      ["frames", frames],
    ],
    key: [0],
  },
  "cue-nouns.tsv": {
    columns: [
      ["lemma", lower],
      ["class", cueClass],
      ["frames", frames],
    ],
    key: [0],
  },
  "roles.tsv": {
    columns: [
      ["noun", lower],
      [
        "kind",
        oneOf("named", "role", "anonymous", "outlet", "collective", "document", "narrator", "unknown"),
      ],
    ],
    key: [0],
  },
  "falsities.tsv": {
    columns: [
      ["word", lower],
      ["kind", oneOf("false", "true", "wrongly", "calling", "as", "claim", "absence")],
    ],
    key: [0, 1],
  },
  "tallies.tsv": {
    columns: [
      ["word", lower],
      ["kind", oneOf("setting", "counting", "tally")],
    ],
    key: [0, 1],
  },
  "hedges.tsv": {
    columns: [
      ["lemmas", manyOf(",", text)],
      ["pos", oneOf("v", "n", "a", "r", "m", "k")],
      [
        "over",
        (value) => (/^(?:-|pc|[bcifosd]|p:[a-z]+)$/.test(value) ? null : `"${value}" is no complement`),
      ],
      [
        "effect",
        oneOf(
          ..."possible planned expected ordered hypothetical conditional reported opinion future would neg open".split(
            " ",
          ),
          ..."attempted ongoing habitual ended historical".split(" "),
        ),
      ],
    ],
    key: [0, 1, 2],
    listed: /,/,
  },
  "events.tsv": {
    columns: [
      ["lemmas", manyOf(",", text)],
      ["pos", oneOf("v", "n", "a")],
      ["needs", needs],
      ["type", eventType],
      ["mode", (value) => (/^\*?(?:-|[a-z-]+)$/.test(value) ? null : `"${value}" is no mode`)],
      ["contexts", contexts],
      ["slots", slots],
      ["note", free],
    ],
    optional: 1,
    key: [],
  },
  "event-classes.tsv": {
    columns: [
      ["class", (value) => (/^[A-Z_]+$/.test(value) ? null : `"${value}" is no name of a class (capitals)`)],
      ["words", manyOf(",", text)],
    ],
    key: [0],
  },
  "event-slots.tsv": {
    columns: [
      ["template", lower],
      ["assignments", assignments],
    ],
    key: [0],
  },
  "modes.tsv": {
    columns: [
      ["type", eventType],
      ["mode", text],
      ["where", oneOf("any", "instrument", "content")],
      ["words", manyOf(",", text)],
    ],
    key: [0, 1, 2],
  },
  "contexts.tsv": {
    columns: [
      ["context", contexts],
      ["words", manyOf(",", text)],
    ],
    key: [0],
  },
  "happenings.tsv": {
    columns: [
      ["about", oneOf("hazard", ...EVENT_TYPES)],
      ["name", text],
      ["terms", manyOf(";", term)],
      ["other things", manyOf(";", term)],
    ],
    optional: 1,
    key: [0, 1],
  },
  "units.tsv": {
    columns: [
      ["word", text],
      [
        "kind",
        oneOf(
          ..."people money measure thing loss state victim zero change match pair compound before after designator".split(
            " ",
          ),
        ),
      ],
      ["value", text],
    ],
    key: [0, 1],
  },
  "numbers.tsv": {
    columns: [
      ["word", text],
      ["kind", oneOf(..."unit tens scale suffix fraction group ordinal plural vague".split(" "))],
      ["value", number(0, 1e15)],
      ["more", number(0, 1e15)],
    ],
    optional: 1,
    key: [0, 1],
  },
  "calendar.tsv": {
    columns: [
      ["word", lower],
      [
        "kind",
        oneOf(..."month weekday part unit season zone reference set edge shift masthead feast".split(" ")),
      ],
      ["value", text],
      ["more", free],
      ["more", free],
    ],
    optional: 2,
    key: [0, 1],
  },
  "abbreviations.tsv": {
    columns: [
      ["abbreviation", lower],
      ["kind", oneOf(..."title number ambiguous proper proper-title starter prefix article".split(" "))],
    ],
    key: [0, 1],
  },
  "admin-abbreviations.tsv": {
    columns: [
      ["abbreviation", text],
      ["ISO 3166-2", text],
    ],
    key: [0],
  },
  "lemmas.tsv": {
    columns: [
      ["form", lower],
      ["class", oneOf("V", "N", "J", "X")],
      ["lemma", text],
    ],
    key: [0, 1],
  },
  "nominals.tsv": {
    columns: [
      ["nouns", text],
      ["mention type", mention],
      ["sector", orEmpty(sector)],
      ["group", oneOf("person", "body", "thing")],
    ],
    key: [0],
    listed: / /,
  },
  "heads.tsv": {
    columns: [
      ["words", text],
      ["mention type", mention],
    ],
    key: [0],
    listed: / /,
  },
  "body-heads.tsv": {
    columns: [
      ["words", text],
      ["kind", oneOf("group", "force", "organization")],
      ["sector", orEmpty(sector)],
    ],
    key: [0],
    listed: / /,
  },
  "trades.tsv": {
    columns: [
      ["words", text],
      ["sector", orEmpty(sector)],
      ["word", text],
    ],
    key: [0],
    listed: / /,
  },
  "designators.tsv": {
    columns: [
      ["prefixes", text],
      ["mention type", mention],
    ],
    key: [0],
    listed: / /,
  },
  "firstnames.tsv": { columns: [["names", text]], key: [0], listed: / / },
  "givennames.tsv": { columns: [["names", lower]], key: [0], listed: / / },
  "callings.tsv": {
    columns: [
      ["kind of actor", oneOf("outlet", "group")],
      ["place", oneOf("before", "after", "of")],
      ["words", lower],
    ],
    key: [0, 1],
  },
  "person-words.tsv": {
    columns: [
      ["kind", oneOf("given-name", "word", "title")],
      ["value", lower],
      ["list", text],
    ],
    key: [0, 1],
  },
  "notnames.tsv": { columns: [["words", text]], key: [0], listed: / / },
  "event-heads.tsv": { columns: [["words", text]], key: [0], listed: / / },
  "metonyms.tsv": {
    columns: [
      [
        "words",
        (value) => (METONYMS.test(value) ? null : "begins with none of verb, noun, preposition, phrase"),
      ],
    ],
    key: [],
  },
  "boilerplate.tsv": {
    columns: [
      ["words", lower],
      ["form", oneOf("whole", "end", "lead")],
      ["role", oneOf("boilerplate", "credit")],
    ],
    key: [0, 1],
  },
  "tortured.tsv": {
    columns: [
      ["words", lower],
      ["kind", text],
    ],
    key: [0],
  },
  "debunk.tsv": { columns: [["word", lower]], key: [0] },
};
const METONYMS = /^(?:verb|noun|preposition|phrase) \S/;
