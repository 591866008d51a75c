import type { Assertion, Claim, EventType, Incident } from "../../model/index.ts";
import { distinct } from "../../text/collections.ts";
import { actorName, type Book, bestOf, labelOf, placeName, shownParty, witnesses } from "../book.ts";
import { chainOf } from "../chains.ts";
import type { Citer } from "../citing.ts";
import { datedText } from "../dates.ts";
import { type Inline, type Line, lineOf, quiet, quote } from "../document.ts";
import { commonPlace, happeningOf } from "../happenings.ts";
import { capital, evidenceText, listText, MODALITY_LABEL, oneLine, quotable, roleName } from "../wording.ts";

/** What every section needs: the picture with its indexes, and the numbering of citations. */
export interface Desk {
  book: Book;
  citer: Citer;
}

/** `Attack, A on B, Obock, Wed 5 March 2025`: the fields of an incident as its lead claim fills them. */
export function incidentLabel({ book }: Desk, incident: Incident, lead: Claim | undefined): string {
  const { name, isHazard } = happeningOf(book, incident, lead);
  const type = lead?.proposition.type ?? incident.type;
  const actor = actorName(book, shownParty(book, lead, "actor"));
  const recipient = actorName(book, shownParty(book, lead, "recipient"));
  const around = isHazard ? (commonPlace(book, incident) ?? incident.place) : incident.place;
  const isOfState = OF_STATES.test(name);
  const site = placeName(book, lead?.proposition.place ?? around);
  const place = isOfState ? (recipient ?? site) : site;
  const parties = isHazard || isOfState ? null : partiesText(type, actor, recipient);
  const time = incident.time ? datedText(incident.time) : null;
  return [name, parties, place, time]
    .filter((part): part is string => part !== null && part !== "")
    .filter((part) => part !== place || isHazard || isOfState || (place !== actor && place !== recipient))
    .map(oneLine)
    .join(", ")
    .replace(/^([^,]+), (?=(?:by|against|involving|between) )/, "$1 ");
}

/** Deeds that are not done "against" a country but in it. */
const OF_STATES = /^(?:Coup|Mutiny)/;

/** Nobody does an outcome; who told of it is in the chain. */
export const OUTCOMES = new Set<EventType>(["CASUALTY", "DAMAGE"]);

/** What is done against somebody. */
const HOSTILE = new Set<EventType>(["ASSAULT", "INTERCEPT", "PROTEST", "THREATEN", "ACCUSE"]);

function partiesText(type: EventType, actor: string | null, recipient: string | null): string | null {
  if (OUTCOMES.has(type)) return recipient;
  if (type === "CONSULT") return talkersText(distinct([actor, recipient].filter((name) => name !== null)));
  if (actor && recipient && actor !== recipient) return `${actor} → ${recipient}`;
  if (actor) return `by ${actor}`;
  return recipient && HOSTILE.has(type) ? `against ${recipient}` : recipient;
}

function talkersText(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return names.length === 1 ? `involving ${names[0]}` : `between ${listText(names)}`;
}

/** `“words”, a doctor > Harbour Post [3]`: what is said, by whom, and where it stands. */
export function told({ book, citer }: Desk, claim: Claim): Line {
  const best = bestOf(book, claim.id);
  if (!best) return [];
  const cited = best.stance === "asserts" ? witnesses(book, claim.id) : [best];
  return lineOf(
    operatorText(claim),
    quote(quotable(book.wordsOf(best).exact)),
    ` (${chainOf(book, best)}) `,
    citer.cite(distinctCited(best, cited)),
  );
}

function distinctCited(best: Assertion, others: readonly Assertion[]): Assertion[] {
  return [best, ...others.filter((one) => one.id !== best.id)];
}

/** `Planned: `, `On a condition: `, `Not so: `: the operators a quote stands under. */
function operatorText({ proposition }: Claim): string {
  const modality = MODALITY_LABEL[proposition.modality];
  return modality ? `${modality}: ` : "";
}

/** The evidence behind an incident: who is quoted, who else tells of the deed, who tells of what came of it. */
export function incidentEvidence(desk: Desk, incident: Incident, lead: Claim): Inline {
  const isDeed = (id: string) => desk.book.claims.get(id)?.proposition.type === incident.type;
  const { claims } = incident;
  return evidence(desk, incident.counts, [
    lead.id,
    ...claims.filter(isDeed),
    ...claims.filter((id) => !isDeed(id)),
  ]);
}

/** The evidence behind a claim or an incident: origins by name, denials, damage. In italics. */
export function evidence({ book }: Desk, counts: Claim["counts"], claims: readonly string[]): Inline {
  const assertions = claims.flatMap((id) => book.assertions.get(id) ?? []);
  const names = originNames(book, assertions, counts);
  const denied = deniers(book, assertions);
  return quiet(
    [
      `${capital(evidenceText(counts))}${names ? `: ${names}` : ""}.`,
      denied ? `Denied by ${denied}.` : "",
      isUnconfirmed(book, counts, assertions) ? "Unconfirmed." : "",
      correctedText(book, claims),
    ]
      .filter((part) => part !== "")
      .join(" "),
  );
}

/** Who stated something on which these claims rest. */
function correctedText({ claims, picture }: Book, ids: readonly string[]): string {
  const on = new Set(ids.flatMap((id) => claims.get(id)?.statements ?? []));
  const authors = picture.statements.filter(({ id }) => on.has(id)).map(({ author }) => oneLine(author));
  return authors.length === 0 ? "" : `As corrected by ${listText(distinct(authors), 3)}.`;
}

/** The origins by name, never more than are counted. */
function originNames(
  book: Book,
  assertions: readonly Assertion[],
  { origins: [, high] }: Claim["counts"],
): string {
  const asserting = assertions.filter(({ stance }) => stance === "asserts");
  const origins = [...new Set(asserting.map(({ origin }) => origin))].map((id) => book.origins.get(id));
  const names = origins.flatMap((origin) =>
    origin && origin.kind !== "unknown"
      ? [`${oneLine(roleName(origin.name))}${origin.kind === "anonymous" ? ", unnamed" : ""}`]
      : [],
  );
  return namesText([...new Set(names)].slice(0, high));
}

/** Names that hold a comma or an "and" are told apart by semicolons: "two diplomats and a nurse" are one origin. */
export function namesText(names: readonly string[]): string {
  if (names.length < 2 || !names.some((name) => /,|\band\b/.test(name))) return listText(names, 3);
  const more = names.length > 3 ? [`${names.length - 3} more`] : [];
  return [...names.slice(0, 3), ...more].join("; ");
}

/** Who denies what these assertions say. */
export function deniers(book: Book, assertions: readonly Assertion[]): string {
  const denying = assertions.filter(({ stance }) => stance === "denies");
  return listText(
    distinct(
      denying.map(({ origin, report }) => {
        const known = book.origins.get(origin);
        return known && known.kind !== "unknown" ? oneLine(known.name) : labelOf(book, report);
      }),
    ),
    3,
  );
}

/** One origin without a name, or none at all: nobody can be asked. */
function isUnconfirmed(book: Book, { origins }: Claim["counts"], assertions: readonly Assertion[]): boolean {
  if (origins[1] !== 1) return false;
  return !assertions.some(({ origin }) => {
    const kind = book.origins.get(origin)?.kind;
    return kind === "speaker" || kind === "document" || kind === "newsroom";
  });
}
