import type { Assertion, Claim, Incident } from "../../model/index.ts";
import { distinct } from "../../text/collections.ts";
import { firstSaid, quoted, sayingText } from "./citations.ts";
import { uuidOf } from "./names.ts";
import { confidenceOf, PROGRAM, referencesOf, type Shelf, type StixObject } from "./stix-base.ts";

/** An incident under the words that tell it best; its confidence is that of its best supported deed. */
export function incidentOf(shelf: Shelf, incident: Incident): StixObject {
  const { book, base } = shelf;
  const deeds = incident.claims.filter((id) => book.claims.get(id)?.proposition.type === incident.type);
  const assertions = assertionsOf(shelf, deeds);
  const references = referencesOf(shelf, assertions);
  const grades = deeds.map((id) => book.claims.get(id)!.credibility.grade);
  return {
    ...base("incident", "incident", incident.id, firstSaid(assertions)),
    created_by_ref: PROGRAM,
    name: quoted(incident.headline),
    labels: [incident.type.toLowerCase(), ...(incident.background ? ["background"] : [])],
    ...confidenceOf(grades.length === 0 ? 6 : (Math.min(...grades) as Claim["credibility"]["grade"])),
    ...(references.length > 0 ? { external_references: references } : {}),
  };
}

/** Where an incident happened and who took part. */
export function incidentRelations(
  { book, base }: Shelf,
  { id, place, participants }: Incident,
): StixObject[] {
  const targets = [
    ...(place !== null && book.places.has(place) ? [`location--${uuidOf("place", place)}`] : []),
    ...participants.flatMap(({ actor }) =>
      book.actors.has(actor) ? [`identity--${uuidOf("actor", actor)}`] : [],
    ),
  ];
  return distinct(targets).map((target) => ({
    ...base("relationship", "relationship", `${id} ${target}`, null),
    created_by_ref: PROGRAM,
    relationship_type: "related-to",
    source_ref: `incident--${uuidOf("incident", id)}`,
    target_ref: target,
  }));
}

/** A claim as a note: its words, one assertion a line, each with its chain and what keeps it from being a fact. */
export function noteOf(shelf: Shelf, claim: Claim): StixObject {
  const { book, base } = shelf;
  const assertions = assertionsOf(shelf, [claim.id]);
  const { type, modality, polarity } = claim.proposition;
  const speakers = distinct(
    assertions.flatMap(({ origin }) => {
      const root = book.origins.get(origin);
      return root && root.kind !== "unknown" ? [root.name] : [];
    }),
  );
  const references = referencesOf(shelf, assertions);
  return {
    ...base("note", "claim", claim.id, firstSaid(assertions)),
    created_by_ref: PROGRAM,
    content: assertions.map((one) => sayingText(book, one)).join("\n"),
    ...(speakers.length > 0 ? { authors: speakers } : {}),
    labels: [type.toLowerCase(), `modality:${modality}`, ...(polarity === "-" ? ["polarity:negative"] : [])],
    ...confidenceOf(claim.credibility.grade),
    object_refs: subjectsOf(shelf, claim, assertions),
    ...(references.length > 0 ? { external_references: references } : {}),
  };
}

/** What a note is about: incident, parties, place; else the reports that say it. */
function subjectsOf(
  { book }: Shelf,
  { incident, proposition }: Claim,
  assertions: readonly Assertion[],
): string[] {
  const { actor, recipient, place } = proposition;
  const parties = [actor, recipient].filter((id) => id !== null && book.actors.has(id));
  const subjects = [
    ...(incident !== null && book.incidents.has(incident)
      ? [`incident--${uuidOf("incident", incident)}`]
      : []),
    ...parties.map((id) => `identity--${uuidOf("actor", id!)}`),
    ...(place !== null && book.places.has(place) ? [`location--${uuidOf("place", place)}`] : []),
  ];
  if (subjects.length > 0) return distinct(subjects);
  const publishers = assertions.flatMap(({ report }) => book.report.get(report)?.publisher ?? []);
  const identities = distinct(publishers).map((name) => `identity--${uuidOf("publisher", name)}`);
  return identities.length > 0 ? identities : [`report--${uuidOf("picture", "whole")}`];
}

/** Each denial of a claim as an opinion on its note. */
export function opinionsOf(shelf: Shelf, claim: Claim): StixObject[] {
  return assertionsOf(shelf, [claim.id])
    .filter(({ stance }) => stance === "denies")
    .map((denial) => ({
      ...shelf.base("opinion", "opinion", denial.id, denial.saidAt),
      created_by_ref: PROGRAM,
      opinion: "disagree",
      explanation: sayingText(shelf.book, denial),
      authors: [shelf.book.origins.get(denial.origin)?.name ?? denial.origin],
      object_refs: [`note--${uuidOf("claim", claim.id)}`],
      external_references: referencesOf(shelf, [denial]),
    }));
}

function assertionsOf({ book }: Shelf, claims: readonly string[]): Assertion[] {
  return claims.flatMap((claim) => book.assertions.get(claim) ?? []);
}
