import type { Assertion, Claim, Conflict } from "../../model/index.ts";
import type { Book } from "./book.ts";

/** A claim on one side of a conflict, and the words that put it there. */
export interface Standpoint {
  claim: Claim;
  told: Assertion | null;
}

/**
 * The sides of a conflict. Where one side denies what the other says, its words are those of the denial; what is denied may
 * be known from the denial alone, and is then told by nobody.
 */
export function sidesOf(book: Book, { kind, sides }: Conflict): Standpoint[][] {
  return sides.map((side, index) =>
    side.flatMap((id) => {
      const claim = book.claims.get(id);
      const said = book.said.get(id) ?? [];
      const denial = said.find(({ stance }) => stance === "denies");
      const saying = said.find(({ stance }) => stance !== "denies");
      const told = kind !== "denial" ? said[0] : index === 0 ? saying : (denial ?? said[0]);
      return claim ? [{ claim, told: told ?? null }] : [];
    }),
  );
}
