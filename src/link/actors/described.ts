import { officeNamed } from "../../lexicon/ministries.ts";
import { type KnownActor, names } from "../../lexicon/names.ts";
import type { NominalSense } from "../../lexicon/nameWords.ts";
import { roleWords, type Trade } from "../../lexicon/roleWords.ts";
import { adjectiveOf, officeName, plural } from "./wording.ts";

/** A descriptive phrase taken apart. */
export interface Phrase {
  /** Words of the phrase as keys. */
  words: readonly string[];
  /** Head noun, singular. */
  noun: string;
  sense: NominalSense;
  /** Key of the town or unit that heads of towns and units stand before: `the mayor of X`; "" where none. */
  place: string;
  /** The country is where they are or what the report is about; the phrase itself does not say whose they are. */
  isHome?: boolean;
}

/** `Revolutionary Guard commander`, `Northern Shore Coalition spokesman`: people of a body. */
export function partOfBody(owner: KnownActor, { noun, sense }: Phrase): KnownActor {
  const sector = owner.sector ?? sense.sector;
  const many = sense.sector === "REB" || (sense.sector === "MIL" && noun === "soldier");
  const slug = owner.id.replace(/^[a-z]+:(?:[A-Z]{3}:)?/, "").replaceAll(":", "-");
  return {
    id: `role:${owner.country ?? "XXX"}:${sector ?? "UNK"}:${slug}-${noun}`,
    name: `${owner.name} ${many ? plural(noun) : noun}`,
    kind: "office",
    country: owner.country,
    sector,
  };
}

/** `US official`, `Iraqi security source`, `Bissau-Guinean soldiers`: people of a state, by what they are. */
export function roleOfState(country: string, phrase: Phrase): KnownActor | null {
  const { noun, sense, place } = phrase;
  if (isAnybody(phrase)) return null;
  if (!phrase.isHome && isArmedForce(phrase)) return force(country);
  const trade = tradeOf(phrase);
  const sector = sectorOf(phrase) ?? "UNK";
  const told = trade && !isSaid(trade, sector) ? `${trade.word}-${noun}` : noun;
  const many =
    sense.group === "person" && /^(?:REB|OPP|MIL|CVL)$/.test(sense.sector ?? "") && isGroupNoun(noun);
  const whose = isOfUntoldState(phrase) ? "" : adjectiveOf(country);
  const title = [whose, trade?.word === noun ? "" : trade?.word, many ? plural(noun) : noun];
  const name = place ? `${noun} of ${titled(place)}` : title.filter(Boolean).join(" ");
  return {
    id: `role:${country}:${sector}:${told}${place ? `-of-${place.replaceAll(" ", "-")}` : ""}`,
    name,
    kind: many ? "group" : "office",
    country: isOfUntoldState(phrase) ? null : country,
    sector: sector === "UNK" ? null : sector,
  };
}

/** `gunmen`, `a militia alliance` where they strike, or where the report is: it does not say whose they are, nor do we. */
function isOfUntoldState(phrase: Phrase): boolean {
  return phrase.isHome === true && sectorOf(phrase) === "REB";
}

const ANYBODY = new Set("man woman person people boy girl child driver family".split(" "));

/** `four men in X`: nobody to be known again. */
function isAnybody({ words, noun }: Phrase): boolean {
  return ANYBODY.has(noun) || (noun === "fighter" && words.at(-2) === "fire");
}

function isArmedForce(phrase: Phrase): boolean {
  return (
    sectorOf(phrase) === "MIL" &&
    /^(?:troops?|soldiers|forces|servicemen|personnel)$/.test(phrase.words.at(-1)!)
  );
}

/** Singular nouns stay singular where one of them speaks for himself more often than many act together. */
function isGroupNoun(noun: string): boolean {
  return !/^(?:officer|general|colonel|admiral|commander|captain|leader|pilot|candidate|lawyer|ruler|warlord|spokesteam)$/.test(
    noun,
  );
}

/** The sector tells the trade already: `military official` is `MIL:official`. */
function isSaid(trade: Trade, sector: string): boolean {
  return (
    trade.sector === sector && /^(?:military|intelligence|police|health|militia|opposition)$/.test(trade.word)
  );
}

function titled(key: string): string {
  return key.replace(/(?:^| )\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function tradeOf({ words, sense }: Phrase): Trade | null {
  if (sense.sector === "CVL") return null;
  const { trades } = roleWords();
  const word = words.slice(0, -1).find((one) => trades.has(one));
  return word === undefined ? null : trades.get(word)!;
}

function sectorOf(phrase: Phrase): string | null {
  return tradeOf(phrase)?.sector ?? phrase.sense.sector;
}

/** `the Iraqi government`, `the health ministry`, `Iraqi militias`: bodies of a state or in it. */
export function bodyOfState(country: string, phrase: Phrase): KnownActor | null {
  const { words, noun } = phrase;
  const sector = sectorOf(phrase);
  const office = officeNamed(words.join(" "));
  if (office)
    return {
      id: `office:${country}:${office}`,
      name: officeName(country, office),
      kind: "office",
      country,
      sector,
    };
  if (/^(?:government|administration|regime|state)$/.test(noun))
    return names().actors.get(`state:${country}`) ?? null;
  if (sector === "MIL") return force(country);
  const isGroup = sector === "REB";
  const many = isGroup && /^(?:militia|faction|proxy|group|cell|network|affiliate|paramilitary)$/.test(noun);
  const before = words.at(-2) ?? "";
  const kindWord =
    /^(?:ministry|department|agency|authority|institute|commission|council|court)$/.test(noun) &&
    /^[a-z]{4,}$/.test(before)
      ? before
      : "";
  const head = words.at(-1) === "authorities" ? "authorities" : noun;
  const own = isOwnWord(kindWord) ? `${kindWord}-${head}` : head;
  return {
    id: `${isGroup ? "group" : "org"}:${country}:${own}`,
    name: [whoseOrWhat(country, phrase), many ? plural(noun) : own.replaceAll("-", " ")]
      .filter(Boolean)
      .join(" "),
    kind: isGroup ? "group" : "organization",
    country: isOfUntoldState(phrase) ? null : country,
    sector,
  };
}

/** `Iraqi` of `Iraqi militias`; `militia` of `a militia alliance in Djibouti`, whose state is not told. */
function whoseOrWhat(country: string, phrase: Phrase): string {
  if (!isOfUntoldState(phrase)) return adjectiveOf(country);
  const trade = tradeOf(phrase)?.word ?? "";
  return trade === phrase.noun ? "" : trade;
}

/** Bodies that a word before them tells apart from others of their kind. */
const DESCRIBED =
  /^(?:union|association|federation|syndicate|guild|chamber|church|board|committee|commission|council|company|operator|utility|club|front|movement|alliance|coalition)$/;

/** Words before a body that do not tell which it is. */
const TELLS_NOTHING =
  /^(?:the|new|old|same|local|main|own|other|two|three|several|largest|biggest|powerful|influential|joint|whole|entire|so-called|said|first|second|third|private|state-run|independent)$/;

/** `the teachers' union`, `the port workers union`: a body known by its description alone, of the report's country where that is known. */
export function describedBody(country: string | null, { words, noun, sense }: Phrase): KnownActor | null {
  const before = words.slice(1, -1).filter((word) => word !== "s");
  if (sense.group !== "body" || !DESCRIBED.test(noun) || before.length === 0 || before.length > 3)
    return null;
  if (before.some((word) => TELLS_NOTHING.test(word)) || !before.every(isOwnWord)) return null;
  const own = [...before, noun];
  return {
    id: `org:${country ?? "XXX"}:${own.join("-")}`,
    name: own.join(" "),
    kind: "organization",
    country,
    sector: sense.sector,
  };
}

/** `trade ministry`, not `the ministry`, `Slovenian ministry`, `new ministry`. */
function isOwnWord(word: string): boolean {
  if (
    word === "" ||
    /^(?:this|that|same|said|local|state|national|central|other|their|whose|such)$/.test(word)
  )
    return false;
  const known = names().byKey.get(word) ?? [];
  return known.length === 0;
}

/** Armed forces of a state; some have an id of their own in the lexicon. */
function force(country: string): KnownActor {
  const id = OWN_FORCES.get(country) ?? `force:${country}:MIL`;
  const name = `${adjectiveOf(country)} armed forces`;
  return names().actors.get(id) ?? { id, name, kind: "force", country, sector: "MIL" };
}

const OWN_FORCES = new Map([
  ["ISR", "force:idf"],
  ["RUS", "force:russian-army"],
  ["UKR", "force:ukrainian-army"],
  ["CHN", "force:chinese-army"],
  ["MMR", "force:MMR:tatmadaw"],
]);
