import { irregularLemma } from "../lexicon/lemmas.ts";
import { TAG } from "../model/syntax.ts";

/** Dictionary form of a lower-cased word under its tag: `said`/VBD -> `say`; proper names keep their form. */
export function lemmaOf(lower: string, tag: number): string {
  if (tag >= TAG.VB && tag <= TAG.VBZ) return irregularLemma(lower, "V") ?? verbLemma(lower, tag);
  if (tag === TAG.NNS) return irregularLemma(lower, "N") ?? nounLemma(lower);
  if (tag === TAG.JJR || tag === TAG.JJS || tag === TAG.RBR || tag === TAG.RBS) {
    return irregularLemma(lower, "J") ?? gradeLemma(lower);
  }
  if (tag === TAG.MD) return irregularLemma(lower, "V") ?? lower;
  if (tag === TAG.RB || tag === TAG.DT || tag === TAG.PRP || tag === TAG.WP)
    return irregularLemma(lower, "X") ?? lower;
  return lower;
}

function verbLemma(lower: string, tag: number): string {
  if (tag === TAG.VBZ && lower.endsWith("s")) return withoutS(lower);
  if (tag === TAG.VBG && lower.endsWith("ing") && lower.length > 4) return stem(lower.slice(0, -3));
  if ((tag === TAG.VBD || tag === TAG.VBN) && lower.endsWith("ed") && lower.length > 3) {
    if (lower.endsWith("ied")) return lower.length > 4 ? `${lower.slice(0, -3)}y` : lower.slice(0, -1);
    return stem(lower.slice(0, -2));
  }
  return lower;
}

function nounLemma(lower: string): string {
  if (lower.endsWith("men") && lower.length > 4) return `${lower.slice(0, -2)}an`;
  return lower.endsWith("s") ? withoutS(lower) : lower;
}

/** Takes `-s` or `-es` off. */
function withoutS(lower: string): string {
  if (lower.length < 3 || /(?:ss|us|is|[0-9]s)$/.test(lower)) return lower;
  if (lower.endsWith("ies") && lower.length > 4) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(lower)) return lower.slice(0, -2);
  if (/[^aeiou]oes$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}

/** What is left before `-ed` or `-ing`: undoes doubling (`stopp`) and puts back a silent e (`strik`, `argu`). */
function stem(rest: string): string {
  if (/(?:bb|dd|gg|mm|nn|pp|rr|tt|vv)$/.test(rest)) return rest.length === 3 ? rest : rest.slice(0, -1);
  if (rest.endsWith("ll")) return isLong(rest) && !KEEPS_LL.test(rest) ? rest.slice(0, -1) : rest;
  return needsE(rest) ? `${rest}e` : rest;
}

const KEEPS_LL = /(?:stall|call|fill|[^t]roll|kill|sell|tell)$/;

/** True where an ending took a silent e away. Rules by English spelling; exceptions are in the table of irregular forms. */
function needsE(rest: string): boolean {
  if (/[^aeiouy](?:[vuzc])$|[aeiouy][vzc]$|[gq]u$/.test(rest)) return true;
  if (/[bcdfgkptz]l$|[dr]g$|(?:[ae]|pl|xp|l)ng$|th$/.test(rest))
    return !/(?:^[bhf]ang|owth|arth|[^oa]th)$/.test(rest);
  if (/[lnrp]s$|[aeiou]s$/.test(rest)) return true;
  if (!/[^aeiouwxy]$/.test(rest) || !/[aeiouy][^aeiou]$/.test(rest)) return rest.endsWith("e");
  if (/(?:u|cre)at$/.test(rest)) return true;
  if (/(?:[aeo][aeiou]|(?:^|[^q])u[aeoi]|ie)[^aeiou]$/.test(rest)) return false;
  return !isLong(rest) || LONG_WITH_E.test(rest);
}

/** More than one group of vowels. */
function isLong(rest: string): boolean {
  return (rest.replace(/qu/g, "q").match(/[aeiouy]+/g) ?? []).length > 1;
}

/** Endings of longer verbs before a silent e: `creat`, `execut`, `determin`, `requir`, `provid`, `manag`. */
const LONG_WITH_E =
  /(?:at|ut|in|ar|ir|ur|id|od|ud|ad|ed|ag|eg|ig|ak|ik|ok|uk|il|ul|am|im|um|ap|ab|ib|ob|iz|yz|of)$/;

/** `-er`, `-est`. */
function gradeLemma(lower: string): string {
  const rest = lower.replace(/(?:er|est)$/, "");
  if (rest === lower || rest.length < 3) return lower;
  if (rest.endsWith("i")) return `${rest.slice(0, -1)}y`;
  return /(?:bb|dd|gg|mm|nn|pp|tt)$/.test(rest) ? rest.slice(0, -1) : rest;
}
