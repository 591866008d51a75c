import { api } from "./client.ts";

const HTML = /\.x?html?$/i;
const RECORDS = /\.(?:jsonl|ndjson)$/i;
/** What the service reads from a disk or the web, but not as the text of one report. */
const NO_REPORT = /\.(?:pdf|docx?|odt|zip|gz|warc|eml|mbox|xml|rss|atom|opml|png|jpe?g|gif|mp[34])$/i;
/** A text has no such letter; files of other kinds do. */
const NO_TEXT = "\u0000";

/** What became of files that were given to the service. */
export interface Taken {
  accepted: number;
  known: number;
  /** Names of files that hold no text, and of records that could not be read. */
  refused: string[];
}

/** Gives dropped or chosen files to the service, each as one report, or as the records it holds. */
export async function sendFiles(files: Iterable<File>): Promise<Taken> {
  const records: string[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const content = await file.text();
    if (NO_REPORT.test(file.name) || content.includes(NO_TEXT)) refused.push(file.name);
    else records.push(recordOf(file, content));
  }
  if (records.length === 0) return { accepted: 0, known: 0, refused };
  const { accepted, known, diagnostics } = await api.post(records.join("\n"));
  return { accepted, known, refused: [...refused, ...diagnostics.map(({ path }) => path)] };
}

function recordOf({ name, type }: File, content: string): string {
  if (RECORDS.test(name)) return content.trim();
  const kind = HTML.test(name) || type === "text/html" ? "html" : "text";
  return JSON.stringify({ path: name, [kind]: content });
}
