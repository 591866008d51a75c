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
import type { ChainLink } from "./links.ts";
import type { Aspect, Comparator, EventType, Modality, Polarity } from "./reading.ts";
import type { Dated, Precision } from "./time.ts";

/** A report as the picture lists it. */
export interface PictureReport {
  id: string;
  path: string;
  url: string | null;
  headline: string | null;
  publisher: string | null;
  published: Dated | null;
  retrieved: string | null;
  language: string;
  story: string | null;
  garbled: boolean;
  /** Reasons why it is held to be garbled. */
  reasons: string[];
}

/** One sourced, current picture of what a set of reports says. */
export interface Picture {
  /** The moment of knowledge the picture stands for, ISO 8601; null when no report is dated and none was asked. */
  asOf: string | null;
  reports: PictureReport[];
  stories: Story[];
  derivations: Derivation[];
  origins: Origin[];
  incidents: Incident[];
  claims: Claim[];
  assertions: Assertion[];
  figures: Figure[];
  conflicts: Conflict[];
  positions: Position[];
  actors: Actor[];
  places: Place[];
  sources: Source[];
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
] as const;
export type PicturePart = (typeof PICTURE_PARTS)[number];

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
  id: string;
  report: string;
  start: number;
  end: number;
  text: string;
  type: EventType;
  mode: string | null;
  contexts: string[];
  actor: RowActor | null;
  recipient: RowActor | null;
  place: RowPlace | null;
  time: RowTime | null;
  figures: RowFigure[];
  polarity: Polarity;
  modality: Modality;
  aspect: Aspect;
  chain: ChainLink[];
  condition: string | null;
  incident: string | null;
  story: string | null;
  origin: string | null;
  confidence: number;
}

export interface RowActor {
  text: string;
  name: string | null;
  country: string | null;
  sector: string | null;
}

export interface RowPlace {
  text: string;
  name: string | null;
  lat: number | null;
  lon: number | null;
  radiusKm: number | null;
  country: string | null;
}

export interface RowTime {
  text: string | null;
  value: string | null;
  earliest: string | null;
  latest: string | null;
  precision: Precision | null;
  basis: Dated["basis"] | null;
}

export interface RowFigure {
  text: string;
  low: number | null;
  high: number | null;
  comparator: Comparator;
  unit: string;
  /** What the number counts in the event: `dead`, `wounded`, `fired`, `intercepted`, `hit`, `actor`, `target`, `count`. */
  role: string;
}
