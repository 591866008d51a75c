import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import type { Context } from "../context.ts";
import { PAGING } from "../schemas.ts";

const QUERY = Type.Object(PAGING);
const PAGE = 100;

/** Who did what. */
export function auditRoutes(app: FastifyInstance, { service: { store } }: Context): void {
  app.get<{ Querystring: Static<typeof QUERY> }>(
    "/audit",
    {
      config: { role: "admin", scope: "admin" },
      schema: { querystring: QUERY, summary: "Who did what, the latest first" },
    },
    async ({ query: { limit = PAGE, cursor } }) => {
      const after = cursor === undefined ? {} : { after: cursor };
      const rows = await store.records("audit").list({ reverse: true, limit: limit + 1, ...after });
      const items = rows.slice(0, limit);
      return { items: items.map(({ value }) => value), next: rows.length > limit ? items.at(-1)!.key : null };
    },
  );
}
