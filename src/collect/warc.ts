import { brotliDecompressSync } from "node:zlib";
import { type LimitReader, WARCParser, type WARCRecord } from "warcio";
import type { Capture, Diagnostic } from "../model/index.ts";
import { PAGE_LIMIT } from "./bytes.ts";
import { charsetOf, decode } from "./encoding.ts";
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
      await record.skipFully();
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
    return [{ path: shown + at, reason: `larger than the limit of ${PAGE_LIMIT / 1048576} MB; left out` }];
  }
  const bytes = await payloadOf(record);
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

async function payloadOf(record: WARCRecord): Promise<Uint8Array> {
  const packing = record.httpHeaders?.headers.get("content-encoding")?.toLowerCase();
  const bytes = await record.readFully(true);
  return packing === "br" ? brotliDecompressSync(bytes, { maxOutputLength: PAGE_LIMIT }) : bytes;
}

function firstLine(error: unknown): string {
  return String((error as Error).message ?? error).split("\n")[0]!;
}
