import type { Picture } from "../../src/model/index.ts";

/** The picture restricted to some stories. */
export function of(picture: Picture, stories: readonly string[]): Picture {
  const held = new Set(stories);
  const reports = picture.reports.filter(({ story }) => story !== null && held.has(story));
  const reportIds = idsOf(reports);
  const assertions = picture.assertions.filter(({ report }) => reportIds.has(report));
  const claimIds = new Set(assertions.map(({ claim }) => claim));
  const claims = picture.claims.filter(({ id }) => claimIds.has(id));
  const incidents = picture.incidents.filter((incident) => incident.claims.some((id) => claimIds.has(id)));
  const incidentIds = idsOf(incidents);
  const origins = new Set(assertions.map(({ origin }) => origin));
  const publishers = new Set(reports.map(({ publisher }) => publisher));
  return {
    ...picture,
    reports,
    stories: picture.stories.filter(({ id }) => held.has(id)),
    derivations: picture.derivations.filter(({ derived }) => reportIds.has(derived)),
    origins: picture.origins.filter(({ id }) => origins.has(id)),
    incidents,
    claims,
    assertions,
    figures: picture.figures.filter(({ incident }) => incidentIds.has(incident)),
    conflicts: picture.conflicts.filter(({ sides }) => sides.flat().some((id) => claimIds.has(id))),
    positions: picture.positions.filter(({ claim }) => claimIds.has(claim)),
    sources: picture.sources.filter(({ publisher }) => publishers.has(publisher)),
  };
}

function idsOf(items: readonly { id: string }[]): Set<string> {
  return new Set(items.map(({ id }) => id));
}
