import { placeKey } from "../../lexicon/keys.ts";
import { officeNamed } from "../../lexicon/ministries.ts";
import type { KnownActor } from "../../lexicon/names.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import type { Span } from "../../model/index.ts";
import { comparisonKey, fold, slug } from "../../text/normalise.ts";
import { firstFrom } from "../../text/offsets.ts";
import { type ActorContext, stateNamed } from "./context.ts";
import { officeOf } from "./names.ts";

/** What is known of a body: also one that no mention stands for, and that is missing among the actors. */
export type Body = Pick<KnownActor, "id" | "country" | "sector">;

/** Characters before and after a name in which its body is looked for. */
const REACH = 90;

const SPOKEN = "spokes(?:man|woman|person)";
/** Who speaks for a body as its head or its expert, where the words beside are those of a body. */
const HEADS =
  "head|chief|director|director of \\p{Ll}+|chair(?:man|woman|person)?|commander|secretary|secretary-general|coordinator|leader|manager|physician|doctor|surgeon";
const ROLE = `(?<role>${SPOKEN}|${HEADS})`;
const BODY = "(?<body>\\p{L}[\\p{L}\\p{M}\\p{N}'. -]{1,60}?)";
const DETERMINED = "(?:the |an? |its |their )?";
const MODIFIED = "(?:(?:chief|deputy|senior|acting|military|medical|press|general) )?";
const RANK = "(?:(?:\\p{Lu}[\\p{L}-]+|[Dd]r)\\.? ){0,2}";

const BEFORE = [
  new RegExp(`\\b${ROLE} (?:of|for|at|with|from) ${DETERMINED}${BODY}, ${RANK}$`, "u"),
  new RegExp(`(?:^|[ (])${DETERMINED}${BODY}(?:'s?)? ${MODIFIED}${ROLE},? ${RANK}$`, "iu"),
];
const AFTER = [
  new RegExp(
    `^,? ${DETERMINED}${MODIFIED}${ROLE} (?:of|for|at|with|from) ${DETERMINED}${BODY}(?:[,.;]|$| (?:said|told)\\b)`,
    "iu",
  ),
  new RegExp(`^, ${DETERMINED}${BODY}(?:'s?)? ${MODIFIED}${ROLE}[,.;]`, "iu"),
  new RegExp(`^ of ${DETERMINED}${BODY}(?:,| (?:said|told)\\b)`, "iu"),
];

/** A sentence, a quotation or a line ends: what stands before tells of somebody else. */
const END = /^[\s\S]*(?:[\n;:"]|(?<!\p{L})\p{Ll}{3,}[.!?] )/u;

/**
 * The body a person is introduced with, where no mention of it has an actor: `civil protection commander X`, `X, a
 * doctor at the regional hospital in Y`. An office where the words name one and a country is known, else by its words.
 */
export function bodyTold(context: ActorContext, start: number, end: number): Body | null {
  const before = fold(context.text.slice(Math.max(0, start - REACH), start)).replace(END, "");
  const after = fold(context.text.slice(end, end + REACH)).replace(/[\n":][\s\S]*$/, "");
  for (const [text, patterns] of [
    [before, BEFORE],
    [after, AFTER],
  ] as const) {
    for (const pattern of patterns) {
      const { role, body } = pattern.exec(text)?.groups ?? {};
      const words = body?.replace(LEADING, "") ?? "";
      const reach = { start: start - before.length, end: start };
      const found = bodyOfRole(context, words, role ?? "", reach);
      if (found) return found;
    }
  }
  return null;
}

/** What stands before the words of the body: `said the port` of `said the port's director`, not `ministry of the interior`. */
const LEADING = /^.*(?<!\bof )\b(?:the|an?|its|their|said|told|says|by|to) /i;

/** A spokesman speaks for whatever he is called the spokesman of, a director for what is called a body. */
function bodyOfRole(context: ActorContext, body: string, role: string, reach: Span): Body | null {
  if (
    body === "" ||
    /\b(?:former|ex|late|ousted|state)$/i.test(body) ||
    /^(?:former|ex|late|ousted)\b/i.test(body)
  )
    return null;
  if (GENERIC.test(body)) return bodyMentioned(context, body.toLowerCase(), reach);
  return IS_SPOKEN.test(role) || isBodyWording(body) ? bodyNamed(body, context.home) : null;
}

const IS_SPOKEN = new RegExp(`^${SPOKEN}$`, "i");

/** `ministry spokesman X` says of no one ministry that it is his; the report may have told before which it is. */
const GENERIC =
  /^(?:ministry|company|commission|agency|party|group|union|committee|government|council|service|authority|court|operator|its|their|the|local|senior|chief)$/i;

/** Mentions looked back at for the body that `ministry` or `its` stands for. */
const LOOKED_BACK = 40;

/** The last body before that is called so: the `interior ministry` of `the ministry`; for `its` one in `reach`, of the sentence. */
function bodyMentioned({ reading, actors, text }: ActorContext, head: string, reach: Span): Body | null {
  const { mentions } = reading;
  const isOwn = /^(?:its|their)$/.test(head);
  const next = firstFrom(mentions, reach.end);
  for (let at = next - 1; at >= Math.max(0, next - LOOKED_BACK); at--) {
    const { type, start, end } = mentions[at]!;
    const actor = actors[at];
    if (isOwn && start < reach.start) return null;
    if (type !== "organization" || end > reach.end || !actor || actor.kind === "outlet") continue;
    const words = comparisonKey(`${text.slice(start, end)} ${actor.name}`).split(" ");
    if (isOwn || words.includes(head)) return actor;
  }
  return null;
}

/** Words for bodies that are not listed as such, since most often they are things or people. */
const HEAD_WORDS = new Set(
  "hospital clinic university guard protection service secretariat centre center port".split(" "),
);

/** Whether a noun phrase is headed by a word for a body: `the regional hospital in Y`, `civil protection`. */
export function isBodyWording(words: string): boolean {
  const head = placeKey(words.replace(/ (?:in|at|of|near|for|from|on) .*$/i, ""))
    .split(" ")
    .at(-1)!;
  return (
    HEAD_WORDS.has(head) || nameWords().nominals.get(head)?.group === "body" || officeNamed(words) !== null
  );
}

/** One body by its words, whatever report has them: an office where they name one and a country is known. */
export function bodyNamed(words: string, home: string | null): Body {
  const office = officeNamed(words);
  const country = office ? (countryAmong(words) ?? home) : null;
  if (office && country) return officeOf(country, office);
  return { id: `org:${slug(words)}`, country: null, sector: null };
}

function countryAmong(words: string): string | null {
  return stateNamed(words.replace(/'s .*$/, "")) ?? stateNamed(words.split(" ")[0]!);
}
