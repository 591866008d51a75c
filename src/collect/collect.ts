import type { Capture, Diagnostic } from "../model/index.ts";
import { type Ending, PAGE_LIMIT, readAll, restOf, unpacked } from "./bytes.ts";
import { type CollectEffects, fileSystem, reasonOf } from "./effects.ts";
import { decode, isBinary } from "./encoding.ts";
import { isJsonFeed, readFeed } from "./feeds.ts";
import { readLines } from "./lines.ts";
import { readMail } from "./mail.ts";
import { type Format, formatOf, KNOWN_KINDS } from "./names.ts";
import { bareCapture, captureOfRecord } from "./records.ts";
import { sniff } from "./sniff.ts";
import { type Found, walk } from "./walk.ts";
import { readWarc } from "./warc.ts";

export interface CollectOptions {
  effects?: CollectEffects;
  /** Called after each file with the number of files read so far. */
  onProgress?: (files: number) => void;
  /** Bytes behind the path `-`; the process's standard input by default. */
  stdin?: AsyncIterable<Uint8Array>;
}

/** Tells what could not be read from what was. */
export function isDiagnostic(item: Capture | Diagnostic): item is Diagnostic {
  return "reason" in item;
}

/**
 * Everything the paths hold, file by file in the order given (folders by code unit): captures, and one diagnostic for
 * each thing that cannot be read. Never throws for bad input. `-` reads JSONL from standard input.
 */
export async function* collect(
  paths: readonly string[],
  options: CollectOptions = {},
): AsyncGenerator<Capture | Diagnostic> {
  const effects = options.effects ?? fileSystem;
  const seen = new Set<string>();
  for (const path of paths) {
    if (path === "-") {
      if (isNew("-", seen)) yield* readLines(options.stdin ?? process.stdin, "-", "-");
      options.onProgress?.(seen.size);
      continue;
    }
    for await (const found of walk(path, effects)) {
      if ("reason" in found) yield found;
      else if (isNew(await realName(found.file, effects), seen)) {
        yield* readFound(found, effects);
        options.onProgress?.(seen.size);
      }
    }
  }
}

/** A file reached by two of the paths is read once. */
function isNew(file: string, seen: Set<string>): boolean {
  const before = seen.size;
  return seen.add(file).size > before;
}

async function realName(file: string, effects: CollectEffects): Promise<string> {
  try {
    return await effects.real(file);
  } catch {
    return file;
  }
}

async function* readFound(found: Found, effects: CollectEffects): AsyncGenerator<Capture | Diagnostic> {
  const ending: Ending = { problem: null };
  try {
    for await (const item of readFile(found, effects, ending)) {
      // What is wrong with a file that was cut off is that it was cut off: one line, not two.
      const follows = ending.problem !== null && isDiagnostic(item) && item.path === found.file;
      if (!follows) yield item;
    }
  } catch (error) {
    yield { path: found.file, reason: reasonOf(error) };
  }
  if (ending.problem) yield { path: found.file, reason: ending.problem };
}

async function* readFile(
  { file, path, size, named }: Found,
  effects: CollectEffects,
  ending: Ending,
): AsyncGenerator<Capture | Diagnostic> {
  if (size === 0) {
    yield { path: file, reason: "the file is empty" };
    return;
  }
  const [format, source] = await recognised(file, unpacked(effects.open(file), ending));
  if (format === null) {
    if (named) yield { path: file, reason: `an unknown kind of file; known are ${KNOWN_KINDS}` };
    return;
  }
  if (format === "lines") yield* readLines(source, path, file);
  else if (format === "warc") yield* readWarc(source, path, file);
  else yield* readWhole(source, { format, path, file });
}

/** The format by the name, else by the first bytes, which are put back. */
async function recognised(
  file: string,
  source: AsyncGenerator<Uint8Array>,
): Promise<[Format | null, AsyncIterable<Uint8Array>]> {
  const format = formatOf(file);
  if (format !== null) return [format, source];
  const first = await source.next();
  return first.done ? [null, source] : [sniff(first.value), restOf(first.value, source)];
}

interface Whole {
  format: "text" | "html" | "xml" | "json" | "mail";
  path: string;
  file: string;
}

async function* readWhole(
  source: AsyncIterable<Uint8Array>,
  whole: Whole,
): AsyncGenerator<Capture | Diagnostic> {
  const { format, path, file } = whole;
  const bytes = await readAll(source);
  if (bytes === null) {
    yield { path: file, reason: `larger than the limit of ${PAGE_LIMIT / 1048576} MB a page; left out` };
  } else if (isBinary(bytes)) {
    yield { path: file, reason: "a binary file, not text" };
  } else if (format === "mail") {
    const mail = await readMail(bytes, path);
    yield typeof mail === "string" ? { path: file, reason: mail } : mail;
  } else {
    const { text, problem } = decode(bytes, null, format === "html" || format === "xml");
    if (problem) yield { path: file, reason: problem };
    if (text.trim() === "")
      yield { path: file, reason: bytes.length === 0 ? "nothing could be unpacked" : "the file is empty" };
    else yield* readText(text, whole);
  }
}

function* readText(text: string, { format, path, file }: Whole): Generator<Capture | Diagnostic> {
  if (format === "json") yield* readJson(text, path, file);
  else if (format === "xml" && !/^\s{0,999}<(?:!doctype html|html)\b/i.test(text))
    yield* readXml(text, path, file);
  else yield bareCapture(format === "text" ? "text" : "html", text, path);
}

function* readXml(text: string, path: string, file: string): Generator<Capture | Diagnostic> {
  const captures = readFeed(text, path);
  if (captures === null) yield { path: file, reason: "not a feed (RSS, RDF or Atom)" };
  else if (captures.length === 0) yield { path: file, reason: "the feed holds no entry with text" };
  else yield* captures;
}

function* readJson(text: string, path: string, file: string): Generator<Capture | Diagnostic> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    yield { path: file, reason: `not JSON: ${(error as Error).message.split("\n")[0]}` };
    return;
  }
  if (isJsonFeed(value))
    yield* readFeed(value, path) ?? [{ path: file, reason: "a JSON Feed that cannot be read" }];
  else if (!Array.isArray(value)) yield recordOr(value, path, file);
  else
    for (const [index, record] of value.entries())
      yield recordOr(record, `${path}#${index + 1}`, `${file}#${index + 1}`);
}

function recordOr(value: unknown, path: string, shown: string): Capture | Diagnostic {
  const record = captureOfRecord(value, path);
  return typeof record === "string" ? { path: shown, reason: record } : record;
}
