import type { Claim, EventType, Incident } from "../model/index.ts";
import { distinct, groupBy } from "../text/collections.ts";
import { type Book, bestOf } from "./book.ts";
import { ranked, reportsOf } from "./choose.ts";
import { EVENT_LABEL } from "./wording.ts";

type Named = readonly [RegExp, string];

/** What befalls people, in the words reports have for it. "Fire" is one only where nobody opens it, ceases it or is under it. */
const HAZARDS: readonly Named[] = [
  [/\bdams?\b[^.;,]{0,20}\b(?:burst|breach|fail|collaps|gave way)/i, "Dam burst"],
  [/\b(?:earth)?quakes?\b/i, "Earthquake"],
  [/\bcyclones?\b/i, "Cyclone"],
  [/\bhurricanes?\b/i, "Hurricane"],
  [/\btyphoons?\b/i, "Typhoon"],
  [/\btornado(?:e?s)?\b/i, "Tornado"],
  [/\bflood(?:s|ed|ing|waters?)?\b/i, "Flood"],
  [/\b(?:land|mud|rock)slides?\b/i, "Landslide"],
  [/\bavalanches?\b/i, "Avalanche"],
  [/\berupt(?:ed|s|ions?)\b/i, "Eruption"],
  [/\b(?:wild|bush|forest )fires?\b/i, "Wildfire"],
  [/\bcholera\b/i, "Cholera"],
  [/\bebola\b/i, "Ebola"],
  [/\bmarburg\b/i, "Marburg fever"],
  [/\bmeasles\b/i, "Measles"],
  [/\bmpox\b/i, "Mpox"],
  [/\bplague\b/i, "Plague"],
  [/\bdengue\b/i, "Dengue"],
  [/\bpolio\b/i, "Polio"],
  [/\bheat ?waves?\b/i, "Heatwave"],
  [/\bdroughts?\b/i, "Drought"],
  [/\bstampedes?\b|\bcrowd crush\b/i, "Crush"],
  [/\bderail(?:ed|ment)\b|\b(?:off|jump(?:s|ed)|left) (?:the )?(?:rails|tracks)\b/i, "Derailment"],
  [
    /\bcapsiz(?:ed|ing)\b|\bshipwreck\b|\b(?:ferry|boat|ship|vessel|trawler|dinghy)\b[^.;]{0,60}\b(?:sank|sunk|overturned|(?:goes|went) down)\b/i,
    "Shipwreck",
  ],
  [
    /\b(?:plane|helicopter|bus|train|airliner|aircraft|jet)\b[^.;]{0,40}\bcrash(?:es|ed)?\b|\bcrashed (?:plane|helicopter|bus|train)\b|\bcollision\b/i,
    "Crash",
  ],
  [
    /\b(?:plane|helicopter|airliner|aircraft|turboprop|jet)\b[^.;]{0,60}\b(?:vanish|disappear|missing|los(?:t|es) contact)/i,
    "Loss of an aircraft",
  ],
  [/\b(?:gas|oil|ammonia|chlorine|chemicals?|acid) (?:leak|spill)|\bleak(?:ed|ing|s|age)?\b/i, "Leak"],
  [
    /\bcollapse[sd]?\b|\b(?:wall|roof|bridge|building|crane|balcony)\b[^.;]{0,40}\b(?:fell|caved in|gave way|came down)\b/i,
    "Collapse",
  ],
  [/\bexplosions?\b|\bexploded\b|\bblasts?\b/i, "Explosion"],
  [/\bstorms?\b/i, "Storm"],
  [
    /(?<!\b(?:open(?:s|ed)?|set|under|cease|held|hold|returned|small-arms|anti-aircraft) |cease-)\bfires?\b(?! (?:on|into|brigade|station|chief|service))|\bblaze\b/i,
    "Fire",
  ],
];

/** What a deed is called by its words, where its type says less. The first that fits. */
const DEEDS: Partial<Record<EventType, readonly Named[]>> = {
  COERCE: [
    [/\bcurfews?\b/i, "Curfew"],
    [/\bstates? of emergency\b|\bmartial law\b/i, "State of emergency"],
    [
      /\b(?:dissolved|suspended) the (?:government|parliament|constitution)\b|\bseized power\b|\btakeover\b|\bcoup\b/i,
      "Seizure of power",
    ],
    [/\b(?:arrest|detain)(?:s|ed|ing)?\b|\bin custody\b|\bjailed\b/i, "Arrests"],
    [
      /\b(?:clos|shut|seal)(?:es?|ed|ing)?\b[^.;]{0,30}\b(?:borders?|crossings?)\b|\b(?:borders?|crossings?)\b[^.;]{0,20}\b(?:closed|shut|sealed)\b/i,
      "Border closed",
    ],
    [/\binternet\b|\bsocial media\b/i, "Communications cut"],
    [/\b(?:blockad|sieg|besieg)(?:es?|ed|ing)\b|\bblockade\b|\bsiege\b/i, "Blockade"],
    [/\b(?:abduct|kidnap)/i, "Abduction"],
    [/\bhostages?\b/i, "Hostage-taking"],
    [/\b(?:evict|expel|deport)(?:s|ed|led|ing)?\b/i, "Expulsion"],
    [/\bseiz(?:es?|ed|ing|ure)\b|\bconfiscat/i, "Seizure"],
    [/\b(?:bann?(?:s|ed)?|barr?(?:s|ed)?|prohibit(?:s|ed)?)\b/i, "Ban"],
  ],
  ASSAULT: [
    [/\bcoup\b/i, "Coup"],
    [/\bmutin(?:y|ied|eers)\b/i, "Mutiny"],
    [/\b(?:abduct|kidnap)/i, "Abduction"],
    [
      /\bair ?-?(?:strikes?|raids?)\b|\b(?:warplanes?|jets|aircraft)\b[^.;,]{0,20}\b(?:struck|bombed|hit|attacked)\b/i,
      "Air strike",
    ],
  ],
  RETREAT: [
    [/\b(?:cease-?fires?|truce)\b[^.;]{0,60}\b(?:collapsed|broken?|violated|ended)\b/i, "Ceasefire broken"],
    [/\bre-?open(?:s|ed|ing)?\b/i, "Reopening"],
    [/\b(?:freed|released?|releases|freeing|releasing)\b/i, "Release"],
    [/\b(?:cease-?fires?|truce)\b/i, "Ceasefire"],
    [/\blift(?:s|ed|ing)\b/i, "Restriction lifted"],
    [/\bwithdr[ae]w/i, "Withdrawal"],
  ],
  SANCTION: [
    [/\b(?:removed from (?:office|power)|ousted|sacked|dismissed|deposed)\b/i, "Removal from office"],
    [/\bsanction/i, "Sanctions"],
    [/\bsuspen(?:d|s)/i, "Suspension"],
  ],
  MOVE: [
    [/\bevacuat/i, "Evacuation"],
    [/\b(?:fled|fleeing|displac)/i, "Flight"],
  ],
};

/** Nobody does these: they are named by what befell. */
const BEFALLING = new Set<EventType>(["CASUALTY", "DAMAGE", "RISK"]);

/** What happened in plain words, and whether that is a hazard: it befalls a region rather than the parties of one sentence. */
export interface Happening {
  name: string;
  isHazard: boolean;
}

/**
 * The hazard that the sentences about an incident name most (`Cyclone`), what was done by the words of the claim that tells
 * it (`Curfew`), else its type.
 */
export function happeningOf(book: Book, incident: Incident, lead: Claim | undefined): Happening {
  const type = lead?.proposition.type ?? incident.type;
  const hazard = BEFALLING.has(type) && BEFALLING.has(incident.type) ? hazardOf(book, incident) : null;
  if (hazard) return { name: hazard, isHazard: true };
  return {
    name: BEFALLING.has(type) ? harmOf(book, incident, type) : deedOf(book, incident, lead, type),
    isHazard: false,
  };
}

function deedOf(book: Book, { headline }: Incident, lead: Claim | undefined, type: EventType): string {
  const best = lead && bestOf(book, lead.id);
  return deedIn(type, best ? book.wordsOf(best).exact : headline);
}

/** What a deed of this type is called by the words that tell it. */
export function deedIn(type: EventType, words: string): string {
  return DEEDS[type]?.find(([pattern]) => pattern.test(words))?.[1] ?? EVENT_LABEL[type];
}

/** Where it was by most that is told of it; null where no place is named. */
export function commonPlace(book: Book, { claims }: Incident): string | null {
  const places = claims.flatMap((id) => book.claims.get(id)?.proposition.place ?? []);
  const counted = [...groupBy(places, (place) => place)].map(([id, all]) => ({ id, number: all.length }));
  return ranked(counted, ({ number }) => number)[0]?.id ?? null;
}

function hazardOf(book: Book, { claims }: Incident): string | null {
  const told = claims.flatMap((id) =>
    (book.assertions.get(id) ?? []).map((one) => book.sentenceOf(one).exact),
  );
  const headlines = reportsOf(book, claims).flatMap((id) => book.report.get(id)?.headline ?? []);
  return hazardIn(distinct(told), headlines);
}

/** The hazard that most of the lines name, if a sentence does; headlines alone may speak of something else. */
export function hazardIn(sentences: readonly string[], headlines: readonly string[]): string | null {
  const naming = (lines: readonly string[], pattern: RegExp) =>
    lines.filter((line) => pattern.test(line)).length;
  const named = HAZARDS.filter(([pattern]) => naming(sentences, pattern) > 0);
  const counted = named.map(([pattern, id]) => ({
    id,
    number: naming([...sentences, ...headlines], pattern),
  }));
  return ranked(counted, ({ number }) => number)[0]?.id ?? null;
}

/** Where no hazard is named: the gravest that is counted. */
function harmOf({ picture }: Book, { id }: Incident, type: EventType): string {
  if (type !== "CASUALTY") return EVENT_LABEL[type];
  const counted = picture.figures.filter(({ incident, current }) => incident === id && current !== null);
  const is = (word: string) => counted.some(({ measure }) => measure.split(" ").at(-1) === word);
  if (is("dead")) return "Deaths";
  return is("wounded") ? "Injuries" : EVENT_LABEL[type];
}
