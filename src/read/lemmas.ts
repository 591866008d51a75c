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
    return lower.endsWith("ied") && lower.length > 4 ? `${lower.slice(0, -3)}y` : stem(lower.slice(0, -2));
  }
  return lower;
}

function nounLemma(lower: string): string {
  if (lower.endsWith("men") && lower.length > 4) return `${lower.slice(0, -2)}an`;
  return lower.endsWith("s") ? withoutS(lower) : lower;
}

/** Takes `-s` or `-es` off. */
function withoutS(lower: string): string {
  if (lower.length < 3 || /(?:ss|us|is)$/.test(lower)) return lower;
  if (lower.endsWith("ies") && lower.length > 4) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(lower)) return lower.slice(0, -2);
  if (/[^aeiou]oes$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}

/** What is left before `-ed` or `-ing`: undoes doubling (`stopp`) and puts back a silent e (`strik`, `argu`). */
function stem(rest: string): string {
  if (/(?:bb|dd|gg|mm|nn|pp|rr|tt|vv|kk)$/.test(rest))
    return /(?:add|err|odd)$/.test(rest) ? rest : rest.slice(0, -1);
  if (/ll$/.test(rest)) return DOUBLE_L.test(rest) ? rest.slice(0, -1) : rest;
  return needsE(rest) ? `${rest}e` : rest;
}

/** Verbs whose l is doubled before an ending only. */
const DOUBLE_L =
  /(?:ntroll|ancell|odell|ravell|abell|evell|xcell|ropell|ompell|xpell|ispell|epell|annell|uell|atroll|nroll|otall|uarrell|hovell|ignall|ivall|arshall|edall|ounsell|eball|pirall)$/;

/** True where the ending took a silent e away. Patterns by frequency in English verbs. */
function needsE(rest: string): boolean {
  if (/(?:[vuz]|[^aeiou]c|[aeiou]c)$/.test(rest)) return !/(?:zz|tz|ltz|quiz|waltz)$/.test(rest);
  if (/(?:[^s]s|ns|rs|ps)$/.test(rest)) return !/(?:focus|bias|canvas|gas|ss)$/.test(rest);
  if (/(?:[bcdfgkptz]l|[^aeiou]rg|ng|dg|ang|ing|ung|rg|eng)$/.test(rest)) return ENDS_E.test(rest);
  if (/[aeiou](?:t|k|m|n|d|p|r|g|b|f)$/.test(rest)) return SILENT_E.test(rest);
  return /(?:th)$/.test(rest) ? /(?:brea|ba|loa|soo|clo|see)th$/.test(rest) : false;
}

const ENDS_E = /(?:[bcdfgkptz]l|dg|rg|lleng|veng|rang|chang|hing|ing|lung|loung|eng)$/;
const SILENT_E =
  /(?:[aeiou]at|[^aeiou]at|[uir]at|[^aeiou]it|[^aeiou]ot|ut|et|[bmtswlr]ak|ik|[^o]ok|uk|ek|am|im|om|um|em|an|in|on|un|en|[^aeo]ad|id|od|ud|ed|[aeiou]p|[^aeo]ar|ir|or|ur|er|[^u]ag|[^i]g|ib|ab|[^o]f|eg|ob)$/;

/** `-er`, `-est`. */
function gradeLemma(lower: string): string {
  const rest = lower.replace(/(?:er|est)$/, "");
  if (rest === lower || rest.length < 3) return lower;
  if (rest.endsWith("i")) return `${rest.slice(0, -1)}y`;
  return /(?:bb|dd|gg|mm|nn|pp|tt)$/.test(rest) ? rest.slice(0, -1) : rest;
}
