import type { MentionType } from "../model/reading.ts";
import { placeKey } from "./keys.ts";
import { firstOf, lazily, rows } from "./rows.ts";

/** What a head noun such as `official`, `militia`, `missile` makes a noun phrase stand for. */
export interface NominalSense {
  type: MentionType;
  sector: string | null;
  group: "person" | "body" | "thing";
}

/** A title before a name: `Defense Secretary`. */
export interface Title {
  /** Office role of `holders.tsv`, or null. */
  role: string | null;
  sector: string | null;
}

interface Words {
  nominals: Map<string, NominalSense>;
  /** Heads of two words, written with a hyphen in the table: `guard` -> `coast` -> what a coast guard is. */
  pairedNominals: ReadonlyMap<string, ReadonlyMap<string, NominalSense>>;
  lastHeads: Map<string, MentionType>;
  firstHeads: Map<string, MentionType>;
  /** Last words of names of events, awards, laws: no mention of an actor or a place. */
  eventHeads: Set<string>;
  titles: Map<string, Title>;
  designators: Map<string, MentionType>;
  firstNames: Set<string>;
  /** Capitalised words that are no names: days, months, faiths, languages. */
  notNames: Set<string>;
}

/** Words that tell what kind of name or noun phrase they stand in. Read once. */
export const nameWords: () => Words = lazily(() => {
  const nominals = readNominals();
  return { nominals, pairedNominals: pairsOf(nominals), ...readOtherWords() };
});

const readOtherWords = (): Omit<Words, "nominals" | "pairedNominals"> => ({
  lastHeads: readHeads(false),
  firstHeads: readHeads(true),
  eventHeads: new Set(rows("event-heads.tsv").flatMap(([list]) => list!.split(" "))),
  titles: readTitles(),
  designators: readDesignators(),
  firstNames: new Set(
    rows("firstnames.tsv")
      .flatMap(([names]) => names!.split(" "))
      .map(placeKey),
  ),
  notNames: new Set(rows("notnames.tsv").flatMap(([list]) => list!.split(" "))),
});

function pairsOf(nominals: ReadonlyMap<string, NominalSense>): Words["pairedNominals"] {
  const pairs = new Map<string, Map<string, NominalSense>>();
  for (const [key, sense] of nominals) {
    const [first, second, more] = key.split("-");
    if (!second || more !== undefined) continue;
    if (!pairs.has(second)) pairs.set(second, new Map());
    pairs.get(second)!.set(first!, sense);
  }
  return pairs;
}

/** A wide list of given names, many of them also words or surnames: good for a hint, not for a rule. */
export const givenNames: () => ReadonlySet<string> = lazily(
  () => new Set(rows("givennames.tsv").flatMap(([list]) => list!.split(" "))),
);

/** The first sense of a noun that stands in several rows wins. */
function readNominals(): Map<string, NominalSense> {
  const nominals = new Map<string, NominalSense>();
  for (const [list, type, sector, group] of rows("nominals.tsv")) {
    for (const noun of list!.split(" ")) {
      if (nominals.has(noun)) continue;
      nominals.set(noun, {
        type: type as MentionType,
        sector: sector || null,
        group: group as NominalSense["group"],
      });
    }
  }
  return nominals;
}

function readHeads(first: boolean): Map<string, MentionType> {
  const heads = new Map<string, MentionType>();
  for (const [list, type] of rows("heads.tsv")) {
    for (const word of list!.split(" ")) {
      if (word.startsWith("first:") !== first) continue;
      const head = word.replace("first:", "");
      if (!heads.has(head)) heads.set(head, type as MentionType);
    }
  }
  return heads;
}

function readTitles(): Map<string, Title> {
  return firstOf(
    rows("titles.tsv").map(([title, role, sector]) => [
      placeKey(title!),
      { role: role || null, sector: sector || null },
    ]),
  );
}

function readDesignators(): Map<string, MentionType> {
  return firstOf(
    rows("designators.tsv").flatMap(([list, type]) =>
      list!.split(" ").map((prefix): [string, MentionType] => [prefix, type as MentionType]),
    ),
  );
}
