import type { ActorKind, MentionType } from "../model/reading.ts";
import { capitals, placeKey } from "./keys.ts";
import { lazily, rows, values } from "./rows.ts";

/** What a known name is a name of; `capital` and `seat` may stand for a government, `adjective` and `people` for a state. */
export type NameKind =
  | "state"
  | "adjective"
  | "people"
  | "capital"
  | "seat"
  | "actor"
  | "outlet"
  | "holder"
  | "region"
  | "weapon";

/** One way to write one known name. */
export interface NameEntry {
  key: string;
  /** The only way to write it (`US`, `WHO`, without full stops), or null where capitals where `capitals` asks suffice. */
  exact: string | null;
  capitals: boolean[];
  kind: NameKind;
  type: MentionType;
  /** Actor id, for regions the place id. */
  id: string;
}

/** An actor of the lexicon. */
export interface KnownActor {
  id: string;
  name: string;
  kind: ActorKind;
  country: string | null;
  sector: string | null;
  /** Id of the body a person speaks for; not in the tables, told by reports and dated offices. */
  affiliation?: string | null;
}

export interface NameTable {
  byKey: ReadonlyMap<string, readonly NameEntry[]>;
  /** First word of a key -> number of words of the longest key that begins so. */
  longest: ReadonlyMap<string, number>;
  /** First word of a key -> second word -> the same of the keys that begin with both. */
  pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
  actors: ReadonlyMap<string, KnownActor>;
  /** State code -> the adjective a reader expects (`Iraqi`, `US`): the first of its row. */
  adjectives: ReadonlyMap<string, string>;
}

interface Draft {
  byKey: Map<string, NameEntry[]>;
  longest: Map<string, number>;
  pairs: Map<string, Map<string, number>>;
  actors: Map<string, KnownActor>;
  adjectives: Map<string, string>;
}

/** All known names: states, seats, actors, outlets, office holders, regions, weapons. Read once. */
export const names: () => NameTable = lazily(readNames);

function readNames(): NameTable {
  const draft: Draft = {
    byKey: new Map(),
    longest: new Map(),
    pairs: new Map(),
    actors: new Map(),
    adjectives: new Map(),
  };
  readStates(draft);
  readActors(draft);
  readSeats(draft);
  readOutlets(draft);
  readHolders(draft);
  readRegions(draft);
  readWeapons(draft);
  return draft;
}

function add(draft: Draft, written: string, kind: NameKind, type: MentionType, id: string): void {
  const name = written.replace(/^=/, "");
  const key = placeKey(name);
  const exact = written.startsWith("=") ? name.replaceAll(".", "") : null;
  const entries = draft.byKey.get(key) ?? [];
  if (entries.some((entry) => entry.id === id && entry.kind === kind && entry.exact === exact)) return;
  entries.push({ key, exact, capitals: capitals(name), kind, type, id });
  draft.byKey.set(key, entries);
  const words = key.split(" ");
  const [first, second] = words as [string, string?];
  lengthen(draft.longest, first, words.length);
  if (second === undefined) return;
  const pairs = draft.pairs.get(first) ?? new Map<string, number>();
  draft.pairs.set(first, pairs);
  lengthen(pairs, second, words.length);
}

function lengthen(longest: Map<string, number>, word: string, length: number): void {
  if ((longest.get(word) ?? 0) < length) longest.set(word, length);
}

function addActor(draft: Draft, actor: KnownActor): void {
  if (!draft.actors.has(actor.id)) draft.actors.set(actor.id, actor);
}

/** Names that are also common given names or words stay ambiguous only in case: `Chad` needs its capital. */
function readStates(draft: Draft): void {
  for (const [code, name, aliases, adjectives, people, seats] of rows("states.tsv")) {
    const id = `state:${code}`;
    addActor(draft, { id, name: name!.replace(/^=/, ""), kind: "state", country: code!, sector: null });
    for (const alias of [name!, ...values(aliases)]) add(draft, alias, "state", "gpe", id);
    for (const adjective of values(adjectives).reverse()) {
      add(draft, adjective, "adjective", "gpe", id);
      draft.adjectives.set(code!, adjective.replace(/^=/, ""));
    }
    for (const word of values(people)) add(draft, word, "people", "gpe", id);
    for (const seat of values(seats)) add(draft, seat, "capital", "gpe", id);
  }
}

function readActors(draft: Draft): void {
  for (const [id, name, kind, country, sector, aliases] of rows("actors.tsv")) {
    addActor(draft, {
      id: id!,
      name: name!,
      kind: kind as ActorKind,
      country: country || null,
      sector: sector || null,
    });
    for (const alias of values(aliases)) add(draft, alias, "actor", "organization", id!);
  }
}

function readSeats(draft: Draft): void {
  for (const [name, id, actor, kind, country, sector] of rows("seats.tsv")) {
    addActor(draft, {
      id: id!,
      name: actor!,
      kind: kind as ActorKind,
      country: country || null,
      sector: sector || null,
    });
    add(draft, name!, "seat", "organization", id!);
  }
}

function readOutlets(draft: Draft): void {
  for (const [id, name, aliases, , country] of rows("outlets.tsv")) {
    addActor(draft, {
      id: `outlet:${id}`,
      name: name!,
      kind: "outlet",
      country: country || null,
      sector: "JRN",
    });
    for (const alias of [name!, ...values(aliases)])
      add(draft, alias, "outlet", "organization", `outlet:${id}`);
  }
}

function readHolders(draft: Draft): void {
  for (const [person, aliases, , country, sector] of rows("holders.tsv")) {
    const id = `person:${placeKey(person!).replaceAll(" ", "-")}`;
    addActor(draft, { id, name: person!, kind: "person", country: country || null, sector: sector || null });
    for (const alias of [person!, ...values(aliases)]) add(draft, alias, "holder", "person", id);
  }
}

function readRegions(draft: Draft): void {
  for (const [name, aliases, type, country] of rows("regions.tsv")) {
    const mention =
      type === "facility" ? "facility" : type === "city" || type === "admin" ? "gpe" : "location";
    for (const alias of [name!, ...values(aliases)])
      add(draft, alias, "region", mention, regionId(name!, country!));
  }
}

function readWeapons(draft: Draft): void {
  for (const [type, , name, aliases] of rows("weapons.tsv")) {
    for (const alias of [name!, ...values(aliases)]) add(draft, alias, "weapon", type as MentionType, "");
  }
}

/** Place id of a row of `regions.tsv`. */
export function regionId(name: string, country: string): string {
  return `region:${country || "XXX"}:${placeKey(name).replaceAll(" ", "-")}`;
}
