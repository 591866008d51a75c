/** The host without `www.`, `m.`, `edition.` and the like: all that an address says of its publisher. */
export function publisherOfAddress(url: string): string | null {
  return (
    hostOf(url)?.replace(
      /^(?:www\d?|m|mobile|amp|edition|news|en|eng|english|us|uk|rss|feeds)\.(?=[^.]+\.)/,
      "",
    ) ?? null
  );
}

/** Host of an http(s) address in lower case, or null. */
export function hostOf(url: string): string | null {
  return /^https?:\/\/(?:[^/@\s]{0,200}@)?([^/:?#\s]{3,253})/i.exec(url.trim())?.[1]?.toLowerCase() ?? null;
}

/** True where two hosts belong to one site: the same last two labels, or three under a second-level registry (`co.uk`). */
export function sameSite(left: string, right: string): boolean {
  return siteOf(left) === siteOf(right);
}

function siteOf(host: string): string {
  const labels = host.split(".");
  const registry =
    /^(?:co|com|org|net|gov|gob|edu|ac|or|go|ne)$/.test(labels.at(-2) ?? "") && labels.at(-1)!.length === 2;
  return labels.slice(registry ? -3 : -2).join(".");
}
