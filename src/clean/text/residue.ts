import { roleByWords } from "../../lexicon/boilerplate.ts";
import type { BlockRole } from "../../model/index.ts";
import { fold } from "../../text/normalise.ts";
import type { Line } from "./lines.ts";

const AD_MARK =
  /^[[({<]{1,2}\s?(?:ad|ads|advert|advertisement|adsense|google_?ads?)(?:[_ -]?\w{1,12})?\s?[\])}>]{1,2}$/i;
const SHORTCODE = /^\[\/?[a-z][\w-]{1,30}(?:\s[^\]]{0,200})?\]$/;
const AGO =
  /^(?:updated|published|posted)?\s?(?:an?|\d{1,3})\s(?:second|minute|min|hour|hr|day|week|month|year)s?\sago(?:\s.{0,40})?$/i;
const CLOCK_LINE =
  /^(?:updated|published|posted|last updated|first published)?[:\s]{0,2}\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?$/i;
/** A line that is nothing but a clock time. */
export function isClockLine(text: string): boolean {
  return text.length <= 60 && CLOCK_LINE.test(text);
}

const BYLINE =
  /^(?:by|from|story by|written by|reported by|posted by|published by|author|authors)[:\s]\s?\p{Lu}[^.!?]{2,120}$/iu;
const COUNTED =
  /^(?:\d{1,7}(?:[.,]\d{1,3})?[kKmM]?\s(?:comments?|shares?|views?|likes?|retweets?|replies|votes?)|(?:comments?|replies|shares)[:\s]{0,2}\(?\d{1,7}\)?)$/i;
/** `Image 1 of 7`: the counter of a gallery. */
const GALLERY = /^(?:image|photo|picture|slide|gallery)\s\d{1,3}\s?(?:of|\/)\s?\d{1,3}$/i;
/** `Jane Roe/Example Wire`, `Jane Roe / Example Wire via Getty Images`: one to four names, a stroke, an agency. */
const PHOTO_CREDIT =
  /^(?:[[(©]\s?)?\p{Lu}[\p{L}.'-]{0,20}(?:\s\p{Lu}[\p{L}.'-]{0,20}){1,3}\s?[/|]\s?\p{Lu}[\p{L}\d.&' -]{1,30}(?:[/,]\s?\p{Lu}[\p{L}\d.&' -]{1,30}){0,3}[)\]]?$/u;
const AGENCY_CREDIT =
  /(?:\b(?:Getty Images|Shutterstock|iStock|Alamy|Flickr|Unsplash|Pixabay|Wikimedia Commons|AFP|AP Photo|EPA(?:-EFE)?|Anadolu(?: Agency)?|Xinhua|Reuters|Zuma|SOPA Images|NurPhoto|Bloomberg|Handout|File)\s?[)\]]?|^(?:©|\(c\))\s?.{2,80})$/i;
const SEPARATOR = /^[^\p{L}\p{N}]{1,60}$/u;
const MARKUP =
  /^(?:https?:\/\/\S+|www\.\S+|\S+@\S+\.\S+|[@#]\S+(?:\s[@#]\S+)*|[\w-]+\.(?:jpe?g|png|gif|webp))$/i;
const REPORTING_NOTE =
  /^[([](?:Additional )?(?:Reporting|Writing|Editing|Compiled|Edited|Translated) (?:by|from|in) [^\n]{2,300}[)\]]\.?$/i;

/** The role of a line that is plainly not prose of the article, judged alone; null where nothing tells. */
export function residueRole(line: Line, outside: boolean): BlockRole | null {
  if (line.text.length > 400) return null;
  const text = fold(line.text).trim();
  if (AD_MARK.test(text) || SHORTCODE.test(text) || SEPARATOR.test(text) || MARKUP.test(text))
    return "boilerplate";
  if (AGO.test(text) || CLOCK_LINE.test(text) || COUNTED.test(text) || GALLERY.test(text))
    return "boilerplate";
  if (REPORTING_NOTE.test(text)) return "credit";
  const known = roleByWords(line.text, outside);
  if (known) return known;
  if (isPhotoCredit(text, line)) return "credit";
  return outside && !line.ended && line.words <= 16 && BYLINE.test(text) ? "byline" : null;
}

function isPhotoCredit(text: string, line: Line): boolean {
  if (line.words > 9 || line.ended) return false;
  return (
    PHOTO_CREDIT.test(text) || (line.words <= 8 && AGENCY_CREDIT.test(text) && /[/|©(]|via|Images/.test(text))
  );
}
