import type { Picture } from "../../src/model/index.ts";

/** Reports and claims that hold all the words, as `GET /search` answers. */
export function found(picture: Picture, texts: ReadonlyMap<string, string>, q: string, limit: number) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const reports = picture.reports
    .filter(({ id }) => holds(texts.get(id) ?? ""))
    .map(({ id, headline, path }) => ({ kind: "reports", id, text: headline ?? path, report: id, score: 1 }));
  const claims = picture.claims
    .filter(({ proposition }) => holds(proposition.text))
    .map(({ id, proposition: { text }, assertions }) => {
      const report = picture.assertions.find((assertion) => assertion.id === assertions[0])?.report;
      return { kind: "claims", id, text, report, score: 1 };
    });
  return { items: [...reports.slice(0, limit), ...claims.slice(0, limit)] };
}

/** What `GET /openapi.json` says of the brief: a service that knows more forms than the page was made for. */
export const DESCRIPTION = {
  paths: {
    "/api/v1/brief": {
      get: {
        parameters: [
          { name: "format", schema: { anyOf: [{ enum: ["md"] }, { const: "html" }, { const: "pdf" }] } },
          { name: "template", schema: { enum: ["ocha", "sitrep"] } },
        ],
      },
    },
  },
};
