import type { Capture, Diagnostic } from "../model/index.ts";
import { PAGE_LIMIT } from "./bytes.ts";
import { byteOrderMark, decode } from "./encoding.ts";
import { captureOfRecord } from "./records.ts";

const NEWLINE = 10;

/** JSONL: one record a line; a bad line is told with its number and the rest goes on. */
export async function* readLines(
  source: AsyncIterable<Uint8Array>,
  path: string,
  shown: string,
): AsyncGenerator<Capture | Diagnostic> {
  let number = 0;
  for await (const line of linesOf(asUtf8(source))) {
    number++;
    const at = `#${number}`;
    if (line === null) {
      yield {
        path: shown + at,
        reason: `the line is longer than the limit of ${PAGE_LIMIT / 1048576} MB; left out`,
      };
      continue;
    }
    const { text } = decode(line);
    if (text.trim() === "") continue;
    const record = parseRecord(text, path + at);
    if (typeof record === "string" && path === "-" && number === 1 && !/^\s*[{[]/.test(text)) {
      yield {
        path: shown + at,
        reason: `${record} (standard input takes JSONL, one record a line; give text as a file)`,
      };
      continue;
    }
    yield typeof record === "string" ? { path: shown + at, reason: record } : record;
  }
}

function parseRecord(line: string, path: string): Capture | string {
  try {
    return captureOfRecord(JSON.parse(line), path);
  } catch (error) {
    return `not JSON: ${(error as Error).message.split("\n")[0]}`;
  }
}

/** UTF-16 with a mark is made UTF-8, so that lines can be cut at the byte 10; everything else passes unchanged. */
async function* asUtf8(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  const encoder = new TextEncoder();
  for await (const chunk of source) {
    if (decoder === undefined) {
      const mark = byteOrderMark(chunk);
      decoder = mark && mark !== "utf-8" ? new TextDecoder(mark) : null;
    }
    yield decoder ? encoder.encode(decoder.decode(chunk, { stream: true })) : chunk;
  }
}

/** Lines without their end; null for one above the limit, which is skipped. */
async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array) => {
    size += part.length;
    if (size > PAGE_LIMIT) parts = [];
    else parts.push(part);
  };
  const finish = () => {
    const line = size > PAGE_LIMIT ? null : Buffer.concat(parts, size);
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, to));
      from = to + 1;
      yield finish();
    }
    take(chunk.subarray(from));
  }
  if (size > 0) yield finish();
}
