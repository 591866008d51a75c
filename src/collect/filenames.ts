import { isUtf8 } from "node:buffer";

/** A byte above 127 of a name that is no UTF-8 stands as U+DC80 to U+DCFF, as in Python's `surrogateescape`. */
const ESCAPED = /[\uDC80-\uDCFF]/;
const ESCAPES = 0xdc00;

/** A file name as a string from which {@link bytesOfName} makes the same bytes again. */
export function nameOfBytes(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return Buffer.from(bytes).toString("utf8");
  return Array.from(bytes, (byte) => String.fromCharCode(byte < 128 ? byte : ESCAPES + byte)).join("");
}

/** What the file system is to be asked for. */
export function bytesOfName(name: string): string | Buffer {
  const pieces = Array.from(name);
  if (!pieces.some((piece) => piece.length === 1 && ESCAPED.test(piece))) return name;
  return Buffer.concat(
    pieces.map((piece) =>
      piece.length === 1 && ESCAPED.test(piece)
        ? Buffer.from([piece.charCodeAt(0) - ESCAPES])
        : Buffer.from(piece, "utf8"),
    ),
  );
}

/** The name as it can be printed: a sign for each byte that cannot. */
export function printable(name: string): string {
  return Array.from(name, (piece) => (piece.length === 1 && ESCAPED.test(piece) ? "\uFFFD" : piece)).join("");
}
