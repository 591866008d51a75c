import type { Mention, PlaceRef, Reading } from "../../model/index.ts";
import { slug } from "../../text/normalise.ts";

/** A place wider than this (kilometres) does not say where a building in it stands. */
const WIDEST = 150;
/** Smallest radius of a facility told by the town it is in. */
const LEAST = 5;

/**
 * Places of facilities the gazetteer does not know, by the place named in the phrase (`the Obock coast guard station`) or
 * right after it (`a base in Obock`): at that place, and no surer than it. Then those of phrases that stand for one of them.
 */
export function withFacilities(reading: Reading): Reading {
  const { text } = reading.report;
  const mentions = reading.mentions.map((mention, index) => {
    if (mention.type !== "facility" || mention.place) return mention;
    const inner = placeOf(reading, index);
    return inner ? { ...mention, place: facilityAt(text.slice(mention.start, mention.end), inner) } : mention;
  });
  for (const [index, mention] of mentions.entries()) {
    if (mention.place || mention.antecedent === null || mention.type !== "facility") continue;
    mentions[index] = { ...mention, place: mentions[mention.antecedent]!.place };
  }
  return { ...reading, mentions };
}

function facilityAt(words: string, inner: PlaceRef): PlaceRef {
  const name = words.replace(/^(?:the|an?|its|their|one|two)\s+/i, "").replace(/\s+/g, " ");
  const radiusKm = Math.max(LEAST, inner.radiusKm);
  const own = slug(name.replace(inner.name, "")) || "site";
  return { ...inner, id: `facility:${own}@${inner.id}`, name, type: "facility", radiusKm };
}

/** The last place named inside the phrase, else the one after `in`, `at`, `near`, `of`. */
function placeOf(reading: Reading, index: number): PlaceRef | null {
  const { mentions } = reading;
  const facility = mentions[index]!;
  let inside: PlaceRef | null = null;
  for (let at = index + 1; at < mentions.length && mentions[at]!.start < facility.end + 14; at++) {
    const mention = mentions[at]!;
    if (!mention.place || mention.place.radiusKm > WIDEST || mention.place.type === "country") continue;
    if (mention.end <= facility.end) inside = mention.place;
    else if (!inside && isRightAfter(reading, facility, mention)) return mention.place;
  }
  return inside;
}

function isRightAfter(reading: Reading, facility: Mention, place: Mention): boolean {
  return /^ (?:in|at|near|of|outside) (?:the )?$/.test(
    reading.report.text.slice(facility.end, Math.max(facility.end, place.start)),
  );
}
