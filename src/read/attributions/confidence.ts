import type { SourceKind } from "../../model/index.ts";
import type { Draft } from "./draft.ts";
import type { Scene } from "./scene.ts";

/** Probability that a draft is right. */
export function confidenceOf(_scene: Scene, _draft: Draft, _kind: SourceKind): number {
  return 0.5;
}
