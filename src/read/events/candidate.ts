import type { EventFrame, PartOfSpeech } from "../../lexicon/events.ts";
import type { Dependents } from "./dependents.ts";

/** A trigger in the sense that fits its surroundings. */
export interface Candidate {
  pos: PartOfSpeech;
  frame: EventFrame & { type: NonNullable<EventFrame["type"]> };
  found: Dependents;
  /** True where the negation and auxiliaries at the trigger belong to the frame (`would not join` as a refusal). */
  consumed: boolean;
  /** True for what is told only as denied or not found; its polarity is `-` whatever stands around it. */
  denied?: boolean;
}
