import type { Capture } from "../model/index.ts";

/** A capture with nothing known but its content. */
export function bareCapture(kind: Capture["kind"], content: string, path: string): Capture {
  return {
    id: null,
    path,
    kind,
    content,
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published: null,
    retrieved: null,
    language: null,
  };
}

/** A JSON record `{id?, text | html, url?, publisher?, …}` as a capture, or one line that says why it is none. */
export function captureOfRecord(value: unknown, path: string): Capture | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "not a JSON object";
  const record = value as Record<string, unknown>;
  const wrong = FIELDS.find((field) => record[field] != null && typeof record[field] !== "string");
  if (wrong && !(wrong === "id" && typeof record.id === "number"))
    return `the field "${wrong}" is not a string`;
  const kind = filled(record.text) ? "text" : filled(record.html) ? "html" : null;
  if (kind === null) {
    return "text" in record || "html" in record
      ? `the field "${"text" in record ? "text" : "html"}" is empty`
      : 'neither "text" nor "html" is given';
  }
  const content = (record[kind] as string).replace(/^\uFEFF/, "");
  return {
    ...bareCapture(kind, content, path),
    id: typeof record.id === "number" ? String(record.id) : given(record.id),
    url: given(record.url),
    publisher: given(record.publisher),
    headline: given(record.headline) ?? given(record.title),
    authors: authorsOf(record.authors),
    published: given(record.published),
    retrieved: given(record.retrieved),
    language: given(record.language),
  };
}

const FIELDS = ["id", "text", "html", "url", "publisher", "headline", "published", "retrieved", "language"];

function filled(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function given(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function authorsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((author): author is string => typeof author === "string" && author.trim() !== "");
}
