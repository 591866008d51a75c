import type { EventMention } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";
import { firstFrom } from "../../text/offsets.ts";
import { type Scene, tokenFrom } from "./scene.ts";

/** Numbers told of an event that was told before, and the words that tell them. */
export interface Retold {
  figures: readonly number[];
  /** Parallel to `figures`. */
  measures: readonly string[];
  trigger: Span;
}

/**
 * The event mention by which a sentence tells numbers of `of`, an event told elsewhere in the report: its type, the sentence
 * for its words, no participants, time or place of its own. Null where the sentence is known by nothing.
 */
export function retold(
  scene: Scene,
  of: EventMention,
  { figures, measures, trigger }: Retold,
): EventMention | null {
  const { sentences } = scene.syntax;
  const at = firstFrom(sentences, trigger.start + 1) - 1;
  const sentence = sentences[at];
  if (!sentence || trigger.end > sentence.end) return null;
  const places = [trigger.start, ...figures.map((figure) => scene.quantities[figure]!.start)];
  const attribution =
    places.map((place) => scene.attributionOf(tokenFrom(scene.tokens, place))).find((one) => one !== null) ??
    null;
  return {
    start: sentence.start,
    end: sentence.end,
    trigger,
    type: of.type,
    mode: of.mode,
    contexts: of.contexts,
    arguments: [],
    polarity: "+",
    modality: attribution === null ? "asserted" : "reported",
    aspect: "single",
    time: null,
    place: null,
    figures: [...figures],
    measures: [...measures],
    attribution,
    condition: null,
    confidence: of.confidence,
  };
}
