import type { Span } from "../model/span.ts";
import { lazily, rows } from "./rows.ts";

/** What the words beside a name may call it: somebody who publishes, or people under arms. */
export type Calling = "outlet" | "group";

type Place = "before" | "after" | "of";

/** The words of `callings.tsv` by where they stand. */
const callings = lazily(() => ({
  before: readPlace("before"),
  after: readPlace("after"),
  of: readPlace("of"),
}));

function readPlace(place: Place): Map<string, Calling> {
  return new Map(
    rows("callings.tsv")
      .filter(([, where]) => where === place)
      .flatMap(([kind, , list]) =>
        list!.split(" ").map((word): [string, Calling] => [word, kind as Calling]),
      ),
  );
}

/**
 * What a name is called by the words around it: `the news site Orlava Net`, `Tashar fighters`, `gunmen of Tashar`; null where they do not tell. `from` mostly goes with places.
 */
export function callingOf(text: string, { start, end }: Span): Calling | null {
  const { before: titles, after: followers, of } = callings();
  const next = /^ (\p{Ll}+)/u.exec(text.slice(end, end + MOST))?.[1];
  const follower = next === undefined ? undefined : followers.get(next);
  if (follower !== undefined) return follower;
  const words = text.slice(Math.max(0, start - MOST), start).split(/\s+/);
  if (words.pop() !== "") return null;
  if (/^the$/i.test(words.at(-1) ?? "") && LINK.test(words.at(-2) ?? "")) words.pop();
  const last = words.pop() ?? "";
  if (LINK.test(last)) return of.get((words.pop() ?? "").toLowerCase()) ?? null;
  return titles.get(last.toLowerCase().replace(/,$/, "")) ?? null;
}

const LINK = /^(?:of|for|with|at)$/;
/** Letters beside a name that can hold the four words looked at. */
const MOST = 80;
