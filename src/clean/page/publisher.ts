import { outletOfHost } from "../../lexicon/hosts.ts";
import { outletName } from "../../lexicon/outlets.ts";
import { slug } from "../../text/normalise.ts";

/** The outlet whose address this is, by the lexicon; else the host without `www.`, `m.`, `edition.` and the like. */
export function publisherOfAddress(url: string): string | null {
  const host = hostOf(url);
  if (host === null) return null;
  return (
    outletOfHost(host) ??
    host.replace(/^(?:www\d?|m|mobile|amp|edition|news|en|eng|english|us|uk|rss|feeds)\.(?=[^.]+\.)/, "")
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

/** The outlets named in a text, but for the one that publishes it: a dateline in its own name declares no source. */
export function otherOutlets(outlets: readonly string[], publisher: string | null): string[] {
  if (publisher === null) return [...outlets];
  const key = (name: string) => slug(outletName(name) ?? name);
  return outlets.filter((outlet) => key(outlet) !== key(publisher));
}
