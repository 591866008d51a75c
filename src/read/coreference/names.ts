import { placeKey } from "../../lexicon/keys.ts";
import type { Found } from "../naming/found.ts";
import type { Walk } from "./walk.ts";

/** Words of a name that a shorter form is looked for in; longer ones are rows of capitals. */
const LONGEST_NAME = 12;

export function rememberName(walk: Walk, index: number): void {
  const mention = walk.found[index]!;
  const key = keyOf(walk, mention);
  if (!walk.fullNames.has(key)) walk.fullNames.set(key, index);
  const id = mention.id === "" ? "" : idKey(mention);
  if (id !== "" && !walk.fullNames.has(id)) walk.fullNames.set(id, index);
  const acronym = acronymOf(walk, mention);
  if (acronym) walk.acronyms.set(acronym, index);
  if (mention.type === "person" && !isOneWord(walk, mention)) rememberParts(walk, index, key);
  if (mention.type === "organization") rememberShortForms(walk, index, key);
}

/** The earlier mention of the same name: the whole, its acronym, a person's surname or given name, the ends of a body's. */
export function sameName(walk: Walk, index: number): number | null {
  const mention = walk.found[index]!;
  if (mention.kind === "adjective") return null;
  const key = keyOf(walk, mention);
  const same =
    walk.fullNames.get(key) ?? walk.fullNames.get(idKey(mention)) ?? walk.acronyms.get(key) ?? null;
  if (same !== null) return compatible(walk, mention, same) ? same : null;
  if (mention.type === "person" && isOneWord(walk, mention)) return partOfName(walk, key);
  return mention.type === "organization" ? shortenedName(walk, key) : null;
}

/** A surname; else a given name, as families and peoples who write the family first are told of. */
function partOfName(walk: Walk, key: string): number | null {
  const surname = walk.fullNames.get(`surname ${key}`);
  return surname === undefined ? (walk.fullNames.get(`given ${key}`) ?? null) : surname;
}

function keyOf(walk: Walk, mention: Found): string {
  return placeKey(walk.text.slice(mention.start, mention.end));
}

/** Lexicon id and type; adjectives, peoples and cities are not the state itself: "" for them. */
function idKey(mention: Found): string {
  const other = mention.kind === "adjective" || mention.kind === "people" || mention.kind === "capital";
  return other ? "" : `${mention.id} ${mention.type}`;
}

function isOneWord(walk: Walk, { start, end }: Found): boolean {
  return !/\s/.test(walk.text.slice(start, end));
}

/** Last word as written (`Sanha-Reyk` is one surname) and first word. */
function rememberParts(walk: Walk, index: number, key: string): void {
  const { start, end } = walk.found[index]!;
  const tail = walk.text.slice(Math.max(start, end - 40), end);
  const head = walk.text.slice(start, Math.min(end, start + 40));
  rememberPart(walk, index, key, `surname ${placeKey(tail.slice(tail.search(/\S+$/)))}`);
  rememberPart(walk, index, key, `given ${placeKey(head.split(/\s/)[0]!)}`);
}

function rememberPart(walk: Walk, index: number, key: string, part: string): void {
  const held = walk.fullNames.get(part);
  if (held === undefined) walk.fullNames.set(part, index);
  else if (held !== null && keyOf(walk, walk.found[held]!) !== key) walk.fullNames.set(part, null);
}

function rememberShortForms(walk: Walk, index: number, full: string): void {
  const words = full.split(" ");
  if (words.length > LONGEST_NAME) return;
  for (let cut = 1; cut < words.length; cut++) {
    for (const short of [words.slice(0, cut).join(" "), words.slice(cut).join(" ")]) {
      const held = walk.shortForms.get(short);
      if (!held) walk.shortForms.set(short, { full, index });
      else if (held.full !== full) held.index = null;
    }
  }
}

/** `World Food Programme (WFP)`: the acronym after it, or its initials. */
function acronymOf(walk: Walk, mention: Found): string | null {
  if (walk.text[mention.end] !== "(" && walk.text[mention.end + 1] !== "(") return null;
  const after = /^\s?\(\s?["“]?([A-Z][A-Za-z&-]{1,9})["”]?\s?\)/.exec(
    walk.text.slice(mention.end, mention.end + 16),
  );
  return after && /[A-Z].*[A-Z]/.test(after[1]!) ? after[1]!.toLowerCase() : null;
}

function compatible(walk: Walk, mention: Found, index: number): boolean {
  const other = walk.found[index]!;
  return other.type === mention.type && other.kind !== "adjective";
}

/** `the Guard` after `Revolutionary Guard`: the one earlier organization that ends or begins with these words. */
function shortenedName(walk: Walk, key: string): number | null {
  return key.length < 4 ? null : (walk.shortForms.get(key)?.index ?? null);
}
