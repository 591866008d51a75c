import { createHash } from "node:crypto";
import type { Capture } from "../model/index.ts";

/** Elements whose content is no text of the page. */
const HIDDEN = ["script", "style", "noscript", "template", "svg", "head"];

/**
 * The words of a capture without markup, for telling whether it changed. It keeps menus and advertisements, so whoever can
 * extract the article should hand in that instead.
 */
export function plainText({ kind, content }: Pick<Capture, "kind" | "content">): string {
  return kind === "text" ? content : withoutTags(content);
}

/** Walks from `<` to `>`, so that time is linear whatever the markup. */
function withoutTags(html: string): string {
  const parts: string[] = [];
  // Of ASCII alone, so that offsets stay the same.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    parts.push(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    at = behind(lower, open);
  }
  return parts.join(" ");
}

/** Offset behind the tag, comment or hidden element that begins at `open`. */
function behind(lower: string, open: number): number {
  if (lower.startsWith("<!--", open)) return endOf(lower, "-->", open);
  const name = HIDDEN.find(
    (one) => lower.startsWith(one, open + 1) && /[\s>/]/.test(lower[open + 1 + one.length] ?? ""),
  );
  return name ? endOf(lower, ">", endOf(lower, `</${name}`, open)) : endOf(lower, ">", open);
}

function endOf(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found + sign.length;
}

/** Digest of words: SHA-256 over the text with white space evened out. */
export function digestOf(...texts: readonly (string | null)[]): string {
  const even = texts.map((text) => (text ?? "").replace(/\s+/g, " ").trim());
  return createHash("sha256").update(even.join("\0")).digest("hex");
}
