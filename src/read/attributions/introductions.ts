import { bySentence, type Draft } from "./draft.ts";
import { introduced } from "./introduced.ts";
import { type Scene, tokenFrom } from "./scene.ts";

/**
 * A block that ends with a colon introduces what follows it: that is content of the first one who speaks in its last
 * sentence (`The agency is also reporting that militias are warning of retaliation:`).
 */
export function withIntroductions(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const additions = new Map<Draft, Draft>();
  const near = bySentence(scene.tokens.sentence, drafts);
  for (const block of scene.report.blocks) {
    const last = tokenFrom(scene.tokens, block.end) - 1;
    const contents = last < 0 ? null : introduced(scene, last);
    const speaker = contents && firstSpeaker(near.get(scene.tokens.sentence[last]!) ?? []);
    if (!speaker || speaker.pattern === "next-block") continue;
    additions.set(speaker, { ...speaker, contents: [...speaker.contents, ...contents] });
  }
  return drafts.map((draft) => additions.get(draft) ?? draft);
}

function firstSpeaker(drafts: readonly Draft[]): Draft | null {
  return drafts.find((draft) => draft.group === "speech" && draft.source) ?? null;
}
