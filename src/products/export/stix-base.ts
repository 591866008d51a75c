import type { Assertion, Claim, Picture } from "../../model/index.ts";
import type { Book } from "../book.ts";
import { type CitedText, citationText, publisherOf } from "./citations.ts";
import { type Part, uuidOf, webAddress } from "./names.ts";

/** Properties every STIX object has; the rest depends on its type. */
export interface StixObject {
  type: string;
  spec_version: "2.1";
  /** `<type>--<UUID>`. */
  id: string;
  created: string;
  modified: string;
  [property: string]: unknown;
}

/** Makes the common properties. `since`: when the first report behind the object was published (ISO 8601), or null. */
export type Base = (type: string, part: Part, id: string, since: string | null) => StixObject;

/** What all objects of a bundle are made with. */
export interface Shelf {
  book: Book;
  textOf: (report: string) => CitedText | null;
  base: Base;
  /** Report id -> the assertions it makes. */
  saidIn: ReadonlyMap<string, readonly Assertion[]>;
}

/** STIX wants moments and the program knows no clock: with no dated report at all, the start of the Unix epoch. */
const EPOCH = "1970-01-01T00:00:00Z";

/**
 * `created` is when the first report behind an object was published, else the first of all reports, so that it stays as
 * the picture moves on; `modified` is the moment the picture stands for.
 */
export function baseFor({ asOf, reports }: Picture): Base {
  const modified = stamp(asOf ?? EPOCH);
  const start = reports.reduce((first, { published }) => {
    const moment = published?.earliest ? stamp(published.earliest) : first;
    return moment < first ? moment : first;
  }, modified);
  return (type, part, id, since) => {
    const first = since === null ? start : stamp(since);
    const created = first < modified ? first : modified;
    return { type, spec_version: "2.1", id: `${type}--${uuidOf(part, id)}`, created, modified };
  };
}

/** STIX asks for milliseconds. */
export function stamp(iso: string): string {
  return new Date(Date.parse(iso)).toISOString();
}

/** The id of the identity that stands for this program, which made the objects. */
export const PROGRAM = `identity--${uuidOf("program", "sitroom")}`;

/** The program itself; its own creation is no event, so it bears the moment of the picture. */
export function programIdentity({ base }: Shelf): StixObject {
  return { ...base("identity", "program", "sitroom", null), name: "sitroom", identity_class: "system" };
}

/** STIX confidence by Admiralty credibility (STIX 2.1, appendix A, Admiralty scale); 6, cannot be judged, has none. */
const CONFIDENCE: Record<Claim["credibility"]["grade"], number | null> = {
  1: 90,
  2: 70,
  3: 50,
  4: 30,
  5: 10,
  6: null,
};

/** The property, or nothing for what cannot be judged. */
export function confidenceOf(grade: Claim["credibility"]["grade"]): { confidence?: number } {
  const confidence = CONFIDENCE[grade];
  return confidence === null ? {} : { confidence };
}

/** Where the words stand: publisher, address on the web, report with characters from and to. */
export function referencesOf({ book, textOf }: Shelf, assertions: readonly Assertion[]) {
  return assertions.map((assertion) => {
    const url = webAddress(book.report.get(assertion.report)?.url ?? null);
    return {
      source_name: publisherOf(book, assertion.report),
      external_id: citationText(assertion, textOf),
      ...(url === null ? {} : { url }),
    };
  });
}
