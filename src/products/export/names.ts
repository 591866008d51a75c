import { uuid5 } from "../../text/digest.ts";

/** Chosen at random once; ids of exports must not change with the release. */
const NAMESPACE = "5b0c1e0e-7c0f-4a57-9d3c-2f6a1b8e4d90";

/** What an exported id stands for. */
export type Part =
  | "actor"
  | "annotations"
  | "assertion"
  | "bundle"
  | "claim"
  | "condition"
  | "consequence"
  | "derivation"
  | "incident"
  | "live-blog"
  | "name"
  | "opinion"
  | "origin"
  | "picture"
  | "place"
  | "program"
  | "publisher"
  | "relationship"
  | "report"
  | "unheld"
  | "update";

/** UUID of an item: the same in every export, so that an annotation, a note and an entity of one claim meet. */
export function uuidOf(part: Part, id: string): string {
  return uuid5(NAMESPACE, `${part}:${id}`);
}

/** The same as an IRI. */
export function iriOf(part: Part, id: string): string {
  return `urn:uuid:${uuidOf(part, id)}`;
}

/** The address of a report where it is one of the web and holds nothing but what RFC 3986 allows; else null. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/i.test(url) ? url : null;
}

/** JSON as all exports print it. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
