import { StoreError } from "./error.ts";
import { isHash } from "./shape.ts";
import { TABLES, type TableName } from "./tables.ts";

/** Key of the row that owns this one, or null. */
export function ownerOf(table: TableName, value: unknown): string | null {
  const { owner } = TABLES[table];
  if (!owner) return null;
  const key = (value as Record<string, unknown> | null)?.[owner.field] ?? null;
  if (key === null || typeof key === "string") return key;
  throw new StoreError("invalid", `the field "${owner.field}" of a row of "${table}" is no key`);
}

/** Refuses what may not be a key of the table: nothing, or a secret where its hash belongs. */
export function checkKey(table: TableName, key: string): void {
  if (TABLES[table].hashed && !isHash(key))
    throw new StoreError(
      "invalid",
      `a key of "${table}" must be a SHA-256 in hexadecimal, never the secret itself`,
    );
  if (key === "") throw new StoreError("invalid", `a key of "${table}" is empty`);
}

/** Refuses to change or remove rows of a table that only grows. */
export function checkMayChange(table: TableName): void {
  if (TABLES[table].fixed) throw new StoreError("invalid", `rows of "${table}" are never changed or removed`);
}
