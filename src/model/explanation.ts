import type {
  Assertion,
  Claim,
  Conflict,
  Figure,
  Ground,
  Incident,
  Origin,
  Position,
  Quoted,
  Source,
} from "./fusion.ts";
import type { Derivation, Story } from "./links.ts";
import type { PictureReport } from "./picture.ts";

/**
 * Why something stands: its origins, the derivations between its reports, each chain, each quote, what joined the tellings,
 * and how its publishers are graded.
 */
export interface Explanation {
  incident: Incident | null;
  claims: ExplainedClaim[];
  /** Why its tellings were put together, for each that was put to an earlier one. */
  joins: ExplainedJoin[];
  figures: Figure[];
  positions: Position[];
  derivations: Derivation[];
  conflicts: Conflict[];
  /** Publishers of its reports with their grades. */
  sources: Source[];
  /** Where a story or a report was asked for: the story, and why each of its reports is in it. */
  story: ExplainedStory | null;
}

export interface ExplainedClaim {
  claim: Claim;
  assertions: Assertion[];
  origins: Origin[];
}

export interface ExplainedStory {
  story: Story;
  /** Its reports with `inStory`; of a report that was asked for that one alone. */
  reports: PictureReport[];
}

/** Why one telling was put to an earlier one, down to the words of both. */
export interface ExplainedJoin {
  /** Whether it tells of one incident, or says one claim. */
  scope: "incident" | "claim";
  /** Id of the assertion that was joined. */
  assertion: string;
  /** The earlier assertion it agrees with most. */
  with: Assertion;
  grounds: ExplainedGround[];
}

/** One thing two tellings agree in. */
export interface ExplainedGround {
  ground: Ground;
  /** Name of the actor or place; the words in common; "" where the ground needs none. */
  what: string;
  /** The words of the later telling and of the earlier one; null where they stand outside its clause. */
  words: [later: Quoted | null, earlier: Quoted | null];
}

/** Why two items of a picture are not one: each condition with what both sides have; those that differ kept them apart. */
export interface Apart {
  kind: "incident" | "claim" | "report";
  left: string;
  right: string;
  /** They are one, or parts of one. */
  isOne: boolean;
  /** The words that stand for each side. */
  words: [left: string, right: string];
  tests: ApartTest[];
}

/** One condition two items must meet to be one. */
export interface ApartTest {
  condition:
    | "statement"
    | "story"
    | "incident"
    | "family"
    | "background"
    | "type"
    | "polarity"
    | "modality"
    | "figure"
    | "actor"
    | "recipient"
    | "place"
    | "time"
    | "wording";
  /** `open` where one side tells nothing of it. */
  result: "agrees" | "open" | "differs";
  /** What each side has: names, dates; of the wording the words in common, and their share. */
  left: string;
  right: string;
}
