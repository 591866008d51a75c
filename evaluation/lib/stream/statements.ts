import type { Chance } from "./chance.ts";
import { MEASURES, type MeasureName } from "./measures.ts";
import { POSITIONS, PRESS_CLOSINGS, PRESS_OPENINGS } from "./phrases.ts";
import type { Fact, Value } from "./truth.ts";
import {
  type Crisis,
  fill,
  HOUR,
  type Incident,
  type Speaker,
  type Statement,
  unnamedOf,
  witnessOf,
} from "./world.ts";

/** Shares of incidents of which these are said (our choice). */
const CONFIRMED = 0.6;
const DENIED = 0.9;
const DISPUTED = 0.5;
const QUOTED = 0.6;
/** Share of first values put as "at least". */
const AT_LEAST = 0.15;

/** All that will be said on a crisis, in order of time. */
export function statementsOf(crisis: Crisis, chance: Chance): Statement[] {
  const statements = crisis.incidents.flatMap((incident) => [
    ...official(crisis, incident, chance),
    ...others(crisis, incident, chance),
    ...positions(crisis, incident, chance),
  ]);
  return statements.sort((left, right) => left.at - right.at);
}

function statement(
  incident: Incident,
  speaker: Speaker | null,
  hours: number,
  facts: Fact[],
  chance: Chance | null = null,
): Statement {
  const quote =
    chance?.happens(QUOTED) === true
      ? fill(`${chance.pick(PRESS_OPENINGS)}, and ${chance.pick(PRESS_CLOSINGS)}`, {
          place: incident.place,
          site: chance.pick(["site", "scene", "district"]),
        })
      : null;
  return { speaker, facts, incident, at: incident.at + hours * HOUR, quote, position: null };
}

/** The first body tells the deed with the first number of dead, and later numbers as they grow; the second repeats one. */
function official(crisis: Crisis, incident: Incident, chance: Chance): Statement[] {
  const { official: body, second } = crisis.cast;
  const used = new Set<number>();
  const [first, ...rest] = incident.scene.measures.map((measure) => series(incident, measure, used, chance));
  const later = rest.map(([value], index) => statement(incident, body, 6 + 5 * index, [value!], chance));
  const rising = first!
    .slice(1)
    .map((value, index) => statement(incident, body, 9 + 11 * index, [value], chance));
  return [
    statement(incident, body, 2, [incident.deed, first![0]!], chance),
    statement(incident, second, 4, [chance.happens(0.5) ? incident.deed : first![0]!], chance),
    ...later,
    ...rising,
    ...rest.flatMap((values) =>
      values.slice(1, 2).map((value) => statement(incident, body, 26, [value], chance)),
    ),
  ];
}

/** Values of one measure by the official count, each higher than the one before and told by no other measure. */
function series(incident: Incident, measure: MeasureName, used: Set<number>, chance: Chance): Fact[] {
  const { first, growth } = MEASURES[measure];
  const facts: Fact[] = [];
  let number = chance.whole(...first);
  for (let step = 0; step < (growth > 0 ? 3 : 1); step++) {
    while (used.has(number)) number++;
    used.add(number);
    const high = step === 0 && chance.happens(AT_LEAST) ? null : number;
    facts.push({ ...figureFact(incident, measure, { low: number, high }, "official"), isRise: step > 0 });
    number = Math.ceil(number * (1 + growth * (0.3 + chance.next() * 0.7))) + 1;
  }
  return facts;
}

/** A number of an incident as a fact; "at least 12" is another than "12". */
export function figureFact(
  incident: Pick<Incident, "id" | "deed">,
  measure: MeasureName,
  value: Value,
  source: "official" | "other" | "drift",
): Fact {
  const { low, high } = value;
  return {
    id: `${incident.id}/${measure}=${low}${high === null ? "+" : ""}`,
    situation: incident.deed.situation,
    incident: incident.id,
    kind: "figure",
    types: MEASURES[measure].types,
    measure,
    value,
    position: null,
    series: source,
    isRise: false,
  };
}

/** People on the spot, unnamed sources, hospitals and the accused. */
function others(crisis: Crisis, incident: Incident, chance: Chance): Statement[] {
  const { cast } = crisis;
  const [measure] = incident.scene.measures;
  const base = chance.whole(...MEASURES[measure!].first);
  const said: Statement[] = [
    statement(incident, witnessOf(`${incident.id}/witness`, chance), 3, [incident.deed]),
    statement(incident, unnamedOf(`${incident.id}/unnamed`, chance), 5, [incident.deed]),
    statement(incident, null, 3, [incident.deed]),
  ];
  if (chance.happens(CONFIRMED))
    said.push(statement(incident, cast.hospital(incident.place), 7, [incident.deed], chance));
  if (chance.happens(DISPUTED)) {
    const other = figureFact(incident, measure!, { low: base * 2 + 37, high: base * 2 + 37 }, "other");
    said.push(statement(incident, cast.hospital(incident.place), 8, [other]));
  }
  if (cast.group && chance.happens(DENIED))
    said.push(statement(incident, cast.group, 10, [denialOf(incident)], chance));
  return said;
}

function denialOf({ id, deed }: Incident): Fact {
  return { ...deed, id: `${id}/denial`, kind: "denial" };
}

/** One position after each incident, of the group or the first body. */
function positions(crisis: Crisis, incident: Incident, chance: Chance): Statement[] {
  const { group, official: body } = crisis.cast;
  const isGroup = group !== null && chance.happens(0.6);
  const speaker = isGroup ? group : body;
  const kinds = POSITIONS[isGroup ? "group" : "body"];
  const kind = chance.pick(Object.keys(kinds)) as keyof typeof kinds;
  const { consequences, conditions }: { consequences: readonly string[]; conditions: readonly string[] } =
    kinds[kind];
  const fact: Fact = {
    id: `${incident.id}/${kind}`,
    situation: crisis.id,
    incident: null,
    kind: "position",
    types: POSITION_TYPES[kind as keyof typeof POSITION_TYPES],
    measure: null,
    value: null,
    position: kind,
    series: null,
    isRise: false,
  };
  const position = {
    consequence: fill(chance.pick(consequences), { place: incident.place }),
    condition: chance.pick(conditions),
  };
  return [{ ...statement(incident, speaker, 14, [fact]), position }];
}

const POSITION_TYPES: Record<"threat" | "pledge" | "demand", Fact["types"]> = {
  threat: ["THREATEN"],
  pledge: ["AGREE"],
  demand: ["REQUEST"],
};
