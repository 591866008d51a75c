import { officeNamed } from "../../lexicon/ministries.ts";
import type { ActorRef, ChainLink, Reading } from "../../model/index.ts";
import { onceFor } from "../../text/once.ts";
import { bodyNamed, isBodyWording } from "../actors/bodies.ts";
import { homeCountry } from "../actors/home.ts";

const SPEAKING = new Set<ChainLink["kind"]>(["named", "role", "anonymous", "collective"]);

/**
 * Key of the body that speaks, whoever utters it: its spokesman or its head, with a name or without, a minister for the
 * ministry, and the body itself where no actor stands for it. Null where somebody speaks for himself or for a state.
 */
export function bodySpeaking(link: ChainLink, reading: Reading): string | null {
  if (!SPEAKING.has(link.kind)) return null;
  const { persons, bodies, ministries, home } = knownIn(reading);
  const person = link.actor === null ? undefined : persons.get(link.actor);
  if (person && link.kind === "anonymous") return null;
  if (person) {
    const told = person.affiliation?.startsWith("state:") ? null : person.affiliation;
    const body = told ?? ministries.get(person.id) ?? null;
    return body && (bodies.has(body) ? body : bare(body));
  }
  const words = wordsOfBody(link);
  return words && bare(bodyNamed(words, home).id);
}

/** A body that is no actor here goes by its words, as other reports have them. */
function bare(id: string): string {
  return id.replace(/^org:(?!.*:)/, "");
}

/** `a spokesman for the coast guard`, `an army spokesman`. */
const SPOKESMAN =
  /^(?:an? |the )?(?:(?<before>\S.{1,60}?)(?:['\u2019]s?)? )?spokes(?:man|woman|person)\b(?: (?:for|of) (?:the )?(?<behind>[^,]{3,60}))?/i;
/** Heads of phrases that describe some body rather than name it. */
const SOME_BODY = /\b(?:group|alliance|coalition|faction|gang|party|company|firm|organi[sz]ation|network)$/i;

const OWN = /^(?:its|their|his|her|our|my|your)\b/i;

/** Words that name a body by what it is, where no actor stands for it: two at least, since `the company` may be any. */
function wordsOfBody({ kind, actor, name, text }: ChainLink): string | null {
  if (actor !== null && !actor.startsWith("role:")) return null;
  const spoken = SPOKESMAN.exec(text)?.groups;
  const words = spoken ? (spoken.behind ?? spoken.before ?? "") : kind === "anonymous" ? "" : name;
  const body = words.trim().replace(/^(?:the|an?) /i, "");
  if (!/\S \S/.test(body) && !spoken) return null;
  return isBodyWording(body) && !SOME_BODY.test(body) && !OWN.test(body) ? body : null;
}

interface Known {
  persons: ReadonlyMap<string, ActorRef>;
  /** Ids of all others. */
  bodies: ReadonlySet<string>;
  /** Id of a minister -> id of the ministry. */
  ministries: ReadonlyMap<string, string>;
  home: string | null;
}

const knownIn = onceFor((reading: Reading): Known => {
  const home = homeCountry(reading);
  const persons = new Map<string, ActorRef>();
  const bodies = new Set<string>();
  const ministries = new Map<string, string>();
  for (const { actor, level, start } of reading.mentions) {
    if (actor?.kind !== "person") {
      if (actor) bodies.add(actor.id);
      continue;
    }
    persons.set(actor.id, actor);
    const title = level === "name" ? reading.report.text.slice(Math.max(0, start - 40), start) : "";
    const ministry = ministryOf(title);
    if (ministry) ministries.set(actor.id, bodyNamed(ministry, actor.country).id);
  }
  return { persons, bodies, ministries, home };
});

/** `Colombia's defence minister ` -> `defence ministry`. */
function ministryOf(title: string): string | null {
  const words = /(?<!\bformer )\b(\p{L}+) minister,? $/iu.exec(title)?.[1];
  const ministry = `${words} ministry`;
  return words && officeNamed(ministry) ? ministry : null;
}
