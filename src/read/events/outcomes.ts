import type { EventMention } from "../../model/reading.ts";
import { groupBy } from "../../text/collections.ts";
import { type Scene, tokenFrom } from "./scene.ts";

/** Deeds and blows that leave damage and casualties where they happen. */
const DEEDS: ReadonlySet<string> = new Set(["ASSAULT", "DAMAGE", "INTERCEPT", "PROTEST", "COERCE"]);

/**
 * Gives an outcome without a place that of the nearest deed told in its sentence (`drones struck the base near Tarn but
 * there were no reports of damage`): what is broken and who is hurt is so where the deed was done. Not
 * where it counts: a toll told without a place may hold for more places than one.
 */
export function placeOutcomes({ tokens }: Scene, events: readonly EventMention[]): void {
  const sentenceOf = ({ trigger }: EventMention) => tokens.sentence[tokenFrom(tokens, trigger.start)]!;
  for (const told of groupBy(events, sentenceOf).values()) {
    const deeds = told.filter(({ type, place }) => place !== null && DEEDS.has(type));
    if (deeds.length === 0) continue;
    for (const event of told) {
      if (event.place !== null || event.figures.length > 0) continue;
      if (event.type !== "CASUALTY" && event.type !== "DAMAGE") continue;
      const distance = (deed: EventMention) => Math.abs(deed.trigger.start - event.trigger.start);
      event.place = deeds.reduce((near, deed) => (distance(deed) < distance(near) ? deed : near)).place;
    }
  }
}
