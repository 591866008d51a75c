import type {
  Assertion,
  Change,
  Derivation,
  Picture,
  PicturePart,
  PictureReport,
  Reliability,
  Explanation as WhyItStands,
} from "../../model/index.ts";
import type { Block } from "../../model/report.ts";

/** A set of stories somebody follows. */
export interface Situation {
  id: string;
  title: string;
  kind: "story" | "interest";
  query: string | null;
  stories: string[];
  reports: number;
  updatedAt: string | null;
  unread: number;
}

export interface Status {
  version: string;
  seq: number;
  asOf: string | null;
  reports: number;
  situations: number;
  sources: number;
  /** Reports that were taken in and are not yet in the picture. */
  waiting: number;
  startedAt: string;
  degraded: string[];
}

/** A picture and the number of the last change it holds. */
export type NumberedPicture = Picture & { seq: number };

export type NumberedChange = Change & { seq: number; at: string };

/** One event of the stream. */
export interface LiveChange {
  seq: number;
  at: string;
  parts: Partial<Record<PicturePart, string[]>>;
  headline: string;
}

/** Why something stands, with the reports it speaks of. */
export type Explanation = WhyItStands & { reports: PictureReport[] };

export interface ReportText {
  report: PictureReport;
  text: string;
  blocks: Block[];
  assertions: Assertion[];
  derivations: Derivation[];
}

/** A report or a claim that holds the words asked for. */
export interface Hit {
  kind: "reports" | "claims";
  id: string;
  text: string;
  /** The report itself, or one that tells the claim. */
  report: string;
}

/** The API's description of itself (OpenAPI), as far as the page looks into it. */
export interface ApiDescription {
  paths: Record<string, { get?: { parameters?: { name: string; schema: ApiChoice }[] } } | undefined>;
}
export interface ApiChoice {
  enum?: string[];
  const?: string;
  anyOf?: ApiChoice[];
}

/** What an analyst may state from the page; the service fills in author and moment. */
export type Judged = { text: string } & (
  | { kind: "merge"; incidents: string[] }
  | { kind: "split"; incident: string; claims: string[] }
  | { kind: "reject"; assertions: string[] }
  | { kind: "reliability"; publisher: string; grade: Reliability }
  | { kind: "note"; part: PicturePart; target: string }
);

/** Who is logged in, where the service has accounts. */
export interface Session {
  user: { name: string; role: string } | null;
  needsLogin: boolean;
}

export interface WatchedSource {
  id: string;
  kind: string;
  url: string;
  title: string;
  health: { lastSuccess: string | null; lastError: string | null; nextTry: string | null };
}

/** What became of a list of feeds. */
export interface FeedsTaken {
  added: number;
  known: number;
}

/** The brief as JSON, as far as the page shows it. */
export type BriefInline =
  | { kind: "text" | "strong" | "quiet" | "quote"; text: string }
  | { kind: "cite"; numbers: number[] };
export type BriefBlock =
  | { kind: "paragraph"; line: BriefInline[] }
  | { kind: "heading"; text: string }
  | { kind: "list"; ordered: boolean; items: { line: BriefInline[]; under: BriefInline[][] }[] }
  | { kind: "table"; columns: string[]; rows: BriefInline[][][] };
export interface BriefCitation {
  number: number;
  report: string;
  label: string;
  start: number;
  end: number;
  exact: string;
  through: string;
  claim: string | null;
}
export interface Brief {
  title: string;
  asOf: string | null;
  front: { label: string; line: BriefInline[] }[];
  sections: { id: string; title: string; blocks: BriefBlock[] }[];
  citations: BriefCitation[];
  /** Number of the last change it rests on: with it, the same brief can be had again whatever comes in later. */
  version: number | null;
}
