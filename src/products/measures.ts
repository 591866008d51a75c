import { capital } from "./wording.ts";

/** Roles of people harmed: they stand first, what they were after (`Dead: guards`). */
const TOLL = new Set("dead wounded injured missing displaced infected homeless treated".split(" "));

/** Units that say no more than that people are counted. */
const ANYBODY = new Set("person people life human".split(" "));

/** People, and what they make up: they are not damaged as a house is, what befell them is. */
const LIVING = new Set(
  "person people customer resident family household user subscriber patient pupil student farmer worker passenger".split(
    " ",
  ),
);

/** States of things: where nothing says of what things, the name says that it is a number. */
const THINGS = /^(?:deployed|damaged|destroyed|launched|fired|intercepted|hit|shot|lost|sunk|flooded)$/;

/** What is counted is itself a hit. */
const HITS = new Set("attack strike raid hit blow assault airstrike bombing".split(" "));

/** Whether a measure counts people harmed. */
export function isToll(measure: string): boolean {
  return measure.split(" ").some((word) => TOLL.has(word));
}

/** Irregular plurals of what reports count. */
const PLURALS: Record<string, string> = {
  person: "people",
  man: "men",
  woman: "women",
  child: "children",
  aircraft: "aircraft",
  personnel: "personnel",
  police: "police",
  crew: "crew",
  life: "lives",
};

/** `missile hit` -> `Missiles that hit`, `guard dead` -> `Dead: guards`, `dead (additional)` -> `Dead, additional`. */
export function measureText(measure: string): string {
  const [, counted = "", remark = ""] = /^([^(]*?) ?(?:\(([^)]*)\))?$/.exec(measure) ?? [];
  const words = counted.split(" ").filter((word, index, all) => !all[index + 1]?.startsWith(word));
  const name = capital(namedMeasure(words));
  return remark === "" ? name : `${name}, ${remark}`;
}

function namedMeasure(words: readonly string[]): string {
  const role = words.at(-1) ?? "";
  const unit = words.slice(0, -1).join(" ");
  if (words.length === 1)
    return THINGS.test(role) ? `number ${role}` : TOLL.has(role) || isState(role) ? role : plural(role);
  if (TOLL.has(role)) return ANYBODY.has(unit) ? role : `${role}: ${plural(unit)}`;
  if (/^[a-z]{1,2}$|^kilomet(?:er|re)$/.test(unit)) return `${role}, ${unit}`;
  if (/^[A-Z]{3}$/.test(unit)) return `${role === "damaged" ? "damage" : role}, ${unit}`;
  if (role === "hit") return HITS.has(unit) ? plural(unit) : `${plural(unit)} that hit`;
  if (role === "damaged" && LIVING.has(unit.split(" ").at(-1)!)) return `${plural(unit)} affected`;
  return isState(role) ? `${plural(unit)} ${role}` : plural(words.join(" "));
}

/** What became of what is counted. */
function isState(word: string): boolean {
  return /ed$|^(?:sunk|shot|lost|hit|aboard)$/.test(word);
}

/** Plural of a noun phrase by its last word; units of measure stay as they are. */
export function plural(noun: string): string {
  const cut = noun.lastIndexOf(" ") + 1;
  const [before, last] = [noun.slice(0, cut), noun.slice(cut)];
  return before + pluralWord(last);
}

function pluralWord(word: string): string {
  const irregular = PLURALS[word] ?? (/^.*(man|woman)$/.test(word) ? word.replace(/man$/, "men") : undefined);
  if (irregular !== undefined) return irregular;
  if (word === "" || word.length < 3 || /[A-Z%]/.test(word) || /[^s]s$/.test(word)) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
