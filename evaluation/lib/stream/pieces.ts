import type { Line } from "./lines.ts";
import type { Outlet } from "./outlets.ts";
import type { ReportKind } from "./truth.ts";

/** A report before it is put into words: what others may copy from. */
export interface Piece {
  id: string;
  kind: ReportKind;
  outlet: Outlet;
  /** Whose text it is by its own words: the agency it credits, else the outlet itself. */
  credit: Outlet;
  /** True where the text names `credit`, which is another than the outlet. */
  credited: boolean;
  at: number;
  headline: string;
  /** Name in the byline; null where it has none. */
  author: string | null;
  /** Town of the dateline; null where it has none. */
  dateline: string | null;
  lines: Line[];
  boilerplate: string[];
  from: string | null;
  root: string;
  drifted: boolean;
  mixed: boolean;
}
