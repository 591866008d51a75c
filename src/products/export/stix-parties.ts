import type { Actor, ActorKind, PictureReport, Place, Source } from "../../model/index.ts";
import { distinct } from "../../text/collections.ts";
import { oneLine } from "../wording.ts";
import { iriOf, uuidOf, webAddress } from "./names.ts";
import { PROGRAM, type Shelf, type StixObject, stamp } from "./stix-base.ts";

/** STIX's open vocabulary of identity classes. A described group (`gunmen`) is a class of people, not an organised one. */
const CLASS: Record<ActorKind, string> = {
  state: "organization",
  force: "organization",
  group: "group",
  office: "organization",
  person: "individual",
  organization: "organization",
  outlet: "organization",
};

export function identityOfActor({ base }: Shelf, { id, name, kind, sector }: Actor): StixObject {
  return {
    ...base("identity", "actor", id, null),
    created_by_ref: PROGRAM,
    name: oneLine(name),
    identity_class: id.startsWith("role:") ? "class" : CLASS[kind],
    ...(sector === null ? {} : { roles: [sector] }),
  };
}

/** A publisher; its Admiralty reliability is a label. */
export function identityOfPublisher({ base }: Shelf, { publisher, reliability }: Source): StixObject {
  return {
    ...base("identity", "publisher", publisher, null),
    created_by_ref: PROGRAM,
    name: oneLine(publisher),
    identity_class: "organization",
    labels: [`reliability:${reliability}`],
  };
}

/** A place; `precision` in metres. The country stays away: STIX wants two letters and the picture knows three. */
export function locationOf({ base }: Shelf, { id, name, lat, lon, radiusKm }: Place): StixObject {
  return {
    ...base("location", "place", id, null),
    created_by_ref: PROGRAM,
    name: oneLine(name),
    latitude: lat,
    longitude: lon,
    precision: radiusKm * 1000,
  };
}

/** A report that is quoted. STIX asks when it was published; one without a date is named in the references only. */
export function reportOf({ base, saidIn }: Shelf, report: PictureReport): StixObject[] {
  const { id, headline, path, publisher, published } = report;
  const notes = distinct((saidIn.get(id) ?? []).map(({ claim }) => `note--${uuidOf("claim", claim)}`));
  const moment = published?.earliest ?? published?.latest;
  if (!moment || notes.length === 0) return [];
  const url = webAddress(report.url);
  return [
    {
      ...base("report", "report", id, moment),
      created_by_ref: PROGRAM,
      name: oneLine(headline ?? path),
      published: stamp(moment),
      object_refs: [...(publisher === null ? [] : [`identity--${uuidOf("publisher", publisher)}`]), ...notes],
      external_references: [
        { source_name: publisher ?? path, external_id: id, ...(url === null ? {} : { url }) },
        { source_name: "sitroom", external_id: iriOf("report", id) },
      ],
    },
  ];
}

/** Which report goes back to which, where both are in the bundle. */
export function reportRelations(shelf: Shelf): StixObject[] {
  const held = new Set(
    shelf.book.picture.reports.filter((one) => reportOf(shelf, one).length > 0).map(({ id }) => id),
  );
  return shelf.book.picture.derivations
    .filter(({ derived, from }) => held.has(derived) && held.has(from))
    .map(({ derived, from, kind, confidence }) => ({
      ...shelf.base("relationship", "derivation", `${derived} ${kind} ${from}`, null),
      created_by_ref: PROGRAM,
      relationship_type: "derived-from",
      source_ref: `report--${uuidOf("report", derived)}`,
      target_ref: `report--${uuidOf("report", from)}`,
      labels: [kind],
      confidence: Math.round(confidence * 100),
    }));
}
