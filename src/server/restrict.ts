import type { Change, Picture } from "../model/index.ts";
import { PICTURE_PARTS } from "../model/index.ts";
import { keyOf } from "../picture/index.ts";

/** The picture of some of its reports: what they say, and what that is told of. Items stand unchanged. */
export function restricted(picture: Picture, chosen: ReadonlySet<string>): Picture {
  const reports = picture.reports.filter(({ id }) => chosen.has(id));
  const stories = new Set(reports.map(({ story }) => story));
  const assertions = picture.assertions.filter(({ report }) => chosen.has(report));
  const claimed = new Set(assertions.map(({ claim }) => claim));
  const claims = picture.claims.filter(({ id }) => claimed.has(id));
  const told = new Set(claims.map(({ incident }) => incident));
  const incidents = picture.incidents.filter(({ id }) => told.has(id));
  const positions = picture.positions.filter(({ claim }) => claimed.has(claim));
  const publishers = new Set(reports.map(({ publisher }) => publisher));
  const kept = {
    asOf: picture.asOf,
    reports,
    stories: picture.stories.filter(({ id }) => stories.has(id)),
    derivations: picture.derivations.filter(({ derived, from }) => chosen.has(derived) || chosen.has(from)),
    origins: picture.origins.filter((origin) => origin.reports.some((id) => chosen.has(id))),
    incidents,
    claims,
    assertions,
    figures: picture.figures.filter(({ incident }) => told.has(incident)),
    conflicts: picture.conflicts.filter(({ sides }) => sides.flat().some((claim) => claimed.has(claim))),
    positions,
    sources: picture.sources.filter(({ publisher }) => publishers.has(publisher)),
  };
  const { actors, places } = namesIn(kept);
  const ids = new Set([...Object.values(kept).flatMap(idsOf), ...publishers]);
  return {
    ...kept,
    actors: picture.actors.filter(({ id }) => actors.has(id)),
    places: picture.places.filter(({ id }) => places.has(id)),
    statements: picture.statements.filter(({ about }) => about.some((id) => ids.has(id))),
  };
}

function idsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.flatMap((item: { id?: string }) => item.id ?? []) : [];
}

function namesIn({
  incidents,
  claims,
  assertions,
  positions,
}: Omit<Picture, "actors" | "places" | "statements">) {
  const actors = new Set<string | null>([
    ...incidents.flatMap(({ participants }) => participants.map(({ actor }) => actor)),
    ...claims.flatMap(({ proposition: { actor, recipient } }) => [actor, recipient]),
    ...assertions.flatMap(({ chain }) => chain.map(({ actor }) => actor)),
    ...positions.flatMap(({ actor, target }) => [actor, target]),
  ]);
  const places = new Set<string | null>([
    ...incidents.map(({ place }) => place),
    ...claims.map(({ proposition }) => proposition.place),
  ]);
  return { actors, places };
}

/** Whether a change concerns a restricted picture: its item is in it, or was told of what is. */
export function concerns(picture: Picture): (change: Pick<Change, "part" | "id" | "before">) => boolean {
  const keys = new Set(
    PICTURE_PARTS.flatMap((part) => picture[part].map((item: object) => `${part} ${keyOf(part, item)}`)),
  );
  const ids = new Set(PICTURE_PARTS.flatMap((part) => idsOf(picture[part])));
  return ({ part, id, before }) => keys.has(`${part} ${id}`) || namesOf(before).some((name) => ids.has(name));
}

/** What an item that is no more was told of. */
function namesOf(item: unknown): string[] {
  if (typeof item !== "object" || item === null) return [];
  const { report, incident, claim, claims, reports, derived } = item as Record<string, unknown>;
  return [report, incident, claim, derived, claims, reports]
    .flat()
    .filter((name) => typeof name === "string");
}
