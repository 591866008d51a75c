import { comparisonKey } from "../text/normalise.ts";
import { names } from "./names.ts";
import { lazily, rows } from "./rows.ts";

const endings = lazily((): ReadonlySet<string> => new Set(rows("outlet-words.tsv").map(([word]) => word!)));
const mastheads = lazily(
  (): ReadonlySet<string> => new Set(rows("masthead-words.tsv").map(([word]) => word!)),
);

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
  const called = calledName(words);
  if (called) return knownOutlet(called) ?? called;
  return looksLikeOutlet(words, key) ? words.replace(/^the /i, "") : null;
}

/** Nouns that make an outlet of the name behind them; `agency` alone may be any authority. */
const CALLED =
  /^(?:the |an? )?(?:[\p{L}-]{2,20} ){0,4}?(?:broadcaster|newspaper|news agency|newswire|news site|news website|news portal|website|radio station|radio|tv channel|tv station|television channel|channel|magazine|daily|weekly|outlet|site) (?=\S)/iu;

/** `state broadcaster TRN`, `the investigative site Lantern`, `website iPost`: the name after the noun. */
function calledName(words: string): string | null {
  const prefix = CALLED.exec(words.trim())?.[0];
  const name = prefix ? words.trim().slice(prefix.length) : "";
  const common = prefix?.trim().split(" ").at(-1) ?? "";
  return /^\p{Ll}?\p{Lu}[^,;:()]{1,60}$/u.test(name) && /^\p{Ll}/u.test(common) ? name : null;
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
  // `Residents interviewed by Pacific Monitor`: people beside a name are no name.
  const joined =
    parts.length > 3 && / (?!(?:of|the|and|for|de|la|le|du|des|del|al|el|in) )\p{Ll}\S+ /u.test(words);
  return (
    capitalised &&
    !joined &&
    (endings().has(parts[parts.length - 1]!) ||
      endings().has(parts.slice(-2).join(" ")) ||
      endings().has(`${parts[0]} *`))
  );
}

/** Names of sections, which end as outlets' names do: `World News`, `Politics & News`, `Business Daily`. */
const SECTION =
  /^(?:(?:the|all|top|more|latest|breaking|local|world|global|national|international|regional|foreign|political|politics|business|economy|sports?|health|science|technology|tech|crime|weather|video|opinion|related|recent|other|good|daily|weekly|your|our|in|the|and|&|of|-) ){1,4}(?:news|press|media|magazine|daily|weekly|bulletin|review|today|network|radio|tv|television)$/i;
/** Most words of a name over a text. */
const MASTHEAD_WORDS = 6;

/**
 * True for words that name an outlet where they stand alone over a text: there `The Drakensberg Standard` is a paper, in
 * running text it may be a measure of something. Names of sections are none.
 */
export function isMastheadName(words: string): boolean {
  const parts = words.trim().split(/\s+/);
  if (parts.length > MASTHEAD_WORDS || SECTION.test(words.trim()) || !/^\p{Lu}/u.test(words)) return false;
  if (outletName(words) !== null) return true;
  const last = comparisonKey(parts.at(-1)!);
  const named = parts.length - (/^the$/i.test(parts[0]!) ? 1 : 0) > 1;
  return (
    named && mastheads().has(last) && parts.every((part) => /^(?:\p{Lu}|of$|the$|and$|de$|la$)/u.test(part))
  );
}
