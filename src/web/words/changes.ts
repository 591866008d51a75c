import type { Change } from "../../model/index.ts";

/** Parts that tell a reader something; the others change along with them. */
const TELLING: Change["part"][] = [
  "incidents",
  "figures",
  "conflicts",
  "positions",
  "claims",
  "reports",
  "statements",
  "sources",
];

export const PART_WORDS: Partial<Record<Change["part"], string>> = {
  incidents: "Incidents",
  figures: "Figures",
  conflicts: "Conflicts",
  positions: "Positions",
  claims: "Claims",
  reports: "Reports",
  statements: "Corrections",
  sources: "Sources",
};

/** What changed, without the word for how, which stands beside it. */
export function noteWords({ note }: Change): string {
  return note.replace(/^(?:added|removed|changed) [a-z]+: /, "");
}

/** The last change of each item, by part in the order of interest; within a part the latest first. */
export function changeGroups<T extends Change & { seq: number }>(
  changes: readonly T[],
): [Change["part"], T[]][] {
  const latest = new Map(changes.map((change) => [`${change.part} ${change.id}`, change]));
  return TELLING.map((part): [Change["part"], T[]] => [
    part,
    [...latest.values()].filter((change) => change.part === part).sort((left, right) => right.seq - left.seq),
  ]).filter(([, group]) => group.length > 0);
}
