import type { EventMention } from "../../model/reading.ts";
import { isRejoinder, type Scene } from "./scene.ts";

/**
 * `The opposition said 200 had died, a figure the government rejected`: the event once more, denied by the one named behind.
 * The verb of denying is then no refusal of its own.
 */
export function withRejoinders(scene: Scene, events: readonly EventMention[]): EventMention[] {
  const denials = scene.attributions.flatMap((attribution, index) =>
    isRejoinder(scene.tokens.text, attribution) ? [{ ...attribution, index }] : [],
  );
  if (denials.length === 0) return [...events];
  const denied = denials.flatMap(({ content: [told], index }) =>
    events
      .filter(
        ({ trigger, polarity }) =>
          polarity === "+" && trigger.start >= told!.start && trigger.end <= told!.end,
      )
      .map((event): EventMention => ({ ...event, polarity: "-", modality: "reported", attribution: index })),
  );
  const answered = denials.filter(({ index }) => denied.some(({ attribution }) => attribution === index));
  const own = ({ type, trigger }: EventMention) =>
    type === "REJECT" && answered.some(({ cue }) => cue.start === trigger.start);
  return [...events.filter((event) => !own(event)), ...denied];
}
