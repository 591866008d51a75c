import { channels } from "../lexicon/channels.ts";
import type { ChainLink, OriginRef } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import { comparisonKey } from "../text/normalise.ts";
import { keyOf } from "./origins/keys.ts";
import { bodySpeaking } from "./origins/speaking.ts";

/**
 * The root of a chain of attribution: where its information entered the reports. A named speaker or group is one
 * origin wherever it is quoted; an unnamed one is an origin only as held by the outlet that spoke to it; text
 * nobody is quoted for goes to the newsroom it was taken from, else it is unknown.
 */
export function originKey(chain: readonly ChainLink[], reading: Reading): OriginRef {
  const links = chain.filter((link) => !channels().has(comparisonKey(link.name)));
  const root = links[0];
  if (!root) return unknown(reading);
  const rest = links.slice(1);
  if (isPointing(root)) return narrated(rest, reading);
  const body = bodySpeaking(root, reading);
  if (body) return { id: `speaker:${body}`, kind: "speaker", name: root.name };
  switch (root.kind) {
    case "named":
      return speaker(root);
    case "collective":
      return isProper(root) ? speaker(root) : anonymous(root, rest, reading);
    case "role":
      return root.actor !== null && isProper(root) ? speaker(root) : anonymous(root, rest, reading);
    case "anonymous":
      return anonymous(root, rest, reading);
    case "document":
      return documentOf(root, rest, reading);
    case "outlet":
      return newsroom(root);
    default:
      return narrated(rest, reading);
  }
}

/** `he`, `who`, and not `WHO`, which has an actor. */
function isPointing({ name, actor }: ChainLink): boolean {
  return POINTING.has(comparisonKey(name)) && (actor === null || name === name.toLowerCase());
}

/** Words that point at a speaker without naming one, where reading found no one behind them. */
const POINTING = new Set([
  "",
  "it",
  "this",
  "that",
  "these",
  "those",
  "they",
  "he",
  "she",
  "we",
  "which",
  "who",
  "some",
]);

function speaker(link: ChainLink): OriginRef {
  return { id: `speaker:${link.actor ?? keyOf(link.name)}`, kind: "speaker", name: link.name };
}

function newsroom(link: ChainLink): OriginRef {
  return { id: `newsroom:${keyOf(link.name)}`, kind: "newsroom", name: link.name };
}

/** Text of the publisher itself: the newsroom it was taken from, its own where it signs for it, or nobody knows. */
function narrated(rest: readonly ChainLink[], reading: Reading): OriginRef {
  const outlet = rest.find((link) => link.kind === "outlet");
  if (outlet) return newsroom(outlet);
  return isSigned(reading.report) ? ownNewsroom(reading.report.publisher!) : unknown(reading);
}

/** An outlet signs for its own reporting with a byline or with a dateline that names it. */
function isSigned({ publisher, authors, blocks, text }: Reading["report"]): boolean {
  if (publisher === null) return false;
  const name = comparisonKey(publisher);
  return (
    authors.length > 0 ||
    blocks.some(({ role }) => role === "byline") ||
    blocks.some(
      ({ role, start, end }) => role === "dateline" && comparisonKey(text.slice(start, end)).includes(name),
    )
  );
}

function ownNewsroom(publisher: string): OriginRef {
  return { id: `newsroom:${keyOf(publisher)}`, kind: "newsroom", name: publisher };
}

function anonymous(link: ChainLink, rest: readonly ChainLink[], reading: Reading): OriginRef {
  const holder = holderOf(rest, reading);
  const words = descriptionOf(link, reading);
  const id = `anonymous:${keyOf(words)}@${holder.key}`;
  return { id, kind: "anonymous", name: holder.name ? `${words} (${holder.name})` : words };
}

/** The fullest description in the report: `a second U.S. official` and `a senior U.S. official` are two. */
function descriptionOf(link: ChainLink, reading: Reading): string {
  const attribution = reading.attributions.find(
    ({ source }) => source !== null && source.start === link.start && source.end === link.end,
  );
  return attribution?.sourceName || link.name;
}

/** A document with a name of its own is one everywhere; `a report` is one only as an outlet holds it. */
function documentOf(link: ChainLink, rest: readonly ChainLink[], reading: Reading): OriginRef {
  const words = descriptionOf(link, reading);
  const scope = isCapitalised(words) ? "" : `@${holderOf(rest, reading).key}`;
  return { id: `document:${keyOf(words)}${scope}`, kind: "document", name: words };
}

/** The outlet that spoke to the source: the first one after it in the chain, else the publisher, else this report. */
function holderOf(rest: readonly ChainLink[], reading: Reading): { key: string; name: string | null } {
  const name = rest.find((link) => link.kind === "outlet")?.name || reading.report.publisher;
  return name ? { key: keyOf(name), name } : { key: reading.report.id, name: null };
}

function unknown(reading: Reading): OriginRef {
  const { id, publisher } = reading.report;
  return { id: `unknown:${id}`, kind: "unknown", name: publisher ?? id };
}

/**
 * True for a name of its own (`the Coordination Committee`), not for a description (`two local officials`), also
 * where linking knows whose officials they are (`Iran: official`).
 */
function isProper(link: ChainLink): boolean {
  if (link.actor?.startsWith("role:")) return isCapitalised(link.name);
  if (link.actor !== null) return true;
  return isCapitalised(link.name);
}

/** True where the last word begins with a capital. */
function isCapitalised(name: string): boolean {
  return /^\p{Lu}/u.test(name.trim().split(/\s+/).at(-1) ?? "");
}
