import { loadWeights } from "../../../lexicon/weights.ts";
import type { RoleModel } from "./chain.ts";

/** Weights of cue words (`cues[row]`), of roles, and of what makes an attribution right (by the names in `judge.ts`). */
export interface AttributionModel {
  cues: Int16Array | Float32Array;
  cueScale: number;
  cueBits: number;
  roles: RoleModel;
  roleBits: number;
  judge: Readonly<Record<string, number>>;
}

/** Greatest weight as `decodeWeights` gives it. */
export const GREATEST = 32258;

/** The model that comes with the package (`models/attribution.md`). */
export function attributionModel(): AttributionModel {
  const { meta, arrays } = loadWeights("attribution");
  return modelOf(meta, arrays);
}

export function modelOf(
  meta: Readonly<Record<string, number>>,
  arrays: Readonly<Record<string, Int16Array>>,
): AttributionModel {
  return {
    cues: arrays.cues!,
    cueScale: GREATEST / meta.cueCeiling!,
    cueBits: meta.cueBits!,
    roles: {
      table: arrays.roles!,
      scale: GREATEST / meta.roleCeiling!,
      steps: arrays.steps!,
      stepScale: GREATEST / meta.stepCeiling!,
    },
    roleBits: meta.roleBits!,
    judge: meta,
  };
}
