export { applyChanges, changes, keyOf } from "./changes.ts";
export { type ExplainedClaim, type Explanation, explain } from "./explain.ts";
export { knowledgeTime, knownBy } from "./knowledge.ts";
export { makePicture } from "./picture.ts";
