import type { EventRow, Picture } from "../../model/index.ts";
import type { Texts } from "../words.ts";

/** What exports are made of. */
export interface Material {
  picture: Picture;
  /** The event rows of the same reports; read by the tables of events, ACLED and UCDP. */
  rows: readonly EventRow[];
  /** Report id -> text. */
  texts: Texts;
}
