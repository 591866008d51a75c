/**
 * Situation Room as a library, in the order of the flow: collect -> clean -> read -> link and fuse -> picture -> brief.
 * @packageDocumentation
 */

export { cleanCapture } from "./clean/clean.ts";
export { collect, isDiagnostic } from "./collect/collect.ts";
export { type Desk, eventRows, openDesk, pictureOf, type Situation, situationOf } from "./desk.ts";
export * from "./model/index.ts";
export { applyChanges, changes, type Explanation, explain } from "./picture/index.ts";
export {
  type Batch,
  readCaptures,
  useLexicon,
} from "./pipeline.ts";
export { READING_VERSION, read } from "./read/index.ts";
