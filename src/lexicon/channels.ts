import { lazily, rows } from "./rows.ts";

/** Media that carry what others say (`x`, `telegram`), by comparison key; they are no origins. */
export const channels: () => ReadonlySet<string> = lazily(
  () => new Set(rows("channels.tsv").map(([name]) => name!)),
);
