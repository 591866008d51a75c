import { type KnownActor, names } from "../lexicon/names.ts";
import type { ActorRef, Mention, Reading, Span } from "../model/index.ts";
import { by } from "../text/collections.ts";
import { Journal } from "../text/journal.ts";
import { firstFrom, holds, overlappingIn } from "../text/offsets.ts";
import { onceFor } from "../text/once.ts";
import { affiliate } from "./actors/affiliations.ts";
import type { ActorContext } from "./actors/context.ts";
import { resolveHolders } from "./actors/holders.ts";
import { homeCountry } from "./actors/home.ts";
import { namedActor } from "./actors/names.ts";
import { describedActor } from "./actors/roles.ts";
import { speakersOf } from "./actors/speakers.ts";
import { addSurnames, fittingSurnames, type Surnames } from "./actors/surnames.ts";

/** What is known of actors from the reports read so far. */
export interface ActorMemory {
  surnames: Surnames;
  /** By id, with country and sector as far as any report told them. */
  records: Map<string, KnownActor>;
}

export function newActorMemory(): ActorMemory {
  return { surnames: new Map(), records: new Map() };
}

/**
 * Fills `actor` of every mention that stands for a known or nameable actor. Each reading is resolved on its own, but for a
 * titled surname (`Col. Reyk`), which may be told in full by another of these readings or by an earlier one; what readings
 * say of one person (country, sector) is put together. The order of the readings does not matter.
 */
export function linkActors(
  readings: readonly Reading[],
  memory: ActorMemory = newActorMemory(),
  journal: Journal = new Journal(),
): Reading[] {
  const named = readings.map(withNames);
  for (const context of named) addSurnames(context, memory.surnames, journal);
  const resolved = named.map((context) => resolvedWith(context, memory.surnames));
  addRecords(resolved, memory.records, journal);
  return resolved.map((context) => linkedWith(context, memory.records));
}

/** A reading with its names resolved by itself. */
const withNames = onceFor((reading: Reading): ActorContext => {
  const context = contextOf(reading);
  resolveNames(context);
  return context;
});

/** The same with surnames told in full elsewhere, and with all that rests on names. */
function resolvedWith(named: ActorContext, surnames: Surnames): ActorContext {
  const persons = fittingSurnames(named, surnames);
  const known = lastResolved.get(named);
  const key = persons.map(([index, { id }]) => `${index} ${id}`).join("\n");
  if (known?.key === key) return known.context;
  const context = { ...named, actors: [...named.actors] };
  for (const [index, person] of persons) context.actors[index] = person;
  if (persons.length > 0) resolveNames(context);
  resolveOthers(context);
  affiliate(context);
  resolveHolders(context);
  lastResolved.set(named, { key, context });
  return context;
}

/** What came out last, with the surnames it rests on: a report is linked again while its window is open. */
const lastResolved = new WeakMap<ActorContext, { key: string; context: ActorContext }>();

function linkedWith(context: ActorContext, records: ReadonlyMap<string, KnownActor>): Reading {
  const { reading, actors } = context;
  const used = actors.map((actor) => (actor ? records.get(actor.id)! : null));
  const known = lastLinked.get(context);
  if (known?.used.every((record, index) => record === used[index])) return known.linked;
  const mentions = reading.mentions.map((mention, index) => withActor(mention, used[index] ?? null));
  const linked = { ...reading, mentions };
  lastLinked.set(context, { used, linked });
  return linked;
}

const lastLinked = new WeakMap<ActorContext, { used: (KnownActor | null)[]; linked: Reading }>();

function contextOf(reading: Reading): ActorContext {
  const actors = reading.mentions.map(() => null);
  return { reading, text: reading.report.text, actors, titles: new Map(), home: homeCountry(reading) };
}

function resolveNames(context: ActorContext): void {
  for (const [index, mention] of context.reading.mentions.entries()) {
    if (mention.level !== "name" || context.actors[index]) continue;
    const earlier = mention.type === "person" ? inherited(context, index) : null;
    context.actors[index] = earlier ?? bodyOrFuller(context, index);
  }
}

/** A name in a table, else the fuller name of the report that it shortens (`Coast Guard` of `Sri Lanka Coast Guard`), else itself. */
function bodyOrFuller(context: ActorContext, index: number): KnownActor | null {
  const named = namedActor(context, index);
  return named && names().actors.has(named.id) ? named : (inherited(context, index) ?? named);
}

/** Phrases and pronouns; bodies first, since people are described by them (`the coalition's spokesman`). */
function resolveOthers(context: ActorContext): void {
  const { mentions } = context.reading;
  for (const type of ["organization", "person"]) {
    for (const [index, mention] of mentions.entries()) {
      if (mention.level !== "nominal" || mention.type !== type) continue;
      context.actors[index] =
        inherited(context, index) ?? nameAtEnd(context, index) ?? describedActor(context, index);
    }
  }
  for (const [index, mention] of mentions.entries()) {
    if (mention.level === "pronoun")
      context.actors[index] =
        inherited(context, index) ?? speaker(context, mention) ?? quotedPerson(context, mention);
  }
}

/** `Orsa's Reed Front`: a phrase that ends in the name of a body stands for that body. */
function nameAtEnd({ reading, actors }: ActorContext, index: number): KnownActor | null {
  const { mentions } = reading;
  const { end, type } = mentions[index]!;
  for (let at = index + 1; at < mentions.length && mentions[at]!.start < end; at++) {
    const inner = mentions[at]!;
    if (inner.end === end && inner.level === "name" && inner.type === type) return actors[at] ?? null;
  }
  return null;
}

/** The actor of what the mention stands for. A place name is not made an actor by an earlier one that was. */
function inherited(context: ActorContext, index: number): KnownActor | null {
  const mention = context.reading.mentions[index]!;
  if (mention.level === "name" && mention.type === "gpe") return null;
  return mention.antecedent === null ? null : (context.actors[mention.antecedent] ?? null);
}

/** `I`, `we` inside words of a named source stand for that source. */
function speaker(context: ActorContext, mention: Mention): KnownActor | null {
  if (!/^(?:I|me|my|we|us|our|ours)$/i.test(context.text.slice(mention.start, mention.end))) return null;
  const source = sourceOver(context.reading, mention);
  if (!source) return null;
  const { mentions } = context.reading;
  for (let at = firstFrom(mentions, source.start); mentions[at] && mentions[at]!.start < source.end; at++) {
    if (holds(source, mentions[at]!) && context.actors[at] && mentions[at]!.type !== "gpe")
      return context.actors[at]!;
  }
  return null;
}

/** `…," he said`: who the attribution says the pronoun is, where that is one named person of the report. */
function quotedPerson({ reading, actors, text }: ActorContext, mention: Mention): KnownActor | null {
  if (!/^(?:he|she)$/i.test(text.slice(mention.start, mention.end))) return null;
  const { byStart, persons } = speakersOf(reading);
  const quoted = byStart.get(mention.start);
  if (quoted?.source?.end !== mention.end) return null;
  const at = persons.get(quoted.sourceName);
  return at === undefined ? null : (actors[at] ?? null);
}

/** Words said, with the place of their attribution in the reading. */
interface Said extends Span {
  by: number;
}

const wordsSaid = new WeakMap<Reading, Said[]>();

/** Source of the last attribution whose content holds the mention. */
function sourceOver(reading: Reading, mention: Mention): Span | null {
  const said = wordsSaid.get(reading) ?? saidIn(reading);
  wordsSaid.set(reading, said);
  const over = overlappingIn(said, mention).filter((part) => holds(part, mention));
  const by = Math.max(-1, ...over.map((part) => part.by));
  return by < 0 ? null : reading.attributions[by]!.source;
}

/** What is said by a source that is told, in order of the text. */
function saidIn({ attributions }: Reading): Said[] {
  const said = attributions.flatMap(({ source, content }, by) =>
    source ? content.map(({ start, end }) => ({ start, end, by })) : [],
  );
  return said.sort((left, right) => left.start - right.start);
}

/** One record per id: what an earlier report told stands, then the first by report id that knows a country and a sector. */
function addRecords(
  contexts: readonly ActorContext[],
  records: Map<string, KnownActor>,
  journal: Journal,
): void {
  for (const { actors } of [...contexts].sort(by(({ reading }) => reading.report.id))) {
    for (const actor of actors) {
      if (!actor) continue;
      const held = records.get(actor.id);
      if (!held) journal.set(records, actor.id, actor);
      else if (addsTo(held, actor)) journal.set(records, actor.id, together(held, actor));
    }
  }
}

function addsTo(held: KnownActor, actor: KnownActor): boolean {
  return (
    (held.country === null && actor.country !== null) ||
    (held.sector === null && actor.sector !== null) ||
    (!held.affiliation && Boolean(actor.affiliation))
  );
}

function together(held: KnownActor, actor: KnownActor): KnownActor {
  return {
    ...held,
    country: held.country ?? actor.country,
    sector: held.sector ?? actor.sector,
    ...(held.affiliation ? {} : affiliated(actor)),
  };
}

function withActor(mention: Mention, record: KnownActor | null): Mention {
  if (!record) return { ...mention, actor: null };
  const { id, name, kind, country, sector } = record;
  const ref: ActorRef = { id, name, kind, country, sector, ...affiliated(record) };
  return { ...mention, actor: ref };
}

function affiliated({ affiliation }: KnownActor): { affiliation?: string } {
  return affiliation ? { affiliation } : {};
}
