import type { Change, Picture, PicturePart } from "../../model/index.ts";

/** A change with its place in the list, where it comes from the service's log. */
export type ListedChange = Change & { seq?: number; at?: string };

/** Parts that tell a reader something; the others change along with them. */
const TELLING = [
  "incidents",
  "figures",
  "conflicts",
  "positions",
  "claims",
  "reports",
  "statements",
  "sources",
] as const satisfies PicturePart[];

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

/** A change in the words of the service, without the one for how and of which part. */
export function noteWords({ note }: Pick<Change, "note">): string {
  return note.replace(/^(?:added|removed|changed) [a-z]+: /, "");
}

/** What became of each item in the end, by part in the order of interest; within a part the latest first. */
export function changeGroups<T extends ListedChange>(changes: readonly T[]): [Change["part"], T[]][] {
  const net = new Map<string, T>();
  for (const change of changes) {
    const key = `${change.part} ${change.id}`;
    const earlier = net.get(key);
    net.set(key, earlier ? { ...change, before: earlier.before, kind: kindOf(earlier, change) } : change);
  }
  const moved = [...net.values()].filter(({ before, after }) => before !== null || after !== null);
  return TELLING.map((part): [Change["part"], T[]] => [
    part,
    moved.filter((change) => change.part === part).sort((left, right) => (right.seq ?? 0) - (left.seq ?? 0)),
  ]).filter(([, group]) => group.length > 0);
}

function kindOf({ before }: Change, { after }: Change): Change["kind"] {
  return before === null ? "added" : after === null ? "removed" : "changed";
}

/** What differs between two pictures in the parts that tell something. */
export function between(before: Picture, after: Picture): ListedChange[] {
  return TELLING.flatMap((part) => {
    const old = keyed(part, before);
    const now = keyed(part, after);
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): ListedChange[] => {
      const [was, is] = [old.get(id) ?? null, now.get(id) ?? null];
      if (was && is && JSON.stringify(was) === JSON.stringify(is)) return [];
      const kind = was === null ? "added" : is === null ? "removed" : "changed";
      return [{ part, id, kind, before: was, after: is, note: "" }];
    });
  });
}

function keyed(part: (typeof TELLING)[number], picture: Picture): Map<string, object> {
  const items: readonly object[] = picture[part];
  const keyOf = (item: object) =>
    "publisher" in item && part === "sources" ? item.publisher : (item as { id: string }).id;
  return new Map(items.map((item) => [String(keyOf(item)), item]));
}
