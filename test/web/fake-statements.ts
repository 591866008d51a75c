import type { Judgement, Picture } from "../../src/model/index.ts";

/** The judgement as the model has it; a merge or split may be told by incidents and claims. */
export function judgementOf(given: Record<string, unknown>, picture: Picture): Judgement {
  if (given.kind === "merge" && Array.isArray(given.incidents)) {
    const assertions = given.incidents.flatMap((id) => assertionsOfIncident(String(id), picture));
    return { kind: "merge", assertions, reports: reportsOf(assertions, picture) };
  }
  if (given.kind === "split" && Array.isArray(given.claims)) {
    const claims = new Set(given.claims.map(String));
    const all = assertionsOfIncident(String(given.incident), picture);
    const assertions = picture.assertions.filter(({ claim }) => claims.has(claim)).map(({ id }) => id);
    return { kind: "split", assertions, from: all.filter((id) => !assertions.includes(id)) };
  }
  return given as unknown as Judgement;
}

function assertionsOfIncident(id: string, { incidents, assertions }: Picture): string[] {
  const claims = new Set(incidents.find((incident) => incident.id === id)?.claims ?? []);
  return assertions.filter(({ claim }) => claims.has(claim)).map((assertion) => assertion.id);
}

function reportsOf(ids: readonly string[], { assertions }: Picture): string[] {
  return [...new Set(assertions.filter(({ id }) => ids.includes(id)).map(({ report }) => report))];
}
