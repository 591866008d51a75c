import type {
  Actor,
  Assertion,
  Claim,
  Conflict,
  Derivation,
  Figure,
  Incident,
  Origin,
  Place,
  Position,
  Source,
  Story,
} from "./fusion.ts";
import type { ChainLink, StoryJoin } from "./links.ts";
import type { Aspect, Comparator, EventType, Modality, Polarity } from "./reading.ts";
import type { Judgement } from "./statement.ts";
import type { Dated, Precision } from "./time.ts";

/** A report as the picture lists it. */
export interface PictureReport {
  /** The `id` the caller gave, else a content hash. */
  id: string;
  /** Where it came from, relative to the PATH argument. */
  path: string;
  /** Its address on the web, or null. */
  url: string | null;
  /** Its headline, or null. */
  headline: string | null;
  /** Who published it, or null. */
  publisher: string | null;
  /** When it was published, with basis; null when nothing can be said. */
  published: Dated | null;
  /** When it was fetched (ISO 8601), or null. */
  retrieved: string | null;
  /** Since when its publisher no longer stands by it (ISO 8601), or null. */
  withdrawn: string | null;
  /** ISO 639-1 code, or `und`. */
  language: string;
  /** Id of the story it belongs to, or null. */
  story: string | null;
  /** Why it is in that story; missing where the story began with it. */
  inStory?: StoryJoin;
  /** True where its wording was damaged and carries little weight. */
  garbled: boolean;
  /** Reasons why it is held to be garbled. */
  reasons: string[];
}

/** One sourced, current picture of what a set of reports says. */
export interface Picture {
  /** The moment of knowledge the picture stands for, ISO 8601; null when no report is dated and none was asked. */
  asOf: string | null;
  /** All reports, read or not, sorted by id. */
  reports: PictureReport[];
  /** Reports grouped by the event they follow. */
  stories: Story[];
  /** Which report goes back to which. */
  derivations: Derivation[];
  /** Where the information enters the reports. */
  origins: Origin[];
  /** What happened, or is said to have. */
  incidents: Incident[];
  /** What is said. */
  claims: Claim[];
  /** Which report says what in which words. */
  assertions: Assertion[];
  /** What is measured, over time. */
  figures: Figure[];
  /** What is disputed. */
  conflicts: Conflict[];
  /** Who threatens, demands, refuses, promises what. */
  positions: Position[];
  /** Who is spoken of. */
  actors: Actor[];
  /** Where. */
  places: Place[];
  /** The publishers, with their reliability. */
  sources: Source[];
  /** What analysts stated of it, and which publishers took reports down. */
  statements: PictureStatement[];
}

/** A statement as the picture lists it. */
export interface PictureStatement {
  id: string;
  /** What is stated, see `Judgement`. */
  kind: Judgement["kind"];
  author: string;
  /** ISO 8601. */
  at: string;
  /** Why; "" where no words are given. */
  text: string;
  /** Ids of what it is about: assertions, a report, a publisher, an item of the picture, an earlier statement. */
  about: string[];
  /** False where a later one undid it. */
  holds: boolean;
}

/** The parts of a picture that hold items with an id; changes are told part by part. */
export const PICTURE_PARTS = [
  "reports",
  "stories",
  "derivations",
  "origins",
  "incidents",
  "claims",
  "assertions",
  "figures",
  "conflicts",
  "positions",
  "actors",
  "places",
  "sources",
  "statements",
] as const;
export type PicturePart = (typeof PICTURE_PARTS)[number];

/** One item of a picture. */
export interface Item {
  part: PicturePart;
  id: string;
  item: object;
}

/** An item of a picture as it is from now on; null where it is no more. */
export interface Patch {
  part: PicturePart;
  id: string;
  item: object | null;
}

/** The items of a picture by part and id. */
export type PictureParts = { readonly [Part in PicturePart]: Map<string, Picture[Part][number]> };

/** One difference between two pictures. `before`/`after` hold the whole item, so that changes can be applied. */
export interface Change {
  part: PicturePart | "asOf";
  id: string;
  kind: "added" | "removed" | "changed";
  before: unknown;
  after: unknown;
  /** One line for people, e.g. `figure "dead" of incident …: 9 -> 12`. */
  note: string;
}

/** One row of `sitroom events`: an event mention resolved to actors, places, times. */
export interface EventRow {
  /** Made of the report and the span. */
  id: string;
  /** Report id. */
  report: string;
  /** First UTF-16 code unit of the clause in the report's text. */
  start: number;
  /** UTF-16 code unit after the clause. */
  end: number;
  /** The clause that tells the event. */
  text: string;
  /** PLOVER type or one of the extensions. */
  type: EventType;
  /** PLOVER mode within the type (`heavy-weapons`, `abduct`), or null. */
  mode: string | null;
  /** PLOVER contexts it belongs to (`military`, `disasters`). */
  contexts: string[];
  /** Who does it, or null. */
  actor: RowActor | null;
  /** To whom it is done, or null. */
  recipient: RowActor | null;
  /** Where, or null. */
  place: RowPlace | null;
  /** When, or null. */
  time: RowTime | null;
  /** The numbers told in it. */
  figures: RowFigure[];
  /** `-` where it is said not to have happened. */
  polarity: Polarity;
  /** How it is put forward: only `asserted` and `reported` are said to have happened. */
  modality: Modality;
  /** Whether it is one event, a habit, a state, a total. */
  aspect: Aspect;
  /** Who says so: original speaker first, publisher last. */
  chain: ChainLink[];
  /** The words that state its condition, or null. */
  condition: string | null;
  /** Id of the incident it was joined to, or null. */
  incident: string | null;
  /** Id of the story of its report, or null. */
  story: string | null;
  /** Id of the origin of the chain, or null. */
  origin: string | null;
  /** Probability that it was read rightly, 0..1. */
  confidence: number;
}

export interface RowActor {
  /** The words in the report. */
  text: string;
  /** Canonical name; null where not resolved. */
  name: string | null;
  /** ISO 3166-1 alpha-3 code, or null. */
  country: string | null;
  /** PLOVER sector code, or null. */
  sector: string | null;
}

export interface RowPlace {
  /** The words in the report. */
  text: string;
  /** Canonical name; null where not resolved. */
  name: string | null;
  /** Degrees north, WGS 84; null where not resolved. */
  lat: number | null;
  /** Degrees east, WGS 84; null where not resolved. */
  lon: number | null;
  /** Radius in kilometres around the point; null where not resolved. */
  radiusKm: number | null;
  /** ISO 3166-1 alpha-3 code, or null. */
  country: string | null;
}

export interface RowTime {
  /** The words in the report; null where the time is told elsewhere. */
  text: string | null;
  /** TIMEX3 value, or null. */
  value: string | null;
  /** ISO 8601 instant in UTC, inclusive; null = open. */
  earliest: string | null;
  /** ISO 8601 instant in UTC, inclusive; null = open. */
  latest: string | null;
  /** How fine it is known, or null. */
  precision: Precision | null;
  /** What the date it is reckoned from rests on, or null. */
  basis: Dated["basis"] | null;
}

export interface RowFigure {
  /** The words in the report. */
  text: string;
  /** Lower bound, inclusive; null = open. */
  low: number | null;
  /** Upper bound, inclusive; null = open. */
  high: number | null;
  /** How the words put the number (`at least`, `about`). */
  comparator: Comparator;
  /** What is counted, as a lemma, or a unit of measure. */
  unit: string;
  /** What the number counts in the event: `dead`, `wounded`, `fired`, `intercepted`, `hit`, `actor`, `target`, `count`. */
  role: string;
}
