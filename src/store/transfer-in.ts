import { encode, sha256 } from "./content.ts";
import type { Content, EntryDraft } from "./entries.ts";
import { StoreError } from "./error.ts";
import { isHash, problemOf } from "./shape.ts";
import type { Imported, Log } from "./store.ts";
import { EXPORT_HEADER } from "./transfer-out.ts";

/** Entries that are appended in one step; each step waits for the disk once. */
const BATCH = 200;
/** A step also ends at so many characters of lines, so that large contents do not pile up. */
const BATCH_CHARACTERS = 8_000_000;

/** An entry of an export with the seq it had there. */
interface Exported {
  seq: number | null;
  draft: EntryDraft;
}

interface Importing {
  log: Log;
  result: Imported;
  /** Where entries of the export stand here, by the seq they had. */
  places: Map<number, number>;
  batch: Exported[];
  /** Length of the lines in the batch. */
  characters: number;
}

/** Appends what an export holds, in its order. A header of a newer release rejects; any other bad line is a diagnostic. */
export async function importLog(
  log: Log,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<Imported> {
  const result: Imported = { added: 0, present: 0, diagnostics: [] };
  const importing: Importing = { log, result, places: new Map(), batch: [], characters: 0 };
  let number = 0;
  for await (const text of lines) {
    number++;
    if (text.trim() === "" || isHeader(text)) continue;
    const problem = await take(importing, text);
    if (problem !== null) result.diagnostics.push({ path: `#${number}`, reason: problem });
  }
  await flush(importing);
  return result;
}

/** Takes one line over with the next step; answers why it cannot be, or null. */
async function take(importing: Importing, text: string): Promise<string | null> {
  const { batch } = importing;
  const line = lineOf(text);
  if (typeof line === "string") return line;
  const entry = withdrawsOf(line.draft) === null ? line : await placed(importing, line);
  if (typeof entry === "string") return entry;
  batch.push(entry);
  importing.characters += text.length;
  if (batch.length >= BATCH || importing.characters >= BATCH_CHARACTERS) await flush(importing);
  return null;
}

async function flush(importing: Importing): Promise<void> {
  const { log, batch, places, result } = importing;
  const answers = await log.append(batch.map(({ draft }) => draft));
  answers.forEach(({ seq, added }, index) => {
    const old = batch[index]!.seq;
    if (old !== null) places.set(old, seq);
    result[added ? "added" : "present"]++;
  });
  batch.length = 0;
  importing.characters = 0;
}

/** True for the first line of an export; refuses one of a newer release. */
function isHeader(text: string): boolean {
  if (!text.startsWith('{"format":')) return false;
  const header = parsed(text) as Partial<Record<keyof typeof EXPORT_HEADER, unknown>> | undefined;
  if (header?.format !== EXPORT_HEADER.format) return false;
  if (header.version === EXPORT_HEADER.version) return true;
  throw new StoreError(
    "layout",
    `the export has version ${header.version}, this release knows ${EXPORT_HEADER.version}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The entry a line holds, or why it holds none. */
function lineOf(text: string): Exported | string {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "no JSON object";
  const { seq, at, kind, text: own, base64, ...bodies } = value as Record<string, unknown>;
  if (at === undefined) return 'the field "at" is missing';
  const body = bodies[kind as string];
  const content = kind === "capture" ? contentOf(own, base64, body) : undefined;
  const draft = { at, kind, [kind as string]: body, content };
  const problem = problemOf(draft) ?? problemOfHash(draft.content as Content | undefined, body);
  if (problem !== null) return problem;
  return { seq: Number.isSafeInteger(seq) ? (seq as number) : null, draft: draft as unknown as EntryDraft };
}

function contentOf(text: unknown, base64: unknown, body: unknown): unknown {
  const { hash, bytes: size, encoding } = (body ?? {}) as Record<string, unknown>;
  if (typeof text === "string") return text;
  if (typeof base64 === "string") return { bytes: Buffer.from(base64, "base64"), encoding };
  return { hash, size, encoding };
}

function problemOfHash(content: Content | undefined, body: unknown): string | null {
  if (content === undefined || (typeof content === "object" && "hash" in content)) return null;
  const { hash } = body as { hash?: unknown };
  const { bytes } = typeof content === "string" ? encode(content) : content;
  return !isHash(hash) || sha256(bytes) === hash ? null : "the content is not the one its hash names";
}

function withdrawsOf(draft: EntryDraft): number | null {
  return draft.kind === "statement" ? draft.statement.withdraws : null;
}

/** The entry with the seq it takes back as that is here; entries may stand elsewhere than where they were exported. */
async function placed(importing: Importing, entry: Exported): Promise<Exported | string> {
  await flush(importing);
  const { draft } = entry;
  const old = withdrawsOf(draft)!;
  const withdraws = importing.places.get(old);
  if (draft.kind !== "statement" || withdraws === undefined)
    return `it takes back entry ${old}, which is not in this export`;
  const target = await importing.log.entry(withdraws);
  if (target === null || target.kind === "capture")
    return `it takes back entry ${old}, which is no statement`;
  return { ...entry, draft: { ...draft, statement: { ...draft.statement, withdraws } } };
}
