import { stem, wordsOf } from "../../text/words.ts";
import { findDay } from "../dates/parse.ts";
import type { Line } from "./lines.ts";
import type { Scene } from "./scene.ts";
import { isOutside } from "./scene.ts";

const PHOTO_WORDS =
  /\b(?:in this (?:photo|picture|image|handout|frame)|this (?:photo|picture|image|handout)|(?:the|some of the) (?:photos?|pictures?|images?) (?:in|of|shows?)|handout|file (?:photo|picture|image)|pictured|is seen|are seen|was seen here|poses? for|looks? on|seen here)\b/i;
const CAPTION_START =
  /^(?:FILE PHOTO\b|FILE\s?[-–—:]|File (?:photo|picture|image)\b|Caption:|In this (?:photo|picture|image|handout|frame)\b)/;
const CREDIT_END =
  /[(|]\s?(?:(?:AP )?Photo(?:s|graph)?(?: by|:|\/)|Image(?:s)?(?: by|:)|Credit:|Picture:)[^()|]{2,80}\)?\.?$|\([^()]{2,60}(?:\/|via )(?:AP|AFP|Getty Images|Reuters|EPA|Anadolu)[^()]{0,30}\)$/i;
/** `…, August 6, 2025. REUTERS/Jane Roe`: agencies sign captions in capitals before a stroke. */
const AGENCY_END = /[.!?]\s(?:REUTERS|AFP|AP|EPA|DPA|ANSA|TASS|XINHUA)\s?\/\s?\p{Lu}[\p{L}.' -]{2,60}$/u;

/** Marks photo captions: lines that call themselves one, and lines about a photo or with a full date beside a photo credit. */
export function markCaptions(scene: Scene): void {
  scene.lines.forEach((line, index) => {
    if (scene.roles[index] === null && isCaption(scene, line, index)) scene.roles[index] = "caption";
  });
}

function isCaption(scene: Scene, line: Line, index: number): boolean {
  if (line.words > 80) return false;
  if (CAPTION_START.test(line.text)) return true;
  if (/[(|]/.test(line.text) && CREDIT_END.test(line.text)) return true;
  if (line.text.includes("/") && AGENCY_END.test(line.text)) return true;
  const beside =
    scene.roles[index - 1] === "credit" || (scene.roles[index + 1] === "credit" && index < scene.last);
  return beside && (PHOTO_WORDS.test(line.text) || findDay(line.text) !== null);
}

/** A headline of another site set into the text: `Storks over the dike – Example TV`. */
const SITE_AT_END = /\s[–—|-]\s(?:\p{Lu}[\p{L}\d.&'’]{0,20}(?:\s[\p{L}\d.&'’]{1,20}){0,4})$/u;
/** Highest share of a foreign line's longer words that may stand elsewhere in the article. */
const FOREIGN_OVERLAP = 0.2;

/** Marks lines injected into the prose that end in the name of a site and share no vocabulary with the article. */
export function markForeignLines(scene: Scene): void {
  let counts: Map<string, number> | null = null;
  scene.lines.forEach((line, index) => {
    if (scene.roles[index] !== null || isOutside(scene, index) || line.ended || line.words > 35) return;
    if (!SITE_AT_END.test(line.text)) return;
    counts ??= vocabulary(scene.text);
    if (overlap(line, counts) <= FOREIGN_OVERLAP) scene.roles[index] = "boilerplate";
  });
}

function vocabulary(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { form } of wordsOf(text)) counts.set(stem(form), (counts.get(stem(form)) ?? 0) + 1);
  return counts;
}

/** Share of the line's words of five letters and more that the rest of the text uses too. */
function overlap(line: Line, counts: ReadonlyMap<string, number>): number {
  const own = new Map<string, number>();
  for (const { form } of wordsOf(line.text)) {
    if (form.length >= 5) own.set(stem(form), (own.get(stem(form)) ?? 0) + 1);
  }
  if (own.size === 0) return 1;
  const shared = [...own].filter(([word, count]) => (counts.get(word) ?? 0) > count);
  return shared.length / own.size;
}
