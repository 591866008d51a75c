import { placeKey } from "../../lexicon/keys.ts";
import { names } from "../../lexicon/names.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import { type ActorContext, entriesOf, stateNamed, type Told } from "./context.ts";

/** The title right before a name and the country named with it: `Iraqi Prime Minister X`, `Iraq's foreign minister, X`. */
export function titleBefore(context: ActorContext, start: number): Told | null {
  const known = context.titles.get(start);
  if (known !== undefined) return known;
  const told = titleAt(context.text, start);
  context.titles.set(start, told);
  return told;
}

function titleAt(text: string, start: number): Told | null {
  const before = text
    .slice(Math.max(0, start - 70), start)
    .replace(/^[\s\S]*\n/, "")
    .replace(/ (?:of|in|for) (?:the )?(\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,2}), $/u, ", ");
  const words = before.replace(/,\s*$/, " ").trimEnd().split(/\s+/);
  for (let length = Math.min(4, words.length); length > 0; length--) {
    const title = nameWords().titles.get(placeKey(words.slice(-length).join(" ")));
    if (title) return { title, country: countryIn(words.slice(0, -length)) };
  }
  return null;
}

/** The state in the last two words before a title. */
function countryIn(words: readonly string[]): string | null {
  const last = words.at(-1)?.replace(/['’]s?$/, "") ?? "";
  return stateNamed(last) ?? stateNamed(`${words.at(-2) ?? ""} ${last}`) ?? seatCountry(words);
}

function seatCountry(words: readonly string[]): string | null {
  const entry = entriesOf(words.slice(-2).join(" "))
    .concat(entriesOf(words.at(-1) ?? ""))
    .find(({ kind }) => kind === "seat" || kind === "actor");
  return entry ? (names().actors.get(entry.id)?.country ?? null) : null;
}

/** `X, a Pentagon spokesperson`, `X, the Iraqi foreign minister`. */
export function titleAfter(context: ActorContext, end: number): Told | null {
  const after = /^, (?:an?|the)?\s?([^,.;\n]{3,60})/.exec(context.text.slice(end, end + 70));
  if (!after) return null;
  const words = after[1]!.split(/\s+/);
  for (let first = 0; first < Math.min(4, words.length); first++) {
    for (let length = Math.min(4, words.length - first); length > 0; length--) {
      const title = nameWords().titles.get(placeKey(words.slice(first, first + length).join(" ")));
      if (title)
        return {
          title,
          country: countryIn(words.slice(0, first)) ?? countryOfRest(words.slice(first + length)),
        };
    }
  }
  return null;
}

/** `of Iraq`, `for the US`. */
function countryOfRest(words: readonly string[]): string | null {
  if (!/^(?:of|for)$/.test(words[0] ?? "")) return null;
  const rest = words.slice(1).filter((word) => word !== "the");
  return stateNamed(rest.slice(0, 2).join(" ")) ?? stateNamed(rest[0] ?? "");
}
