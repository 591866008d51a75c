/** What SQLite would lose in a text column: it reads no further than NUL and turns lone surrogates into U+FFFD. */
const LOSSY = /^"|\0|\p{Surrogate}/u;

/** A string as it is kept in a text column: unchanged, or as JSON where SQLite would not give it back. */
export function encodeKey(key: string): string {
  return LOSSY.test(key) ? JSON.stringify(key) : key;
}

/** The string that was kept. */
export function decodeKey(kept: string): string {
  return kept.startsWith('"') ? (JSON.parse(kept) as string) : kept;
}

/** The same for a column that may be empty. */
export function encodeOptional(key: string | null | undefined): string | null {
  return key == null ? null : encodeKey(key);
}

/** Order of strings by code point, the order SQLite keeps text columns in. */
export function byCodePoint(left: string, right: string): number {
  return Buffer.compare(Buffer.from(encodeKey(left)), Buffer.from(encodeKey(right)));
}
