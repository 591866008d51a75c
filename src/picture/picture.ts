import type { Fusion, Links, Picture, PictureReport, Reading, Source } from "../model/index.ts";
import { by, distinct, groupBy } from "../text/collections.ts";
import { knowledgeTime } from "./knowledge.ts";

/**
 * One picture out of what was linked and fused. `asOf`: the moment of knowledge asked for (ISO 8601), else the latest
 * date any report gives. Only actors and places that are mentioned are listed.
 */
export function makePicture(links: Links, fusion: Fusion, asOf: string | null): Picture {
  const storyOf = new Map(
    links.stories.flatMap((story) => story.reports.map((id) => [id, story.id] as const)),
  );
  return {
    asOf: asOf ?? latestKnown(links.readings),
    reports: links.readings
      .map((reading) => reportOf(reading, storyOf.get(reading.report.id) ?? null))
      .sort(by(({ id }) => id)),
    stories: [...links.stories].sort(by(({ id }) => id)),
    derivations: [...links.derivations].sort(by(({ derived, from, kind }) => `${derived} ${from} ${kind}`)),
    ...fusion,
    actors: [...links.actors].sort(by(({ id }) => id)),
    places: [...links.places].sort(by(({ id }) => id)),
    sources: sourcesOf(links.readings),
  };
}

function latestKnown(readings: readonly Reading[]): string | null {
  return (
    readings
      .map(({ report }) => knowledgeTime(report))
      .filter((time) => time !== null)
      .sort()
      .at(-1) ?? null
  );
}

function reportOf({ report }: Reading, story: string | null): PictureReport {
  const { id, path, url, headline, publisher, published, retrieved, language, quality } = report;
  return {
    id,
    path,
    url,
    headline,
    publisher,
    published,
    retrieved,
    language,
    story,
    garbled: quality.garbled,
    reasons: quality.reasons,
  };
}

/** Reliability is F, cannot be judged, until the source has a record: the honest default of AJP-2.1. */
function sourcesOf(readings: readonly Reading[]): Source[] {
  const groups = groupBy(readings, ({ report }) => report.publisher);
  return [...groups]
    .filter((entry): entry is [string, Reading[]] => entry[0] !== null)
    .map(([publisher, members]) => ({
      publisher,
      reliability: "F" as const,
      reasons: ["no record of this source", ...garbledReason(members)],
      reports: distinct(members.map(({ report }) => report.id)).length,
    }))
    .sort(by(({ publisher }) => publisher));
}

function garbledReason(members: readonly Reading[]): string[] {
  const garbled = members.filter(({ report }) => report.quality.garbled).length;
  return garbled === 0 ? [] : [`${garbled} of its ${members.length} reports damaged by machine rewriting`];
}
