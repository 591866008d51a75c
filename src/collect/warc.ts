import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { type LimitReader, WARCParser, type WARCRecord } from "warcio";
import type { Capture, Diagnostic } from "../model/index.ts";
import { PAGE_LIMIT, readAll } from "./bytes.ts";
import { charsetOf, decode, isBinary } from "./encoding.ts";
import { bareCapture } from "./records.ts";

/**
 * The web pages of a WARC file (already unpacked), numbered by record. Answers other than 200 and other kinds of
 * content are passed over. warcio ends silently where a file is cut off, so lengths are checked here.
 */
export async function* readWarc(
  source: AsyncIterable<Uint8Array>,
  path: string,
  shown: string,
): AsyncGenerator<Capture | Diagnostic> {
  let number = 0;
  let pages = 0;
  try {
    for await (const record of new WARCParser(source)) {
      number++;
      for (const page of await pageOf(record, `#${number}`, { path, shown })) {
        if (!("reason" in page)) pages++;
        yield page;
      }
      await drained(record);
      if (bytesMissing(record) > 0) {
        yield {
          path: shown,
          reason: `the WARC file is cut off in record ${number}; what came before was kept`,
        };
        return;
      }
    }
  } catch (error) {
    yield { path: shown, reason: `the WARC file is damaged after record ${number}: ${firstLine(error)}` };
    return;
  }
  if (number === 0) yield { path: shown, reason: "not a WARC file: it holds no record" };
  else if (pages === 0) yield { path: shown, reason: "the WARC file holds no web page" };
}

/** Reads on to the end of the record. warcio's own `skipFully` loops for ever where the file was cut off inside it. */
async function drained(record: WARCRecord): Promise<void> {
  for await (const chunk of record._reader) if (chunk.length === 0) continue;
}

/** Bytes the record's header promised and the file did not hold (`reader` cannot be asked once decoding began). */
function bytesMissing(record: WARCRecord): number {
  return (record._reader as LimitReader).limit ?? 0;
}

async function pageOf(
  record: WARCRecord,
  at: string,
  { path, shown }: { path: string; shown: string },
): Promise<(Capture | Diagnostic)[]> {
  const type = contentType(record);
  if (!type) return [];
  if (record.warcContentLength > PAGE_LIMIT) {
    return [{ path: shown + at, reason: TOO_LARGE }];
  }
  const bytes = await payloadOf(record);
  if (typeof bytes === "string") return [{ path: shown + at, reason: bytes }];
  if (bytes.length === 0) return [];
  const kind = /html/.test(type) ? "html" : "text";
  const { text } = decode(bytes, charsetOf(type), kind === "html");
  const page = {
    ...bareCapture(kind, text, path + at),
    url: record.warcTargetURI ?? null,
    retrieved: record.warcDate ?? null,
  };
  return [page];
}

/** Content type of a page worth reading, else null. */
function contentType(record: WARCRecord): string | null {
  if (!["response", "resource", "conversion"].includes(record.warcType ?? "")) return null;
  const headers = record.httpHeaders;
  if (record.warcType === "response" && !/^HTTP\/\S+ 200\b/.test(headers?.statusline ?? "")) return null;
  const type = headers?.headers.get("content-type") ?? record.warcContentType ?? "";
  return /^\s{0,9}(?:text\/html|application\/xhtml\+xml|text\/plain)/i.test(type) ? type.toLowerCase() : null;
}

const TOO_LARGE = `larger than the limit of ${PAGE_LIMIT / 1048576} MB; left out`;
type Unpack = (bytes: Uint8Array) => Uint8Array;
const LIMIT = { maxOutputLength: PAGE_LIMIT };
const UNPACK: Record<string, Unpack> = {
  "": (bytes) => bytes,
  identity: (bytes) => bytes,
  gzip: (bytes) => gunzipSync(bytes, LIMIT),
  "x-gzip": (bytes) => gunzipSync(bytes, LIMIT),
  // RFC 9110 asks for a zlib wrapper; some servers send the bare stream. The wrapper's low four bits are 8.
  deflate: (bytes) => ((bytes[0]! & 15) === 8 ? inflateSync(bytes, LIMIT) : inflateRawSync(bytes, LIMIT)),
  br: (bytes) => brotliDecompressSync(bytes, LIMIT),
};

/** The bytes of a page unpacked, or why there are none. warcio knows no brotli and loops for ever on bare deflate. */
async function payloadOf(record: WARCRecord): Promise<Uint8Array | string> {
  const headers = record.httpHeaders?.headers;
  const packing = headers?.get("content-encoding")?.trim().toLowerCase() ?? "";
  headers?.delete("content-encoding");
  const unpack = UNPACK[packing];
  if (unpack === undefined) return `packed as ${packing}, which cannot be unpacked; left out`;
  const bytes = await readAll(record.contentReader as AsyncIterable<Uint8Array>);
  if (bytes === null) return TOO_LARGE;
  try {
    return bytes.length === 0 ? bytes : unpack(bytes);
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") return TOO_LARGE;
    // Some crawlers store pages unpacked and keep the header.
    return isBinary(bytes) ? `packed as ${packing}, but damaged; left out` : bytes;
  }
}

function firstLine(error: unknown): string {
  return String((error as Error).message ?? error).split("\n")[0]!;
}
