export { applyChanges, asOfChange, changeOf, changes } from "./changes.ts";
export { explain } from "./explain.ts";
export { knowledgeTime, knownBy, knownFrom } from "./knowledge.ts";
export {
  layMentionsAside,
  type MentionMemory,
  newMentionMemory,
  spokenIn,
  withMentions,
} from "./mentions.ts";
export {
  applyPatches,
  keyOf,
  layItemsAside,
  newParts,
  partsOf,
  patchedPicture,
  pictureOfParts,
} from "./parts.ts";
export { patchesOfLinks } from "./picture.ts";
export { newRecordMemory, type RecordMemory, recordPatches } from "./records.ts";
export { type Stated, statedBy, statementPatches } from "./statements.ts";
