import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { type Source, shown } from "../../watch/index.ts";
import { audit } from "../audit.ts";
import { type Context, userOf } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { BY_ID } from "../schemas.ts";
import type { Watching } from "../watching.ts";

const ADDRESS = Type.Object({
  url: Type.String({ minLength: 1, maxLength: 2_000 }),
  title: Type.Optional(Type.String({ maxLength: 300 })),
});

/** What is watched, and how it fares. */
export function watchRoutes(app: FastifyInstance, { service, watching }: Context): void {
  const here = (): Watching => {
    if (!watching) throw notFound("watcher");
    return watching;
  };

  app.get("/watch", { schema: { summary: "Sources under watch with their health" } }, async () => ({
    items: watching ? (await watching.list()).map(told) : [],
  }));

  app.post<{ Body: Static<typeof ADDRESS> }>(
    "/watch",
    { schema: { body: ADDRESS, summary: "Watches a feed, page or sitemap; finds out which it is" } },
    async (request, reply) => {
      const source = await here().add(request.body.url, request.body.title);
      await audit(service.store, userOf(request), "watch.add", source.key);
      return reply.code(201).send(told(source));
    },
  );

  opmlRoutes(app, service, here);

  app.post<{ Params: Static<typeof BY_ID> }>(
    "/watch/:id/poll",
    { schema: { params: BY_ID, summary: "Looks at a source now" } },
    async (request) => told(await here().poll(request.params.id)),
  );

  app.delete<{ Params: Static<typeof BY_ID> }>(
    "/watch/:id",
    { schema: { params: BY_ID, summary: "Lets go of a source; what it brought stays" } },
    async (request, reply) => {
      await here().remove(request.params.id);
      await audit(service.store, userOf(request), "watch.remove", request.params.id);
      return reply.code(204).send();
    },
  );
}

/** Media types that OPML comes under. */
const OPML = ["text/x-opml", "application/xml", "text/xml"];

/** Lists of feeds in and out; a scope of its own, so that no other route takes XML. */
function opmlRoutes(app: FastifyInstance, service: Context["service"], here: () => Watching): void {
  app.get("/watch/opml", { schema: { summary: "The feeds under watch as OPML" } }, async (_request, reply) =>
    reply
      .type("text/x-opml; charset=utf-8")
      .header("content-disposition", 'attachment; filename="sources.opml"')
      .send(await here().exportList()),
  );
  void app.register(async (scope) => {
    scope.addContentTypeParser(OPML, { parseAs: "string" }, async (_request: unknown, body: string) => body);
    scope.post<{ Body: unknown }>(
      "/watch/opml",
      { schema: { summary: "Watches the feeds of an OPML document", consumes: OPML } },
      async (request, reply) => {
        if (typeof request.body !== "string") throw invalid("Send OPML as text/x-opml or text/xml.");
        const answer = await here().importList(request.body);
        await audit(service.store, userOf(request), "watch.import", null, answer);
        return reply.code(201).send(answer);
      },
    );
  });
}

function told({ key, kind, url, title, health }: Source) {
  const { lastSuccess, lastError, error, nextTry } = health;
  return {
    id: key,
    kind,
    url: shown(url),
    title,
    health: { lastSuccess, lastError: error === null ? null : `${lastError ?? ""} ${error}`.trim(), nextTry },
  };
}
