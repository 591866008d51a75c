import type {
  ActorRef,
  EventMention,
  EventRow,
  Links,
  Picture,
  Reading,
  Role,
  RowActor,
  RowPlace,
  RowTime,
} from "../model/index.ts";
import { by } from "../text/collections.ts";
import { type Draft, draftsOf } from "./drafts.ts";

/** Every event mention as one row, resolved as far as linking and fusing could, in the order of report and text. */
export function rowsOf(links: readonly Links[], picture: Picture): EventRow[] {
  const claimOf = new Map(picture.assertions.map((assertion) => [assertion.id, assertion.claim]));
  const incidentOf = new Map(picture.claims.map((claim) => [claim.id, claim.incident]));
  const storyOf = new Map(picture.reports.map((report) => [report.id, report.story]));
  const rows = links.flatMap(mentionsOf).map(({ draft, reading, event }) => ({
    ...rowOf(draft, reading, event, incidentOf.get(claimOf.get(draft.id) ?? "") ?? null),
    story: storyOf.get(draft.reading.report.id) ?? null,
  }));
  return rows.sort(by((row) => `${row.report}\n${String(row.start).padStart(9, "0")}\n${row.id}`));
}

/** Every event mention of linked readings beside its draft. */
function mentionsOf(links: Links): { draft: Draft; reading: Reading; event: EventMention }[] {
  const drafts = draftsOf(links).values();
  return links.readings.flatMap((reading) =>
    reading.events.map((event) => ({ draft: drafts.next().value!, reading, event })),
  );
}

function rowOf(
  draft: Draft,
  reading: Reading,
  event: EventMention,
  incident: string | null,
): Omit<EventRow, "story"> {
  const { provenance } = draft;
  const { text } = reading.report;
  return {
    id: draft.id,
    report: reading.report.id,
    start: event.start,
    end: event.end,
    text: text.slice(event.start, event.end),
    type: event.type,
    mode: event.mode,
    contexts: event.contexts,
    actor: rowActor(reading, event, ["actor"], draft.actors[0]),
    recipient: rowActor(reading, event, ["recipient", "target"], draft.recipients[0]),
    place: rowPlace(reading, event),
    time: rowTime(draft, reading, event),
    figures: draft.measured.map(({ quantity, measure }) => ({
      text: text.slice(quantity.start, quantity.end),
      low: quantity.low,
      high: quantity.high,
      comparator: quantity.comparator,
      unit: quantity.unit,
      role: measure,
    })),
    polarity: event.polarity,
    modality: event.modality,
    aspect: event.aspect,
    chain: provenance.chain,
    condition: event.condition && text.slice(event.condition.start, event.condition.end),
    incident,
    origin: provenance.origin.id,
    confidence: event.confidence,
  };
}

function rowActor(
  reading: Reading,
  event: EventMention,
  roles: Role[],
  actor: ActorRef | undefined,
): RowActor | null {
  const argument = event.arguments.find(({ role }) => roles.includes(role));
  if (!argument) return null;
  const text = reading.report.text.slice(argument.start, argument.end);
  return { text, name: actor?.name ?? null, country: actor?.country ?? null, sector: actor?.sector ?? null };
}

function rowPlace(reading: Reading, event: EventMention): RowPlace | null {
  const mention = event.place === null ? undefined : reading.mentions[event.place];
  if (!mention) return null;
  const { place } = mention;
  const text = reading.report.text.slice(mention.start, mention.end);
  return {
    text,
    name: place?.name ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    radiusKm: place?.radiusKm ?? null,
    country: place?.country ?? null,
  };
}

/** The time of its own clause; else, for news, the date of the report with what that rests on. */
function rowTime({ ownTime, told }: Draft, reading: Reading, event: EventMention): RowTime | null {
  const timex = event.time === null ? undefined : reading.times[event.time];
  const time = ownTime ?? told;
  if (!timex && !time) return null;
  return {
    text: timex ? reading.report.text.slice(timex.start, timex.end) : null,
    value: timex?.value ?? null,
    earliest: time?.earliest ?? null,
    latest: time?.latest ?? null,
    precision: time?.precision ?? null,
    basis: time?.basis ?? null,
  };
}
