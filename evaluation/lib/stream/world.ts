import type { Chance } from "./chance.ts";
import { KINDS, type Kind, type Scene } from "./kinds.ts";
import { COUNTRY_LIST, type Country, groupOf, personOf, vesselOf } from "./names.ts";
import type { Fact, IncidentTruth } from "./truth.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Who may be quoted: the origin is one however the words name it. */
export interface Speaker {
  origin: string;
  /** Fullest wording, for the first time in a report. */
  full: string;
  /** The body or the description, without a person's name. */
  plain: string;
  /** For the second time. */
  short: string;
  /** Spoke to one outlet alone, which is settled by who quotes it first. */
  exclusive: boolean;
}

/** The kinds of people that speak on one crisis. */
export interface Cast {
  official: Speaker;
  second: Speaker;
  group: Speaker | null;
  hospital: (place: string) => Speaker;
}

/** Somebody says something at one moment; several reports may tell it. */
export interface Statement {
  speaker: Speaker | null;
  facts: Fact[];
  incident: Incident | null;
  /** Milliseconds since 1970. */
  at: number;
  /** Words that everybody who quotes the statement repeats; null where it has none. */
  quote: string | null;
  /** Words of a position. */
  position: { consequence: string; condition: string } | null;
}

export interface Incident extends IncidentTruth {
  scene: Scene;
  target: string;
  actor: string;
  at: number;
  deed: Fact;
}

/** What stays the same through one crisis. */
export interface Crisis {
  id: string;
  kind: Kind;
  country: Country;
  group: string;
  cast: Cast;
  incidents: Incident[];
}

export interface CrisisPlan {
  id: string;
  /** Number of the crisis in the stream, which settles its kind and country. */
  index: number;
  /** Milliseconds since 1970, and how many it lasts. */
  start: number;
  duration: number;
  /** How many incidents it has. */
  incidents: number;
}

/** A crisis of its own sort and country; neighbours by index differ in both. */
export function crisisOf(plan: CrisisPlan, chance: Chance): Crisis {
  const kind = KINDS[plan.index % KINDS.length]!;
  const country = COUNTRY_LIST[plan.index % COUNTRY_LIST.length]!;
  const group = groupOf(chance);
  const taken = new Set<string>();
  const incidents = Array.from({ length: plan.incidents }, (_, at) =>
    incidentOf(plan, at, { kind, country, group }, chance),
  );
  return { id: plan.id, kind, country, group, cast: castOf(plan.id, kind, group, chance, taken), incidents };
}

/** Incidents begin spread over the first two thirds of the crisis, the first at once. */
function incidentOf(
  plan: CrisisPlan,
  number: number,
  { kind, country, group }: { kind: Kind; country: Country; group: string },
  chance: Chance,
): Incident {
  const scene = chance.pick(kind.scenes);
  const place = country.towns[number % country.towns.length]!;
  const at = plan.start + Math.floor((number / plan.incidents) * plan.duration * 0.66);
  const id = `${plan.id}/i${number}`;
  const slots = { place, group, vessel: vesselOf(chance) };
  const target = fill(chance.pick(scene.targets), slots);
  return {
    id,
    kind: kind.name,
    types: scene.types,
    place,
    day: new Date(at).toISOString().slice(0, 10),
    scene,
    target,
    actor: fill(chance.pick(kind.actors), slots),
    at,
    deed: {
      id: `${id}/deed`,
      situation: plan.id,
      incident: id,
      kind: "deed",
      types: scene.types,
      measure: null,
      value: null,
      position: null,
      series: null,
      isRise: false,
    },
  };
}

function castOf(id: string, kind: Kind, group: string, chance: Chance, taken: Set<string>): Cast {
  const [first, second] = kind.bodies;
  const doctors = new Map<string, Speaker>();
  return {
    official: spokesman(`${id}/official`, first, personOf(chance, taken)),
    second: spokesman(`${id}/second`, second, personOf(chance, taken)),
    group: kind.hasGroup ? spokesman(`${id}/group`, `the ${group}`, personOf(chance, taken)) : null,
    hospital: (place) => {
      const held = doctors.get(place);
      if (held) return held;
      const name = personOf(chance, taken);
      const speaker = {
        origin: `${id}/hospital ${place}`,
        full: `${name}, a doctor at the regional hospital in ${place},`,
        plain: `the regional hospital in ${place}`,
        short: lastName(name),
        exclusive: false,
      };
      doctors.set(place, speaker);
      return speaker;
    },
  };
}

function spokesman(origin: string, body: string, name: string): Speaker {
  const bare = body.replace(/^the /, "");
  return { origin, full: `${bare} spokesman ${name}`, plain: body, short: lastName(name), exclusive: false };
}

const TRADES = ["shopkeeper", "resident", "taxi driver", "farmer", "nurse", "teacher", "market trader"];

/** A person on the spot, named. */
export function witnessOf(origin: string, chance: Chance): Speaker {
  const name = personOf(chance, new Set());
  const trade = chance.pick(TRADES);
  return {
    origin,
    full: `${name}, a ${trade},`,
    plain: `a ${trade}`,
    short: lastName(name),
    exclusive: false,
  };
}

const UNNAMED: readonly (readonly [full: string, plain: string, short: string])[] = [
  ["a security official who spoke on condition of anonymity", "a security official", "the official"],
  ["a government official who asked not to be named", "a government official", "the official"],
  ["a diplomat who was not authorised to speak publicly", "a diplomat", "the diplomat"],
  ["a local official who declined to be named", "a local official", "the official"],
];

/** A source without a name, who spoke to one outlet. */
export function unnamedOf(origin: string, chance: Chance): Speaker {
  const [full, plain, short] = chance.pick(UNNAMED);
  return { origin, full, plain, short, exclusive: true };
}

function lastName(name: string): string {
  return name.split(" ").at(-1)!;
}

/** Slots filled, those inside a filling too; an unknown slot is a mistake in the tables. */
export function fill(words: string, slots: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => {
    const filling = slots[name];
    if (filling === undefined) throw new Error(`no filling for {${name}} in: ${words}`);
    return fill(filling, slots);
  });
}
