import type { MentionType } from "../../model/reading.ts";
import { REL, type Tokens } from "../../model/syntax.ts";
import { type Found, found } from "./found.ts";

const PRONOUNS = new Map<string, MentionType>(
  Object.entries({
    he: "person",
    him: "person",
    his: "person",
    himself: "person",
    she: "person",
    her: "person",
    hers: "person",
    herself: "person",
    i: "person",
    me: "person",
    my: "person",
    myself: "person",
    who: "person",
    whom: "person",
    it: "organization",
    its: "organization",
    itself: "organization",
    they: "organization",
    them: "organization",
    their: "organization",
    themselves: "organization",
    we: "organization",
    us: "organization",
    our: "organization",
    ours: "organization",
  }),
);

/** Pronouns that can stand for somebody or something; not the `it` of `it rained`, not `US`. */
export function pronouns(tokens: Tokens): Found[] {
  const list: Found[] = [];
  for (let token = 0; token < tokens.count; token++) {
    const type = PRONOUNS.get(tokens.lower[token]!);
    if (!type || tokens.relation[token] === REL.expl) continue;
    const span = { start: tokens.start[token]!, end: tokens.end[token]! };
    const text = tokens.text.slice(span.start, span.end);
    if (/^\p{Lu}{2,}$/u.test(text)) continue;
    list.push({ ...found(span, [token, token + 1], type, "shape"), level: "pronoun" });
  }
  return list;
}

/** `@handles` are persons or bodies that post; told apart by linking. */
export function handles(tokens: Tokens): Found[] {
  const list: Found[] = [];
  for (let token = 0; token < tokens.count; token++) {
    if (tokens.text[tokens.start[token]!] !== "@") continue;
    const text = tokens.text.slice(tokens.start[token]!, tokens.end[token]!);
    if (!/^@[A-Za-z_]\w{1,20}$/.test(text) || isInAddress(tokens, token)) continue;
    const span = { start: tokens.start[token]!, end: tokens.end[token]! };
    list.push(found(span, [token, token + 1], "person", "shape"));
  }
  return list;
}

/** `jdoe...@mail` or `@mail.net`: joined to what stands beside it. */
function isInAddress(tokens: Tokens, token: number): boolean {
  const before = tokens.text[tokens.start[token]! - 1] ?? " ";
  return /[\w.]/.test(before) || /^\.\w/.test(tokens.text.slice(tokens.end[token]!, tokens.end[token]! + 2));
}
