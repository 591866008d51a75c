/** One tag of a page's source, `[start,end)` with its brackets. */
export interface Tag {
  start: number;
  end: number;
  /** In lower case; empty for comments, doctypes and processing instructions. */
  name: string;
  closing: boolean;
  /** Pieces between white space outside quotes: an upper bound of the number of attributes. */
  parts: number;
}

const TAG_START = /<[a-z/!?]/gi;
const NAME = /[^\s/>]{1,40}/y;

/**
 * The first tag at or after `from`, or null. One pass, no backtracking: whatever the source, walking from tag to tag
 * takes time linear in its length. A tag, comment or quoted value that is never closed reaches to the end.
 */
export function nextTag(source: string, from: number): Tag | null {
  TAG_START.lastIndex = from;
  const start = TAG_START.exec(source)?.index;
  if (start === undefined) return null;
  const sign = source[start + 1]!;
  if (sign === "!" || sign === "?") return remark(source, start);
  const closing = sign === "/";
  NAME.lastIndex = start + (closing ? 2 : 1);
  const name = NAME.exec(source)?.[0].toLowerCase() ?? "";
  return { start, name, closing, ...restOfTag(source, start + 1) };
}

function remark(source: string, start: number): Tag {
  const comment = source.startsWith("<!--", start);
  const end = comment ? source.indexOf("-->", start + 4) : source.indexOf(">", start);
  const after = end < 0 ? source.length : end + (comment ? 3 : 1);
  return { start, end: after, name: "", closing: false, parts: 0 };
}

const [TAB, BLANK, DOUBLE, SINGLE, EQUALS, GREATER] = [9, 32, 34, 39, 61, 62];

function restOfTag(source: string, from: number): { end: number; parts: number } {
  let parts = 1;
  let equals = false;
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === GREATER) return { end: at + 1, parts };
    if (code === BLANK || (code >= TAB && code <= 13)) parts++;
    else if (equals && (code === DOUBLE || code === SINGLE)) {
      const close = source.indexOf(source[at]!, at + 1);
      if (close < 0) break;
      at = close;
      equals = false;
    } else equals = code === EQUALS;
  }
  return { end: source.length, parts };
}

/** Elements whose content is no markup. */
const RAW = new Set(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"]);

/** Where the content of an element that just opened ends, if it is no markup (`<script>`); else the tag's own end. */
export function endOfRaw(source: string, { name, closing, end }: Tag): number {
  if (closing || !RAW.has(name)) return end;
  return indexOfClosing(source, name, end) ?? source.length;
}

/** Index of the next `</name`, or null. */
export function indexOfClosing(source: string, name: string, from: number): number | null {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  pattern.lastIndex = from;
  return pattern.exec(source)?.index ?? null;
}
