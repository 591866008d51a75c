const HTML = /\.x?html?$/i;
const RECORDS = /\.(?:jsonl|ndjson)$/i;

/** A dropped or chosen file as one record of the API, or as the records it holds, in JSONL. */
export async function recordOf(file: File): Promise<string> {
  const content = await file.text();
  if (RECORDS.test(file.name)) return content.trim();
  const kind = HTML.test(file.name) || file.type === "text/html" ? "html" : "text";
  return JSON.stringify({ path: file.name, [kind]: content });
}
