import type { ConflictKind, ConflictRelation } from "../../model/index.ts";
import type { Series } from "../figures.ts";
import type { Saying } from "../sayings.ts";
import type { Standing } from "../standing.ts";
import type { Ties } from "../ties.ts";

/** Two or more sides that cannot all be right, before they get an id. */
export interface Dispute {
  kind: ConflictKind;
  relation: ConflictRelation;
  sides: Saying[][];
  note: string;
}

/** What the finders of conflicts look at: the sayings of one incident, and which reports go back to one text. */
export interface Bench {
  sayings: readonly Saying[];
  /** Measures with how their values stand to each other. */
  counts: readonly { series: Series; standing: Standing }[];
  ties: Ties;
}
