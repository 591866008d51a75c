import { WINDOW } from "../../src/desk.ts";
import { byArrival, newLinkMemory, settleLinks, tieReports } from "../../src/link/index.ts";
import type { Derivation, Reading, Story } from "../../src/model/index.ts";
import { Journal } from "../../src/text/journal.ts";

/** Stories and derivations of readings as they are found in the running system: a window of reports after the other. */
export function tiedInWindows(readings: readonly Reading[]): { stories: Story[]; derivations: Derivation[] } {
  const ordered = [...readings].sort(byArrival);
  const memory = newLinkMemory();
  const stories = new Map<string, Story>();
  const derivations: Derivation[] = [];
  for (let from = 0; from < ordered.length; from += WINDOW) {
    const window = ordered.slice(from, from + WINDOW);
    const tied = tieReports(window, memory, new Journal());
    settleLinks(memory, window.length);
    for (const gone of tied.absorbed.keys()) stories.delete(gone);
    for (const story of tied.stories) stories.set(story.id, story);
    derivations.push(...tied.derivations);
  }
  return { stories: [...stories.values()], derivations };
}
