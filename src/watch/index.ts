export { shown } from "./addresses.ts";
export { agentOf, type Client, openClient } from "./client.ts";
export { type Detected, detect, isAddress } from "./detect.ts";
export { theWorld, type WatchEffects } from "./effects.ts";
export { FetchError } from "./fetch.ts";
export {
  captureOnce,
  entryOf,
  forgetSource,
  memoryIn,
  type StoreWatchOptions,
  watchStore,
  withdrawalsOf,
} from "./keep.ts";
export { LIMITS, type Limits } from "./limits.ts";
export type { Captured, RawBytes, Source, SourceSettings, Withdrawn } from "./look.ts";
export type { MemoryKeeper, SourceMemory } from "./memory.ts";
export { exportOpml, importOpml, type Subscription } from "./opml.ts";
export { EVERY, newHealth } from "./poll.ts";
export { post } from "./post.ts";
export { type Watcher, type WatchOptions, watch } from "./watch.ts";
