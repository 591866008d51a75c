import { basename } from "node:path";
import { collect, isDiagnostic } from "../collect/collect.ts";
import { type Found, walk } from "../collect/walk.ts";
import type { Capture } from "../model/index.ts";
import { articleKey } from "./addresses.ts";
import { FetchError } from "./fetch.ts";
import { type Look, type Outcome, offer } from "./look.ts";
import { articleAt } from "./memory.ts";
import { digestOf } from "./words.ts";

/** A file written to less than so many milliseconds ago may not be whole yet; it is left for the next look. */
const SETTLED = 2_000;

/**
 * Looks at a file, or at all files below a folder: those that are new or whose size or moment changed are read. A file
 * that is gone says nothing, since people tidy up.
 */
export async function lookAtFiles(look: Look): Promise<Outcome> {
  const { source, memory, effects, listeners } = look;
  let more = false;
  for await (const found of walk(source.url, effects.files)) {
    if ("reason" in found) {
      if (found.path === source.url) throw new FetchError(found.reason);
      await listeners.onDiagnostic(found);
      continue;
    }
    const state = `${found.size} ${found.modified}`;
    if (memory.files[`/${found.path}`] === state) continue;
    const age = effects.now() - found.modified;
    if (age >= 0 && age < SETTLED) {
      more = true;
      continue;
    }
    await readFile(look, found);
    // The slash keeps names such as `__proto__` apart from what objects have of themselves.
    memory.files[`/${found.path}`] = state;
  }
  return { etag: null, lastModified: null, more };
}

async function readFile(look: Look, found: Found): Promise<void> {
  const { effects, listeners, memory } = look;
  const retrieved = new Date(effects.now()).toISOString();
  for await (const item of collect([found.file], { effects: effects.files })) {
    if (isDiagnostic(item)) {
      await listeners.onDiagnostic(item);
      continue;
    }
    const path = found.path + item.path.slice(basename(found.file).length);
    const capture = { ...item, path, retrieved: item.retrieved ?? retrieved };
    await offer(look, articleAt(memory, keyOf(capture, path)), capture, {
      headers: {},
      status: null,
      raw: null,
    });
  }
}

/**
 * What makes two captures versions of one thing: the id or the address they bring; the path where the file is one thing. A
 * nameless record among others is a version of nothing, as its number changes with each line put before it.
 */
function keyOf(capture: Capture, path: string): string {
  if (capture.id !== null) return `id ${capture.id}`;
  if (capture.url !== null) return articleKey(capture.url);
  return path.includes("#") ? `text ${digestOf(capture.headline, capture.content)}` : `file ${path}`;
}
