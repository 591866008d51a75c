import { introduced } from "./after.ts";
import type { Draft } from "./draft.ts";
import { type Scene, tokenFrom } from "./scene.ts";

/**
 * A block that ends with a colon introduces what follows it: that is content of the first one who speaks in its last
 * sentence (`The agency is also reporting that militias are warning of retaliation:`).
 */
export function withIntroductions(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const additions = new Map<Draft, Draft>();
  for (const block of scene.report.blocks) {
    const last = tokenFrom(scene.tokens, block.end) - 1;
    const contents = last < 0 ? null : introduced(scene, last);
    const speaker = contents && firstSpeaker(scene, drafts, last);
    if (!speaker || speaker.pattern === "next-block") continue;
    additions.set(speaker, { ...speaker, contents: [...speaker.contents, ...contents] });
  }
  return drafts.map((draft) => additions.get(draft) ?? draft);
}

function firstSpeaker(scene: Scene, drafts: readonly Draft[], last: number): Draft | null {
  const sentence = scene.tokens.sentence[last];
  const speakers = drafts.filter(
    (draft) =>
      draft.group === "speech" && draft.source && scene.tokens.sentence[draft.cue.first] === sentence,
  );
  return speakers[0] ?? null;
}
