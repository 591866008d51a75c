import { charsetOf, decode, isBinary } from "../collect/encoding.ts";
import { bareCapture } from "../collect/records.ts";
import { sniff } from "../collect/sniff.ts";
import type { Capture } from "../model/index.ts";
import { type Answer, FetchError } from "./fetch.ts";
import { type Captured, headersWorthKeeping, rawOf } from "./look.ts";

/** A page as a capture, with what goes with it. Rejects what is no page. */
export function pageOf(answer: Answer): { capture: Capture } & Pick<Captured, "headers" | "status" | "raw"> {
  const { bytes, headers, status, url, retrieved } = answer;
  const type = headers["content-type"] ?? "";
  if (isBinary(bytes))
    throw new FetchError(`a binary file (${type.split(";")[0] || "of unknown type"}), not a page`);
  const charset = charsetOf(type);
  const isPlain = /^\s{0,9}text\/plain/i.test(type) || (type === "" && sniff(bytes) === "text");
  const { text } = decode(bytes, charset, !isPlain);
  if (text.trim() === "") throw new FetchError("the page is empty");
  const capture = { ...bareCapture(isPlain ? "text" : "html", text, url), url, retrieved };
  return { capture, headers: headersWorthKeeping(headers), status, raw: rawOf(answer, charset) };
}

/** The text of a document that is no page (a feed, a sitemap). */
export function xmlOf({ bytes, headers }: Answer): string {
  return decode(bytes, charsetOf(headers["content-type"]), true).text;
}
