import type { FastifyInstance } from "fastify";
import type { Context } from "../context.ts";

/** How the service stands. */
export function statusRoutes(app: FastifyInstance, { service, version }: Context): void {
  app.get(
    "/status",
    { schema: { summary: "Version, counts, and what is not as it should be" } },
    async () => {
      const { reports, stories, sources } = service.board.parts;
      const { log, derived } = await service.store.progress();
      return {
        version,
        seq: service.board.seq,
        asOf: service.board.picture().asOf,
        reports: reports.size,
        situations: stories.size,
        sources: sources.size,
        waiting: log - derived,
        startedAt: service.startedAt,
        degraded: service.degraded(),
      };
    },
  );
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
}
