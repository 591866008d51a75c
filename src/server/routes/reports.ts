import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { type Context, type PictureQuery, pictureFor } from "../context.ts";
import { notFound } from "../errors.ts";
import { foundClaims } from "../found.ts";
import { pageOf } from "../paging.ts";
import { AS_OF, BY_ID, PAGING, SITUATION, WORDS } from "../schemas.ts";
import type { Service } from "../service.ts";

const MOST_FOUND = 10_000;

const QUERY = Type.Object({ ...AS_OF, ...SITUATION, ...WORDS, ...PAGING });
const SEARCH = Type.Object({
  q: Type.String({ minLength: 1, maxLength: 500 }),
  kind: Type.Optional(Type.Union([Type.Literal("reports"), Type.Literal("claims")])),
  limit: PAGING.limit,
});

/** Reports out, and the search in both reports and claims. */
export function reportRoutes(app: FastifyInstance, context: Context): void {
  const { service } = context;

  app.get<{ Querystring: Static<typeof QUERY> }>(
    "/reports",
    { schema: { querystring: QUERY, summary: "Reports, as the picture lists them" } },
    async (request, reply) => {
      const picture = await pictureFor(context, request.query, request, reply);
      if (!picture) return reply;
      const { q } = request.query;
      if (q === undefined) return pageOf(picture.reports, request.query, ({ id }) => id);
      const { hits } = await service.store.search(q, { limit: MOST_FOUND });
      const found = new Set(hits.map(({ report }) => report));
      return pageOf(
        picture.reports.filter(({ id }) => found.has(id)),
        request.query,
        ({ id }) => id,
      );
    },
  );

  app.get<{ Params: Static<typeof BY_ID>; Querystring: PictureQuery }>(
    "/reports/:id",
    { schema: { params: BY_ID, querystring: Type.Object(AS_OF), summary: "One report with its text" } },
    async (request, reply) => {
      const { id } = request.params;
      const picture = await pictureFor(context, request.query, request, reply);
      if (!picture) return reply;
      const report = picture.reports.find((one) => one.id === id);
      const stored = report && (await service.store.reading(id));
      if (!stored) throw notFound("report with that id");
      const { text, blocks } = stored.reading.report;
      const assertions = picture.assertions.filter((assertion) => assertion.report === id);
      const derivations = picture.derivations.filter(({ derived, from }) => derived === id || from === id);
      return { report, text, blocks, assertions, derivations };
    },
  );

  app.get<{ Querystring: Static<typeof SEARCH> }>(
    "/search",
    { schema: { querystring: SEARCH, summary: "Reports and claims with these words, the best first" } },
    async ({ query: { q, kind, limit = 50 } }) => {
      const reports = kind === "claims" ? [] : await foundReports(service, q, limit);
      const claims = kind === "reports" ? [] : foundClaims(service.board, q, limit);
      return { items: [...reports, ...claims] };
    },
  );
}

async function foundReports({ store, board }: Service, q: string, limit: number) {
  const { hits } = await store.search(q, { limit });
  return hits.flatMap(({ report, score }) => {
    const found = board.parts.reports.get(report);
    return found ? [{ kind: "reports", id: report, text: found.headline ?? found.path, report, score }] : [];
  });
}
