export { textOf } from "./content.ts";
export * from "./derived.ts";
export * from "./entries.ts";
export { StoreError, type StoreErrorCode } from "./error.ts";
export { openMemory } from "./memory/memory.ts";
export type { Dropped, Retention, Size } from "./retention.ts";
export { openSqlite, type SqliteOptions } from "./sqlite/sqlite.ts";
export type { Derived, Imported, Log, Store, Upkeep } from "./store.ts";
export * from "./tables.ts";
