import type { Derivation, Links, Patch, PictureParts, PictureReport, Reading } from "../model/index.ts";
import { groupBy } from "../text/collections.ts";
import { keyOf } from "./parts.ts";
import { sourceOf } from "./sources.ts";
import type { Stated } from "./statements.ts";

/** What linked reports bring to a picture besides what is fused: themselves, their stories, derivations, publishers, actors and places. */
export function patchesOfLinks(links: Links, parts: PictureParts, stated: Stated): Patch[] {
  const storyIds = new Map(links.stories.map(({ id, reports }) => [id, reports]));
  const moved = new Set(links.absorbed.values());
  return [
    ...[...links.absorbed.keys()].map((id): Patch => ({ part: "stories", id, item: null })),
    ...links.stories.map((story): Patch => ({ part: "stories", id: story.id, item: story })),
    ...[...moved].flatMap((story) => movedReports(story, storyIds.get(story) ?? [], parts)),
    ...links.readings.map((reading) => reportPatch(reading, links, stated)),
    ...links.derivations.map(derivationPatch),
    ...sourcePatches(links.readings, parts, stated),
    ...listingPatches(links, parts),
  ];
}

function movedReports(story: string, reports: readonly string[], parts: PictureParts): Patch[] {
  return reports.flatMap((id) => {
    const held = parts.reports.get(id);
    return held && held.story !== story ? [{ part: "reports" as const, id, item: { ...held, story } }] : [];
  });
}

function reportPatch({ report }: Reading, { storyOf, storyJoins }: Links, stated: Stated): Patch {
  const { id, path, url, headline, publisher, published, retrieved, language, quality } = report;
  const inStory = storyJoins.get(id);
  const item: PictureReport = {
    id,
    path,
    url,
    headline,
    publisher,
    published,
    retrieved,
    withdrawn: stated.withdrawn.get(id) ?? null,
    language,
    story: storyOf.get(id)!,
    ...(inStory && { inStory }),
    garbled: quality.garbled,
    reasons: quality.reasons,
  };
  return { part: "reports", id, item };
}

function derivationPatch(item: Derivation): Patch {
  return { part: "derivations", id: keyOf("derivations", item), item };
}

function sourcePatches(readings: readonly Reading[], parts: PictureParts, { grades }: Stated): Patch[] {
  const groups = groupBy(
    readings.filter(({ report }) => report.publisher !== null),
    ({ report }) => report.publisher!,
  );
  return [...groups].map(([publisher, members]): Patch => {
    const held = parts.sources.get(publisher);
    const reports = (held?.reports ?? 0) + members.length;
    const garbled = (held?.garbled ?? 0) + members.filter(({ report }) => report.quality.garbled).length;
    const judged = held?.judged ?? { confirmed: 0, denied: 0, drifted: 0 };
    const item = sourceOf({ publisher, reports, garbled, judged }, grades.get(publisher));
    return { part: "sources", id: publisher, item };
  });
}

/**
 * Actors and places the reports speak of for the first time, or of which more has become known. Their mentions are kept
 * apart ({@link MentionMemory}): no patch tells of them, since each report adds dozens.
 */
function listingPatches({ readings, actors }: Links, parts: PictureParts): Patch[] {
  const patches = new Map<string, Patch>();
  const list = (part: "actors" | "places", record: object & { id: string }) => {
    const held = parts[part].get(record.id);
    if (held !== undefined && isListedAs(held, record)) return;
    patches.set(`${part} ${record.id}`, { part, id: record.id, item: { ...record, mentions: [] } });
  };
  for (const { mentions } of readings) {
    for (const { actor, place } of mentions) {
      if (actor) list("actors", actors.get(actor.id)!);
      if (place) list("places", place);
    }
  }
  return [...patches.values()];
}

/** Whether nothing of a record has become known since it was listed. */
function isListedAs(held: object, record: object): boolean {
  return Object.entries(record).every(([key, value]) => held[key as keyof typeof held] === value);
}
