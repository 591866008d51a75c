import type { EventType } from "../model/index.ts";
import { lazily, rows } from "./rows.ts";

/** What something is called in plain words, and how to tell that words speak of it. */
export interface Naming {
  name: string;
  /** Linear in the length of the words. */
  isIn(words: string): boolean;
}

const namings = lazily(readNamings);

/** What befalls people (`Cyclone`), in the words reports have for it. */
export function hazards(): readonly Naming[] {
  return namings().get("hazard") ?? [];
}

/** What a deed of this type may be called by its words (`Curfew`); the first that fits counts. */
export function deedsOf(type: EventType): readonly Naming[] {
  return namings().get(type) ?? [];
}

function readNamings(): ReadonlyMap<string, readonly Naming[]> {
  const found = new Map<string, Naming[]>();
  for (const [about, name, terms, others = ""] of rows("happenings.tsv"))
    found.set(about!, [...(found.get(about!) ?? []), namingOf(name!, terms!, others)]);
  return found;
}

function namingOf(name: string, terms: string, others: string): Naming {
  const [sought, struck] = [new RegExp(patternOf(terms), "iu"), new RegExp(patternOf(others), "giu")];
  return {
    name,
    isIn: (words) => sought.test(words) && (others === "" || sought.test(words.replace(struck, "."))),
  };
}

/** Terms as the head of the table tells them; what is between two words is bounded, so that looking stays linear. */
function patternOf(terms: string): string {
  return terms.split(";").map(termPattern).join("|");
}

function termPattern(term: string): string {
  const words = term.trim().split(" ");
  return words
    .map((word, index) => {
      if (GAP.test(word)) return `[^.;]{0,${word.slice(1)}}`;
      const isLinked = index > 0 && !GAP.test(words[index - 1]!);
      return `${isLinked ? "\\s+" : ""}\\b(?:${word.split("|").map(formPattern).join("|")})`;
    })
    .join("");
}

const GAP = /^~\d{1,2}$/;

function formPattern(form: string): string {
  const isOpen = form.endsWith("*");
  const letters = (isOpen ? form.slice(0, -1) : form).replace(
    /[^\p{L}\p{N}]/gu,
    (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`,
  );
  return letters + (isOpen ? "" : "\\b");
}
