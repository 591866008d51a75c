import { STATEMENT_KINDS } from "./entries.ts";
import { isInstant } from "./instants.ts";

type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === "string";
const name: Test = (value) => typeof value === "string" && value !== "";
const texts: Test = (value) => Array.isArray(value) && value.every(text);
const whole: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const plainObject: Test = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const headers: Test = (value) => plainObject(value) && Object.values(value as object).every(text);
const oneOf =
  (values: readonly string[]): Test =>
  (value) =>
    values.includes(value as string);
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);

const CAPTURE: Record<string, Test> = {
  id: name,
  versionOf: orNull(name),
  source: orNull(name),
  path: text,
  kind: oneOf(["text", "html"]),
  url: orNull(text),
  publisher: orNull(text),
  headline: orNull(text),
  authors: texts,
  published: orNull(text),
  retrieved: orNull(text),
  language: orNull(text),
  headers,
  status: orNull(whole),
};

const WITHDRAWAL: Record<string, Test> = { report: name, author: orNull(name), reason: text };

const STATEMENT: Record<string, Test> = {
  author: name,
  kind: oneOf(STATEMENT_KINDS),
  targets: texts,
  value: orNull(text),
  text,
  withdraws: orNull(whole),
};

/** The fields each kind of entry has, and what they may hold. */
const BODIES: Record<string, Record<string, Test>> = {
  capture: CAPTURE,
  withdrawal: WITHDRAWAL,
  statement: STATEMENT,
};

const HASH = /^[0-9a-f]{64}$/;

/** True for a SHA-256 as we write it: 64 hexadecimal digits in lower case. */
export function isHash(value: unknown): value is string {
  return typeof value === "string" && HASH.test(value);
}

/** One phrase on why a value is no {@link EntryDraft}, or null where it is one. */
export function problemOf(draft: unknown): string | null {
  if (!plainObject(draft)) return "not an object";
  const { kind, at, content, ...bodies } = draft as Record<string, unknown>;
  const fields = BODIES[kind as string];
  if (typeof kind !== "string" || !Object.hasOwn(BODIES, kind) || !fields) return "no known kind of entry";
  if (at !== undefined && !isInstant(at)) return 'the field "at" is no instant in UTC';
  const body = bodies[kind];
  if (!plainObject(body)) return `the field "${kind}" is not an object`;
  const record = body as Record<string, unknown>;
  const wrong = Object.keys(fields).find((field) => !fields[field]!(record[field]));
  if (wrong) return `the field "${kind}.${wrong}" does not fit`;
  if (kind === "capture" && !isContent(content)) return 'the field "content" does not fit';
  return kind === "statement" ? problemOfStatement(record) : null;
}

function problemOfStatement({ kind, withdraws }: Record<string, unknown>): string | null {
  if ((kind === "withdraw") === (withdraws !== null)) return null;
  return 'the field "statement.withdraws" belongs to the kind "withdraw" and to no other';
}

function isContent(value: unknown): boolean {
  if (typeof value === "string") return true;
  if (!plainObject(value)) return false;
  const { bytes, encoding, hash, size } = value as Record<string, unknown>;
  if (!orNull(name)(encoding)) return false;
  return bytes instanceof Uint8Array || (isHash(hash) && whole(size));
}

/** The fields of an entry's body that are kept, in one order; whatever else was given is left out. */
export function bodyFields(kind: string): readonly string[] {
  return Object.keys(BODIES[kind]!);
}
