/** Decoded text and, where its bytes did not fit the encoding, one clear line about it. */
export interface Decoded {
  text: string;
  problem: string | null;
}

/** How far browsers look for a declared encoding (HTML standard, "prescan a byte stream", 1024 bytes; we allow 4 kB). */
const PRESCAN_BYTES = 4096;

/**
 * Text from bytes as a browser would decode it: byte order mark first, then the encoding `declared` outside (HTTP or
 * mail header), then one declared inside (`<meta charset>`, `<?xml encoding?>`), then UTF-8 where the bytes are valid
 * UTF-8, else windows-1252. The byte order mark is dropped, nothing else changed.
 */
export function decode(bytes: Uint8Array, declared: string | null = null, inside = false): Decoded {
  const mark = byteOrderMark(bytes) ?? widthByNuls(bytes);
  if (mark) return decodeAs(bytes, mark);
  for (const label of [declared, inside ? declaredInside(bytes) : null]) {
    if (label !== null && isEncoding(label)) return decodeAs(bytes, label);
  }
  const utf8 = strictly(bytes, "utf-8");
  if (utf8 !== null) return { text: utf8, problem: null };
  const text = western(new TextDecoder("windows-1252").decode(bytes));
  return { text, problem: oddity(text) };
}

function decodeAs(bytes: Uint8Array, label: string): Decoded {
  const strict = strictly(bytes, label);
  if (strict !== null) return { text: strict, problem: null };
  const text = new TextDecoder(label).decode(bytes);
  const wrong = text.split("\uFFFD").length - 1;
  return {
    text,
    problem: `declared as ${label}, but ${wrong} characters are not valid in it; read with gaps`,
  };
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === "windows-1252" ? western(text) : text;
  } catch {
    return null;
  }
}

/** What windows-1252 has at 0x80 to 0x9f (WHATWG encoding standard); a blank where it has nothing. */
const WESTERN = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** Some releases of Node 20 and 22 decode windows-1252 as latin1; this puts the quotation marks and dashes right. */
function western(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => {
    const letter = WESTERN[control.charCodeAt(0) - 0x80]!;
    return letter === " " ? control : letter;
  });
}

/** The encoding a byte order mark gives away. */
export function byteOrderMark(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: in Latin script every second byte is zero (share >= .8 on one side, < .05 on the other). */
export function widthByNuls(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length & ~1, PRESCAN_BYTES);
  if (length < 16) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even++;
    if (bytes[index + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd >= 0.8 * pairs && even < 0.05 * pairs) return "utf-16le";
  return even >= 0.8 * pairs && odd < 0.05 * pairs ? "utf-16be" : null;
}

function declaredInside(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, PRESCAN_BYTES));
  const match =
    /<meta[^>]{0,200}\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})/i.exec(head) ??
    /^\s{0,99}<\?xml[^>]{0,200}\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i.exec(head);
  const label = match?.[1]?.toLowerCase() ?? null;
  // The HTML standard: a page that can be prescanned as ASCII and calls itself UTF-16 is UTF-8.
  return label?.startsWith("utf-16") ? "utf-8" : label;
}

/** `text/html; charset=ISO-8859-1` -> `iso-8859-1`. */
export function charsetOf(contentType: string | null | undefined): string | null {
  const match = /charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(contentType ?? "");
  return match?.[1]?.toLowerCase() ?? null;
}

function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/** Text read as windows-1252 for want of anything better that holds control characters no such text has. */
function oddity(text: string): string | null {
  return /[\x80-\x9f]/.test(text)
    ? "neither UTF-8 nor windows-1252, and no encoding is declared; letters beyond a-z may be wrong"
    : null;
}

/** True where the bytes are no text: NUL bytes that UTF-16 does not explain, or more than 2 % other controls. */
export function isBinary(bytes: Uint8Array): boolean {
  if (byteOrderMark(bytes)?.startsWith("utf-16") || widthByNuls(bytes)) return false;
  const head = bytes.subarray(0, 65536);
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  return controls > 0.02 * head.length;
}
