import type { Picture } from "../model/index.ts";
import type { StoredChange } from "../store/index.ts";
import { escapedXml } from "../text/xml.ts";

/** What a feed tells of one change. */
export type FeedChange = Pick<StoredChange, "seq" | "at" | "part" | "note">;

/** Addresses of the service and of the feed itself, as its reader reaches them. */
export interface FeedPlace {
  base: string;
  self: string;
}

/** Changes as RSS 2.0, the latest first. */
export function changesRss(changes: readonly FeedChange[], { base, self }: FeedPlace): string {
  const items = changes.map(
    ({ seq, at, part, note }) =>
      `<item><title>${escapedXml(note)}</title><link>${escapedXml(base)}/</link><guid isPermaLink="false">${guid(seq)}</guid>` +
      `<category>${escapedXml(part)}</category><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Situation Room: changes</title><link>${escapedXml(base)}/</link>
<description>What changed in the picture.</description>
<atom:link href="${escapedXml(self)}" rel="self" type="application/rss+xml"/>
${items.join("\n")}
</channel></rss>
`;
}

/** Changes as JSON Feed 1.1, the latest first. */
export function changesJsonFeed(changes: readonly FeedChange[], { base, self }: FeedPlace): string {
  const items = changes.map(({ seq, at, part, note }) => ({
    id: guid(seq),
    url: `${base}/`,
    title: note,
    content_text: note,
    date_published: at,
    tags: [part],
  }));
  const feed = { version: "https://jsonfeed.org/version/1.1", title: "Situation Room: changes" };
  return JSON.stringify({ ...feed, home_page_url: `${base}/`, feed_url: self, items });
}

function guid(seq: number): string {
  return `urn:sitroom:change:${seq}`;
}

/** Deadlines that were set, as iCalendar (RFC 5545). */
export function deadlinesCalendar(picture: Picture): string {
  const actors = new Map(picture.actors.map(({ id, name }) => [id, name]));
  const stamp = basic(picture.asOf ?? "1970-01-01T00:00:00Z");
  const events = picture.positions.flatMap(({ id, actor, kind, deadline, condition, consequence }) => {
    const [start, end] = [deadline?.earliest ?? deadline?.latest, deadline?.latest];
    if (!deadline || !start) return [];
    const words = [condition, consequence].flatMap((quoted) => (quoted ? [`"${quoted.exact}"`] : []));
    return [
      "BEGIN:VEVENT",
      `UID:${value(id)}@sitroom`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${basic(start)}`,
      // An event may not end before or when it begins; without an end it takes no time.
      ...(end && basic(end) > basic(start) ? [`DTEND:${basic(end)}`] : []),
      `SUMMARY:${value(`${kind} by ${actors.get(actor) ?? actor}: ${deadline.text}`)}`,
      ...(words.length === 0 ? [] : [`DESCRIPTION:${value(words.join(" "))}`]),
      "END:VEVENT",
    ];
  });
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//sitroom//deadlines//EN",
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** `20250307T100000Z` of an ISO 8601 instant. */
function basic(instant: string): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function value(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/[\u0000-\u001f\u007f]+/g, " ");
}

/** Lines of at most 75 octets; what goes on begins with a blank. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  for (const sign of line) {
    if (Buffer.byteLength(part + sign) > 73) {
      parts.push(part);
      part = "";
    }
    part += sign;
  }
  return [...parts, part].join("\r\n ");
}
