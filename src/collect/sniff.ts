import { decode, isBinary } from "./encoding.ts";
import type { Format } from "./names.ts";

/** Bytes looked at. */
const HEAD = 4096;

/** What a file without a telling name holds, by its first bytes; null where it is no text. */
export function sniff(bytes: Uint8Array): Format | null {
  const head = bytes.subarray(0, HEAD);
  if (head.length === 0 || isBinary(head)) return null;
  const text = decode(head).text.trimStart();
  if (/^WARC\/\d/.test(text)) return "warc";
  if (/^\{\s{0,99}["}]|^\[\s{0,99}[{"\]]/.test(text)) return isLines(text) ? "lines" : "json";
  if (/^<(?:\?xml|rss|feed|rdf:rdf)\b/i.test(text)) return "xml";
  if (/^<(?:!doctype|!--|[a-z][a-z\d]{0,9}[\s>])/i.test(text)) return "html";
  return isMail(text) ? "mail" : "text";
}

/** One JSON object a line: the first line is whole by itself. */
function isLines(text: string): boolean {
  const line = text.slice(0, text.indexOf("\n"));
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && !Array.isArray(value) && text.length > line.length + 1;
  } catch {
    return false;
  }
}

/** Two header lines at least, one of them a mail's own. */
function isMail(text: string): boolean {
  const lines = text.split(/\r?\n/, 40);
  const headers = lines.slice(0, lines.indexOf("")).filter((line) => /^[A-Za-z-]{2,40}:\s/.test(line));
  return (
    headers.length > 1 && headers.some((line) => /^(?:from|message-id|received|mime-version):/i.test(line))
  );
}
