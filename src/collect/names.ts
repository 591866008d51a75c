/** What a file holds, by the end of its name. */
export type Format = "text" | "html" | "xml" | "json" | "lines" | "mail" | "warc";

const FORMATS: Record<string, Format> = {
  txt: "text",
  text: "text",
  md: "text",
  markdown: "text",
  html: "html",
  htm: "html",
  xhtml: "html",
  xml: "xml",
  rss: "xml",
  atom: "xml",
  rdf: "xml",
  json: "json",
  jsonl: "lines",
  ndjson: "lines",
  eml: "mail",
  warc: "warc",
};

/** The kinds of file that can be read, for messages. */
export const KNOWN_KINDS = ".txt .md .html .htm .xml .json .jsonl .ndjson .eml .warc, each also as .gz";

/** The format of a file by its name (`a.txt`, `a.warc.gz`), or null where it is none we read. */
export function formatOf(name: string): Format | null {
  const bare = name.toLowerCase().replace(/\.gz$/, "");
  const dot = bare.lastIndexOf(".");
  return dot < 0 ? null : (FORMATS[bare.slice(dot + 1)] ?? null);
}
