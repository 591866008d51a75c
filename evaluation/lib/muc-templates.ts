import { names } from "../../src/lexicon/names.ts";
import { resolveNames } from "../../src/link/index.ts";
import type { EventMention, Reading } from "../../src/model/reading.ts";
import { read } from "../../src/read/index.ts";
import type { Count } from "./muc-gold.ts";
import { mucReport } from "./muc-texts.ts";

/** An incident as our reading tells it; null where it tells nothing. */
export interface FoundTemplate {
  type: string;
  stage: string;
  date: string | null;
  country: string | null;
  site: string | null;
  confidence: string | null;
  dead: Count | null;
  injured: Count | null;
  victims: Count | null;
}

/** Events taken to tell one incident. */
interface Incident {
  type: string;
  events: EventMention[];
}

/** The incidents of one report of the corpus, built from its reading alone. */
export function foundTemplates(id: string, text: string): FoundTemplate[] {
  const [reading] = resolveNames([read(mucReport(id, text))]);
  return incidentsOf(reading!).map((incident) => templateOf(reading!, incident));
}

const wordsOf = (reading: Reading, { start, end }: { start: number; end: number }) =>
  reading.report.text.slice(start, end).replace(/\s+/g, " ").toLowerCase();

/** Groups violent events by type and day; what names no victim and no means goes to the incident told before. */
function incidentsOf(reading: Reading): Incident[] {
  const incidents: Incident[] = [];
  for (const event of reading.events) {
    const type = typeOf(reading, event);
    if (type === null || isWarfare(reading, event)) continue;
    const known = incidents.findLast((incident) => isSame(reading, incident, event, type));
    if (!known) incidents.push({ type, events: [event] });
    else {
      known.events.push(event);
      if (known.type === "ATTACK") known.type = type;
    }
  }
  return incidents.filter(({ type, events }) => type !== "ATTACK" || events.some(hasTarget));
}

function hasTarget(event: EventMention): boolean {
  return event.figures.length > 0 || event.arguments.some(({ role }) => role === "recipient");
}

/** The corpus leaves out fighting between armed forces and general accounts of violence. */
function isWarfare(reading: Reading, event: EventMention): boolean {
  if (/^(?:habitual|aggregate|state|ongoing)$/.test(event.aspect)) return true;
  if (FIGHTING.test(wordsOf(reading, event.trigger))) return true;
  const struck = event.arguments.filter(({ role }) => role === "recipient");
  return struck.length > 0 && struck.every((argument) => ARMED.test(wordsOf(reading, argument)));
}

const FIGHTING = /clash|combat|fight|offensive|battle|skirmish|war\b|operation|invasion|invade/;
const ARMED =
  /\b(?:guerrillas?|rebels?|terrorists?|subversives?|insurgents?|extremists?|traffickers?|soldiers?|troops?|combatants?|contras?|army|battalion|patrol|gunm[ae]n)\b/;

const BOMBS = /bomb|explo|dynamit|grenade|detonat|mine\b|blast/;

/** The type of incident an event tells, or null where it tells none. */
function typeOf(reading: Reading, event: EventMention): string | null {
  const told = event.polarity === "+" && /^(?:asserted|reported|possible|planned)$/.test(event.modality);
  if (!told || !/^(?:ASSAULT|CASUALTY|DAMAGE|THREATEN)$/.test(event.type)) return null;
  const clause = wordsOf(reading, event);
  if (event.mode === "abduct") return "KIDNAPPING";
  if (/\b(?:burn|burned|burnt|torch\w*|arson|fire to|on fire)\b/.test(clause)) return "ARSON";
  if (event.mode === "explosives" || BOMBS.test(clause)) return "BOMBING";
  return "ATTACK";
}

function isSame(reading: Reading, incident: Incident, event: EventMention, type: string): boolean {
  const outcome = event.type === "CASUALTY" || event.type === "DAMAGE";
  const vague = type === "ATTACK" && (outcome || !hasTarget(event));
  if (incident.type !== type && !vague) return false;
  const day = dayOf(reading, event);
  const known = incident.events.map((other) => dayOf(reading, other)).find((other) => other !== null);
  return day === null || known === undefined || day === known;
}

/** The day of an event where its time is known to the day. */
function dayOf(reading: Reading, event: EventMention): string | null {
  const value = event.time === null ? null : reading.times[event.time]!.value;
  return value && /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : null;
}

function templateOf(reading: Reading, { type, events }: Incident): FoundTemplate {
  const places = events.flatMap(({ place }) => (place === null ? [] : [reading.mentions[place]!]));
  const day = events.map((event) => dayOf(reading, event)).find((found) => found !== null);
  const site = sitesOf(reading, events, places)[0];
  return {
    type,
    stage: stageOf(events),
    date: day ?? reading.report.published?.earliest?.slice(0, 10) ?? null,
    country: countryOf(reading, places),
    site: site ? wordsOf(reading, site).toUpperCase() : null,
    confidence: confidenceOf(reading, events),
    dead: countOf(reading, events, "dead"),
    injured: countOf(reading, events, "wounded"),
    victims: victimsOf(reading, events),
  };
}

/** Named places that are no countries: of the events, else of their sentences. */
function sitesOf(
  reading: Reading,
  events: readonly EventMention[],
  places: Reading["mentions"],
): Reading["mentions"] {
  const near = events.flatMap(({ trigger }) => {
    const sentence = reading.sentences.find(
      ({ start, end }) => start <= trigger.start && trigger.start < end,
    );
    return reading.mentions.filter(
      ({ start, end, type }) =>
        sentence &&
        start >= sentence.start &&
        end <= sentence.end &&
        /^(?:gpe|location|facility)$/.test(type),
    );
  });
  return [...places, ...near].filter(
    ({ level, place, actor }) => level === "name" && actor === null && place?.type !== "country",
  );
}

function stageOf(events: readonly EventMention[]): string {
  const real = events.filter(({ type, modality }) => type !== "THREATEN" && modality !== "planned");
  if (real.length === 0) return "THREATENED";
  return real.every(({ aspect }) => aspect === "attempted") ? "ATTEMPTED" : "ACCOMPLISHED";
}

/** The country of the places of the incident, else the one most places and states named in the report belong to. */
function countryOf(reading: Reading, places: Reading["mentions"]): string | null {
  const codeOf = ({ type, place, actor }: Reading["mentions"][number]) =>
    place?.country ?? (type === "gpe" ? actor?.country : null) ?? [];
  const tally = new Map<string, number>();
  for (const code of reading.mentions.flatMap(codeOf)) tally.set(code, (tally.get(code) ?? 0) + 1);
  const code = places.flatMap(codeOf)[0] ?? [...tally].sort((left, right) => right[1] - left[1])[0]?.[0];
  return code ? (names().actors.get(`state:${code}`)?.name.replace("=", "").toUpperCase() ?? null) : null;
}

/** How surely a body is told to have done it; null where no body is named. */
function confidenceOf(reading: Reading, events: readonly EventMention[]): string | null {
  const acting = events.find((event) => event.arguments.some((argument) => isBody(reading, argument)));
  if (!acting) return null;
  const clause = wordsOf(reading, acting);
  if (/claim|admit|responsibility/.test(clause)) return "CLAIMED OR ADMITTED";
  if (acting.modality === "possible") return "POSSIBLE";
  if (/alleg|presum|accus|blam|suspect|attribut|apparent/.test(clause)) return "SUSPECTED OR ACCUSED";
  return "REPORTED AS FACT";
}

function isBody(reading: Reading, argument: EventMention["arguments"][number]): boolean {
  if (argument.role !== "actor") return false;
  return reading.mentions.some(
    (mention) =>
      mention.type === "organization" && mention.start >= argument.start && mention.end <= argument.end,
  );
}

const LETHAL = /kill|murder|assassin|dead|die|death|massacre|execut|slay|slain|lives/;
const HURT = /wound|injur|hurt/;

/** Victims of one fate (of any where it is null): the first number told, else those named one by one. */
function countOf(
  reading: Reading,
  events: readonly EventMention[],
  fate: "dead" | "wounded" | null,
): Count | null {
  const counts = events.flatMap((event) => {
    const trigger = wordsOf(reading, event.trigger);
    const fits = fate === null || (fate === "dead" ? LETHAL : HURT).test(trigger);
    return fits ? (countIn(reading, event, fate) ?? []) : [];
  });
  return counts[0] ?? null;
}

/** Both fates together, else whoever was abducted or aimed at. */
function victimsOf(reading: Reading, events: readonly EventMention[]): Count | null {
  const fates = [countOf(reading, events, "dead"), countOf(reading, events, "wounded")].filter(
    (count) => count !== null,
  );
  if (fates.length === 0) return countOf(reading, events, null);
  return {
    number: fates.reduce((sum, { number }) => sum + number, 0),
    plural: fates.some(({ plural }) => plural),
  };
}

function countIn(reading: Reading, event: EventMention, fate: string | null): Count | null {
  const at = event.measures.findIndex((measure) =>
    fate === null ? /^(?:dead|wounded|abducted|casualties)$/.test(measure) : measure === fate,
  );
  const told = at < 0 ? null : reading.quantities[event.figures[at]!]!.low;
  if (told !== null && told > 0) return { number: told, plural: false };
  const people = event.arguments.filter(
    (argument) => argument.role === "recipient" && isPeople(reading, argument),
  );
  if (people.length === 0) return null;
  const plural = people.some((argument) => isPlural(reading, argument));
  return { number: people.length, plural };
}

/** `PEASANTS`, but not `LUIS CRUZ` and `ONE OF THE GUARDS`. */
function isPlural(reading: Reading, argument: EventMention["arguments"][number]): boolean {
  const named = reading.mentions.some(
    ({ start, end, level }) => level === "name" && start >= argument.start && end <= argument.end,
  );
  return (
    !named && /^(?!(?:an?|one) )[^,]*?(?:s|men|women|people|children)(?: |$)/.test(wordsOf(reading, argument))
  );
}

function isPeople(reading: Reading, argument: EventMention["arguments"][number]): boolean {
  return reading.mentions.some(
    (mention) => mention.type === "person" && mention.start >= argument.start && mention.end <= argument.end,
  );
}
