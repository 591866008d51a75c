import { lazily, rows } from "./rows.ts";

/** Words by which a report calls a story false (`hoax`, `debunked`). */
export const debunkWords: () => readonly string[] = lazily(() => rows("debunk.tsv").map(([word]) => word!));
