import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { type Context, userOf } from "../context.ts";
import { pageOf } from "../paging.ts";
import { BY_ID, INTEREST, PAGING } from "../schemas.ts";

const QUERY = Type.Object(PAGING);

/** What can be followed. */
export function situationRoutes(app: FastifyInstance, { service, situations }: Context): void {
  app.get<{ Querystring: Static<typeof QUERY> }>(
    "/situations",
    { schema: { querystring: QUERY, summary: "Saved interests, then stories found, the latest first" } },
    async (request) => {
      const all = await situations.list(service.board.picture(), userOf(request));
      const placed = all.map((situation, index) => ({ situation, key: String(index).padStart(9, "0") }));
      const { items, next } = pageOf(placed, request.query, ({ key }) => key);
      return { items: items.map(({ situation }) => situation), next };
    },
  );

  app.post<{ Body: Static<typeof INTEREST> }>(
    "/situations",
    { config: { role: "reader" }, schema: { body: INTEREST, summary: "Saves an interest" } },
    async (request, reply) =>
      reply.code(201).send(await situations.add(request.body, service.board.picture(), userOf(request))),
  );

  app.delete<{ Params: Static<typeof BY_ID> }>(
    "/situations/:id",
    { config: { role: "reader" }, schema: { params: BY_ID, summary: "Drops a saved interest" } },
    async (request, reply) => {
      await situations.remove(request.params.id, userOf(request));
      return reply.code(204).send();
    },
  );
}
