import type { Derivation, EventType, Fusion, Incident, Links, Origin, Participant } from "../model/index.ts";
import { by, distinct, groupBy } from "../text/collections.ts";
import { contentId } from "../text/hash.ts";
import { comparisonKey } from "../text/normalise.ts";
import { assertionsOf, claimOf, countsOfDrafts } from "./claims.ts";
import { type Cluster, isScattered } from "./cluster.ts";
import { conflictsOf } from "./conflicts.ts";
import { type Draft, draftsOf, happened } from "./drafts.ts";
import { figureOf, seriesOf } from "./figures.ts";
import { clusterIncidents } from "./incidents.ts";
import { isBackground } from "./kinds.ts";
import { addUpParts } from "./parts.ts";
import { positionsOf } from "./positions.ts";
import { bestDraft, clauseOf, type Saying, sayingsOf } from "./sayings.ts";

/**
 * What is the case, by these linked readings: claims with who stands behind them, incidents, figures over time,
 * conflicts and positions. Pure; the order of the readings does not matter.
 */
export function fuse(links: Links): Fusion {
  const drafts = draftsOf(links);
  const clusters = byId(clusterIncidents(drafts, links.derivations));
  const incidentOf = new Map(
    [...clusters].flatMap(([id, cluster]) => cluster.drafts.map((draft) => [draft.id, id] as const)),
  );
  const scattered = new Set([...clusters].filter(([, cluster]) => isScattered(cluster)).map(([id]) => id));
  const sayings = sayingsOf(drafts, incidentOf, scattered);
  const byIncident = groupBy(sayings, ({ incident }) => incident);
  const series = seriesOf(sayings, scattered);
  return {
    origins: originsOf(drafts),
    incidents: [...clusters]
      .map(([id, cluster]) => incidentFrom(id, cluster, byIncident.get(id) ?? [], links.derivations))
      .sort(by(({ id }) => id)),
    claims: sayings.map((saying) => claimOf(saying, links.derivations)).sort(by(({ id }) => id)),
    assertions: sayings.flatMap(assertionsOf).sort(by(({ id }) => id)),
    figures: addUpParts(series.map(figureOf)),
    conflicts: conflictsOf(sayings, series, links.derivations),
    positions: positionsOf(sayings, new Set(links.actors.map(({ id }) => id))),
  };
}

/** By the words that first tell it, so that a copy does not rename an incident; by draft where two begin alike. */
function byId(clusters: readonly Cluster[]): Map<string, Cluster> {
  const named = groupBy(clusters, (cluster) =>
    contentId("incident", cluster.story, cluster.family, comparisonKey(clauseOf(cluster.drafts[0]!))),
  );
  return new Map(
    [...named].flatMap(([id, group]): [string, Cluster][] =>
      group.length === 1
        ? [[id, group[0]!]]
        : group.map((cluster) => [contentId(id, cluster.drafts[0]!.id), cluster]),
    ),
  );
}

function incidentFrom(
  id: string,
  cluster: Cluster,
  own: readonly Saying[],
  derivations: readonly Derivation[],
): Incident {
  const telling = cluster.drafts.filter(happened);
  const type = typeOf(telling);
  const ofType = telling.filter((draft) => draft.event.type === type);
  const lead = bestDraft(mostTold(ofType, own));
  return {
    id,
    type,
    headline: clauseOf(lead),
    time: cluster.time,
    place: cluster.place?.id ?? null,
    participants: participantsOf(telling),
    claims: distinct(own.map((saying) => saying.id)),
    counts: countsOfDrafts(ofType, derivations),
    background: telling.every((draft) => isBackground(draft.event)),
  };
}

/** Of these drafts those whose saying most reports tell: what everybody says of an incident heads it. */
function mostTold(drafts: readonly Draft[], own: readonly Saying[]): readonly Draft[] {
  const reportsIn = (saying: Saying) => new Set(saying.drafts.map(({ reading }) => reading.report.id)).size;
  const wanted = new Set(drafts.map(({ id }) => id));
  const ranked = own
    .map((saying) => ({ saying, shared: saying.drafts.filter(({ id }) => wanted.has(id)) }))
    .filter(({ shared }) => shared.length > 0)
    .sort(by(({ saying }) => `${String(1e6 - reportsIn(saying)).padStart(7, "0")}${saying.id}`));
  return ranked[0]?.shared ?? drafts;
}

/** Share of tellings from which on an attack names the incident: less is a word gone astray in a flood or a quake. */
const NAMED_ATTACK = 0.2;

/** The attack names an incident rather than its outcome; else what most drafts tell. */
function typeOf(drafts: readonly Draft[]): EventType {
  const groups = groupBy(drafts, (draft) => draft.event.type);
  if ((groups.get("ASSAULT")?.length ?? 0) >= NAMED_ATTACK * drafts.length) return "ASSAULT";
  return [...groups].sort(
    by(([type, members]) => `${String(1e6 - members.length).padStart(7, "0")}${type}`),
  )[0]![0];
}

function participantsOf(drafts: readonly Draft[]): Participant[] {
  const all = drafts.flatMap((draft) => [
    ...draft.actors.map((actor) => ({ actor: actor.id, role: "actor" as const })),
    ...draft.recipients.map((actor) => ({ actor: actor.id, role: "recipient" as const })),
    ...draft.thirds.map((actor) => ({ actor: actor.id, role: "third" as const })),
  ]);
  const unique = new Map(all.map((participant) => [`${participant.actor} ${participant.role}`, participant]));
  return [...unique].sort(by(([key]) => key)).map(([, participant]) => participant);
}

function originsOf(drafts: readonly Draft[]): Origin[] {
  const groups = groupBy(drafts, (draft) => draft.provenance.origin.id);
  return [...groups]
    .map(([id, group]) => {
      const names = distinct(group.map((draft) => draft.provenance.origin.name));
      return {
        id,
        kind: group[0]!.provenance.origin.kind,
        name: names[0]!,
        reports: distinct(group.map((draft) => draft.reading.report.id)),
      };
    })
    .sort(by(({ id }) => id));
}
