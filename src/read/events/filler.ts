import type { Role } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";

/** A filled role with the head of its phrase. */
export interface Filler {
  role: Role;
  token: number;
  span: Span;
}
