import { comparisonKey } from "../text/normalise.ts";
import { names } from "./names.ts";
import { lazily, rows } from "./rows.ts";

const endings = lazily((): ReadonlySet<string> => new Set(rows("outlet-words.tsv").map(([word]) => word!)));

/** The lexicon's name of an outlet, or null where it does not know it. */
export function knownOutlet(words: string): string | null {
  const key = comparisonKey(words).replace(/^the /, "");
  const known = names()
    .byKey.get(key)
    ?.find((entry) => entry.kind === "outlet");
  return known ? nameOf(known.id, words) : null;
}

/** Name of the outlet the words stand for: the lexicon's name where it is known, the words where they look like one. */
export function outletName(words: string): string | null {
  const key = comparisonKey(words).replace(/^the /, "");
  const known = names()
    .byKey.get(key)
    ?.find((entry) => entry.kind === "outlet");
  if (known) return nameOf(known.id, words);
  return looksLikeOutlet(words, key) ? words.replace(/^the /i, "") : null;
}

/** The list's name without what tells it from others of that name (`The Guardian (newspaper)`). */
function nameOf(id: string, words: string): string {
  return (names().actors.get(id)?.name ?? words).replace(/ \([^()]*\)$/, "");
}

/** True for a known outlet and for a capitalised name that ends as outlets' names do. */
export function isOutletName(words: string): boolean {
  return outletName(words) !== null;
}

function looksLikeOutlet(words: string, key: string): boolean {
  const parts = key.split(" ");
  if (parts.length < 2 || parts.length > 7) return false;
  const capitalised = /(?:^|\s)\p{Lu}\S*$/u.test(words.trim());
  return (
    capitalised &&
    (endings().has(parts[parts.length - 1]!) ||
      endings().has(parts.slice(-2).join(" ")) ||
      endings().has(`${parts[0]} *`))
  );
}
