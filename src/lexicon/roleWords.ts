import { firstOf, lazily, rows } from "./rows.ts";

/** A word before a head noun that tells whose it is: `security official`. */
export interface Trade {
  /** PLOVER sector, or null where the noun's own stays. */
  sector: string | null;
  /** The word as it stands in names and ids. */
  word: string;
}

/** Kind and sector of a body by a head word of its name. */
export interface BodyHead {
  kind: "group" | "force" | "organization";
  sector: string | null;
}

interface RoleWords {
  trades: Map<string, Trade>;
  /** `USA defense-minister` -> `US Defense Secretary`. */
  offices: Map<string, string>;
  bodies: Map<string, BodyHead>;
}

/** Words that describe actors who have no entry of their own. Read once. */
export const roleWords: () => RoleWords = lazily(() => ({
  trades: firstOf(
    rows("trades.tsv").flatMap(([list, sector, word]) =>
      list!.split(" ").map((trade): [string, Trade] => [trade, { sector: sector || null, word: word! }]),
    ),
  ),
  offices: firstOf(rows("office-names.tsv").map(([code, role, name]) => [`${code} ${role}`, name!])),
  bodies: firstOf(
    rows("body-heads.tsv").flatMap(([list, kind, sector]) =>
      list!
        .split(" ")
        .map((head): [string, BodyHead] => [
          head,
          { kind: kind as BodyHead["kind"], sector: sector || null },
        ]),
    ),
  ),
}));
