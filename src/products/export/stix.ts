import type { Picture } from "../../model/index.ts";
import { by, groupBy } from "../../text/collections.ts";
import { bookOf } from "../book.ts";
import { citedTexts } from "./citations.ts";
import type { Material } from "./material.ts";
import { iriOf, jsonText, uuidOf } from "./names.ts";
import { type Base, baseFor, PROGRAM, programIdentity, type Shelf, type StixObject } from "./stix-base.ts";
import { incidentOf, incidentRelations, noteOf, opinionsOf } from "./stix-claims.ts";
import {
  identityOfActor,
  identityOfPublisher,
  locationOf,
  reportOf,
  reportRelations,
} from "./stix-parties.ts";

/**
 * The picture as a STIX 2.1 bundle: an incident for each incident, a note with quoted words for each claim, an opinion for
 * each denial, identities, locations, a report for each dated report that is quoted, and one for the picture as a whole.
 */
export function stixJson({ picture, texts }: Material): string {
  const book = bookOf(picture, texts);
  const saidIn = groupBy(picture.assertions, ({ report }) => report);
  const shelf: Shelf = { book, textOf: citedTexts(texts), base: baseFor(picture), saidIn };
  const objects = [
    programIdentity(shelf),
    ...picture.actors.map((actor) => identityOfActor(shelf, actor)),
    ...picture.sources.map((source) => identityOfPublisher(shelf, source)),
    ...picture.places.map((place) => locationOf(shelf, place)),
    ...picture.incidents.flatMap((incident) => [
      incidentOf(shelf, incident),
      ...incidentRelations(shelf, incident),
    ]),
    ...picture.claims.flatMap((claim) => [noteOf(shelf, claim), ...opinionsOf(shelf, claim)]),
    ...picture.reports.flatMap((report) => reportOf(shelf, report)),
    ...reportRelations(shelf),
  ].sort(by(({ id }) => id));
  const all = [pictureReport(picture, shelf.base, objects), ...objects];
  return jsonText({
    type: "bundle",
    id: `bundle--${uuidOf("bundle", all.map(({ id }) => id).join(" "))}`,
    objects: all,
  });
}

/** The report that holds all the rest together. */
function pictureReport({ asOf }: Picture, base: Base, objects: readonly StixObject[]): StixObject {
  const { id: _id, ...common } = base("report", "picture", "whole", null);
  return {
    ...common,
    id: PICTURE_REPORT,
    created_by_ref: PROGRAM,
    name: asOf === null ? "Picture of undated reports" : `Picture as of ${asOf}`,
    report_types: ["observed-data"],
    published: common.modified,
    object_refs: objects.map(({ id }) => id),
    external_references: [{ source_name: "sitroom", external_id: iriOf("picture", "whole") }],
  };
}

const PICTURE_REPORT = `report--${uuidOf("picture", "whole")}`;
