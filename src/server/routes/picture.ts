import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { explain } from "../../picture/index.ts";
import { whyApart } from "../../pipeline.ts";
import { type Context, type PictureQuery, pictureFor, userOf } from "../context.ts";
import { notFound } from "../errors.ts";
import { AS_OF, BY_ID, SITUATION } from "../schemas.ts";

const PICTURE_QUERY = Type.Object({ ...AS_OF, ...SITUATION });
const EXPLAIN_QUERY = Type.Object({
  ...AS_OF,
  apart: Type.Optional(
    Type.String({ minLength: 1, maxLength: 300, description: "Why it is not one with the item of this id." }),
  ),
});

/** The picture, whole or of one situation, and explanations. */
export function pictureRoutes(app: FastifyInstance, context: Context): void {
  const { service, situations } = context;

  app.get<{ Querystring: Static<typeof PICTURE_QUERY> }>(
    "/picture",
    { schema: { querystring: PICTURE_QUERY, summary: "The whole picture, or that of one situation" } },
    async (request, reply) => {
      const seq = service.board.seq;
      const picture = await pictureFor(context, request.query, request, reply);
      return picture ? { seq, ...picture } : reply;
    },
  );

  app.get<{ Params: Static<typeof BY_ID>; Querystring: PictureQuery }>(
    "/situations/:id/picture",
    { schema: { params: BY_ID, querystring: Type.Object(AS_OF), summary: "The picture of one situation" } },
    async (request, reply) => {
      const seq = service.board.seq;
      const { asOf, roomAsOf, version } = request.query;
      const isNow = asOf === undefined && roomAsOf === undefined && version === undefined;
      if (isNow) await situations.see(request.params.id, userOf(request));
      const query = { ...request.query, situation: request.params.id };
      const picture = await pictureFor(context, query, request, reply);
      return picture ? { seq, ...picture } : reply;
    },
  );

  app.get<{ Params: Static<typeof BY_ID>; Querystring: Static<typeof EXPLAIN_QUERY> }>(
    "/explain/:id",
    { schema: { params: BY_ID, querystring: EXPLAIN_QUERY, summary: "Why something stands" } },
    async (request, reply) => {
      const picture = await pictureFor(context, request.query, request, reply);
      if (!picture) return reply;
      const { apart } = request.query;
      if (apart !== undefined) {
        const why = whyApart(picture, request.params.id, apart);
        if (!why) throw notFound("two claims, incidents or reports with those ids");
        return why;
      }
      const found = explain(picture, request.params.id);
      if (!found)
        throw notFound(
          "claim, incident, assertion, figure, conflict, position, story or report with that id",
        );
      const named = found.claims.flatMap(({ assertions }) => assertions.map(({ report }) => report));
      const ends = found.derivations.flatMap(({ derived, from }) => [derived, from]);
      const ids = new Set([...named, ...ends]);
      return { ...found, reports: picture.reports.filter(({ id }) => ids.has(id)) };
    },
  );
}
