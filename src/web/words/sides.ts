import type { Assertion, Claim, Conflict } from "../../model/index.ts";
import type { Book } from "./book.ts";

/** A claim on one side of a conflict, and the words that put it there. */
export interface Standpoint {
  claim: Claim;
  told: Assertion | null;
}

/** The sides of a conflict. Where one side denies what the other says, its words are those of the denial. */
export function sidesOf(book: Book, { kind, sides }: Conflict): Standpoint[][] {
  return sides.map((side, index) =>
    side.flatMap((id) => {
      const claim = book.claims.get(id);
      const said = book.said.get(id) ?? [];
      const denial = kind === "denial" && index > 0 ? said.find(({ stance }) => stance === "denies") : null;
      return claim ? [{ claim, told: denial ?? said[0] ?? null }] : [];
    }),
  );
}
