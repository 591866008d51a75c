import type { Change } from "../model/index.ts";

/** Parts by how much their changes weigh for a reader who sees one line only. */
const WEIGHT: Change["part"][] = [
  "incidents",
  "conflicts",
  "figures",
  "positions",
  "statements",
  "claims",
  "reports",
  "stories",
];

/** One line on a step: the note of its weightiest change, and how many more there are. */
export function headlineOf(changes: readonly Pick<Change, "part" | "kind" | "note">[]): string {
  const ranked = [...changes].sort((left, right) => rank(left) - rank(right));
  const [first] = ranked;
  if (!first) return "";
  return ranked.length === 1 ? first.note : `${first.note} (+${ranked.length - 1})`;
}

/** What is new comes before what changed. */
function rank({ part, kind }: Pick<Change, "part" | "kind">): number {
  const weight = WEIGHT.indexOf(part);
  return (weight < 0 ? WEIGHT.length : weight) * 2 + (kind === "added" ? 0 : 1);
}
