import { ApiError, api } from "./client.ts";

const HTML = /\.x?html?$/i;
const RECORDS = /\.(?:jsonl|ndjson)$/i;
const FEEDS = /\.opml$/i;
/** What the service reads from a disk or the web, but not as the text of one report. */
const NO_REPORT = /\.(?:pdf|docx?|odt|zip|gz|warc|eml|mbox|xml|rss|atom|png|jpe?g|gif|mp[34])$/i;
/** A text has no such letter; files of other kinds do. */
const NO_TEXT = "\u0000";
/** What the service says of what it was sent, and not of who sent it. */
const UNFIT = new Set([400, 413, 415, 422]);

/** What became of files that were given to the service. */
export interface Taken {
  accepted: number;
  known: number;
  /** Feeds of lists that are watched from now on. */
  feeds: number;
  /** Names of files that hold no text, and of records that could not be read. */
  refused: string[];
}

/**
 * Gives dropped or chosen files to the service one by one, so that each report stands under the name of its file: as one
 * report, as the records it holds, or as a list of feeds. A file that is refused keeps no other from being taken.
 */
export async function sendFiles(files: Iterable<File>): Promise<Taken> {
  const taken: Taken = { accepted: 0, known: 0, feeds: 0, refused: [] };
  for (const file of files) {
    const content = await file.text();
    if (NO_REPORT.test(file.name) || content.includes(NO_TEXT)) taken.refused.push(file.name);
    else await sendFile(file, content, taken);
  }
  return taken;
}

async function sendFile(file: File, content: string, taken: Taken): Promise<void> {
  try {
    if (FEEDS.test(file.name)) {
      taken.feeds += (await api.addOpml(content)).added;
      return;
    }
    const { accepted, known, diagnostics } = await api.post(recordsOf(file, content), file.name);
    taken.accepted += accepted;
    taken.known += known;
    taken.refused.push(...diagnostics.map(({ path }) => path));
  } catch (error) {
    if (!(error instanceof ApiError && UNFIT.has(error.status))) throw error;
    taken.refused.push(file.name);
  }
}

function recordsOf({ name, type }: File, content: string): object | string {
  if (RECORDS.test(name)) return content.trim();
  return HTML.test(name) || type === "text/html" ? { html: content } : { text: content };
}

/** What became of them, in a sentence or two. */
export function takenWords({ accepted, known, feeds, refused }: Taken): string {
  const words = [`${accepted} ${accepted === 1 ? "report" : "reports"} taken in, ${known} known already.`];
  if (feeds > 0) words.push(`${feeds} ${feeds === 1 ? "feed is" : "feeds are"} watched from now on.`);
  if (refused.length > 0) words.push(`Not taken, for they hold no report as text: ${refused.join(", ")}.`);
  return words.join(" ");
}
