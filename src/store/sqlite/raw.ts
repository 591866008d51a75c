import type { PackedContent } from "../content.ts";
import { type Dropped, type Held, type Retention, toDrop } from "../retention.ts";
import type { Database } from "./database.ts";

/** Keeps a content once by its hash and answers with its row; bytes that were dropped before are there again. */
export function keepContent(database: Database, { hash, size, packing, data }: PackedContent): number {
  const key = Buffer.from(hash, "hex");
  const known = database.get<{ id: number; held: number }>(
    "SELECT id, data IS NOT NULL AS held FROM raw WHERE hash = ?",
    key,
  );
  if (known) {
    if (!known.held && data !== null)
      database.run("UPDATE raw SET packing = ?, data = ? WHERE id = ?", packing, data, known.id);
    return known.id;
  }
  const row = database.get<{ id: number }>(
    "INSERT INTO raw (hash, size, packing, data) VALUES (?, ?, ?, ?) RETURNING id",
    ...[key, size, packing, data],
  );
  return row!.id;
}

/** Drops raw bytes and gives the pages they took back to the file system. */
export function pruneRaw(database: Database, retention: Retention): Dropped[] {
  const rows = database.all<{ hash: Uint8Array; stored: number; newest: string }>(
    `SELECT hash, length(data) AS stored, max(log.at) AS newest FROM raw JOIN log ON log.raw = raw.id
     WHERE data IS NOT NULL GROUP BY raw.id ORDER BY newest, max(seq)`,
  );
  const held = rows.map((row): Held => ({ ...row, hash: Buffer.from(row.hash).toString("hex") }));
  const gone = toDrop(held, retention);
  database.transaction(() => {
    for (const { hash } of gone)
      database.run("UPDATE raw SET data = NULL WHERE hash = ?", Buffer.from(hash, "hex"));
  });
  database.exec("PRAGMA incremental_vacuum");
  return gone.map(({ hash, stored }) => ({ hash, stored }));
}
