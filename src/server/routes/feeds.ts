import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Context, pictureFor } from "../context.ts";
import { changesJsonFeed, changesRss, deadlinesCalendar, type FeedChange } from "../feeds.ts";
import type { Service } from "../service.ts";

/** Parts whose changes are worth an item; the others change with every report. */
const TOLD = new Set(["incidents", "figures", "conflicts", "positions", "statements"]);
/** Items of a feed. */
const ITEMS = 100;
/** Changes looked through for them. */
const REACH = 5_000;

/** What programs for feeds and calendars subscribe to. */
export function feedRoutes(app: FastifyInstance, context: Context): void {
  const { service } = context;
  app.get("/feeds/changes.rss", { schema: { summary: "Changes as RSS" } }, async (request, reply) =>
    reply
      .type("application/rss+xml; charset=utf-8")
      .send(changesRss(await latest(service), placeOf(request))),
  );
  app.get("/feeds/changes.json", { schema: { summary: "Changes as JSON Feed" } }, async (request, reply) =>
    reply
      .type("application/feed+json; charset=utf-8")
      .send(changesJsonFeed(await latest(service), placeOf(request))),
  );
  app.get("/calendar.ics", { schema: { summary: "Deadlines as iCalendar" } }, async (request, reply) => {
    const picture = await pictureFor(context, {}, request, reply);
    return picture ? reply.type("text/calendar; charset=utf-8").send(deadlinesCalendar(picture)) : reply;
  });
}

function placeOf({ protocol, host }: FastifyRequest) {
  return { base: `${protocol}://${host}` };
}

async function latest({ store, board }: Service): Promise<FeedChange[]> {
  const found: FeedChange[] = [];
  for await (const change of store.changes({ after: Math.max(0, board.seq - REACH) }))
    if (TOLD.has(change.part)) found.push(change);
  return found.slice(-ITEMS).reverse();
}
