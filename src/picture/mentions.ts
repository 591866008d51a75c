import type { Actor, Picture, Place, Reading, ReportSpan } from "../model/index.ts";
import { Archive, type Packing } from "../text/archive.ts";
import { byCodeUnit } from "../text/collections.ts";
import { onceFor } from "../text/once.ts";

/** Where a report speaks of actors and places, in flat arrays: a picture holds dozens a report. */
interface Spoken {
  /** Ids of the actors, then of the places, each once. */
  ids: string[];
  /** How many of them are actors. */
  actors: number;
  /** Three numbers a mention, in order of the text: position in `ids`, start, end. */
  spans: Uint32Array;
}

/** Where each report speaks of actors and places, by its id. */
export type MentionMemory = Map<string, Spoken>;

/** Reports packed together. */
const TOGETHER = 64;

/** With packing, what reports of long ago speak of lies packed. */
export function newMentionMemory(packing?: Packing): MentionMemory {
  return packing ? new Archive(packing, TOGETHER) : new Map();
}

/** Packs what was not set since the time before the last. */
export function layMentionsAside(memory: MentionMemory): void {
  if (memory instanceof Archive) memory.layAside();
}

/** Where a linked reading speaks of actors and places. */
export const spokenIn = onceFor(({ mentions }: Reading): Spoken => {
  const actors = [...new Set(mentions.flatMap(({ actor }) => actor?.id ?? []))];
  const places = [...new Set(mentions.flatMap(({ place }) => place?.id ?? []))];
  const actorAt = new Map(actors.map((id, at) => [id, at]));
  const placeAt = new Map(places.map((id, at) => [id, actors.length + at]));
  const ordered = [...mentions].sort((left, right) => left.start - right.start || left.end - right.end);
  const spans = ordered.flatMap(({ actor, place, start, end }) => [
    ...(actor ? [actorAt.get(actor.id)!, start, end] : []),
    ...(place ? [placeAt.get(place.id)!, start, end] : []),
  ]);
  return { ids: [...actors, ...places], actors: actors.length, spans: Uint32Array.from(spans) };
});

/** The picture with its actors' and places' mentions, in the order of reports and text. */
export function withMentions(picture: Picture, memory: MentionMemory): Picture {
  const actors = new Map(picture.actors.map((actor): [string, Actor] => [actor.id, listing(actor)]));
  const places = new Map(picture.places.map((place): [string, Place] => [place.id, listing(place)]));
  for (const [report, { ids, actors: ofActors, spans }] of [...memory].sort(byReport)) {
    const lists = ids.map((id, at) => (at < ofActors ? actors : places).get(id)!.mentions);
    for (let at = 0; at < spans.length; at += 3)
      lists[spans[at]!]!.push({ report, start: spans[at + 1]!, end: spans[at + 2]! });
  }
  return { ...picture, actors: [...actors.values()], places: [...places.values()] };
}

function listing<Owner extends { mentions: ReportSpan[] }>(owner: Owner): Owner {
  return { ...owner, mentions: [] };
}

function byReport([left]: [string, Spoken], [right]: [string, Spoken]): number {
  return byCodeUnit(left, right);
}
