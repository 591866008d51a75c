import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import type { StoredChange } from "../../store/index.ts";
import { type Context, pictureFor } from "../context.ts";
import { changesJsonFeed, changesRss, deadlinesCalendar, type FeedChange, type FeedPlace } from "../feeds.ts";
import { concerns } from "../restrict.ts";
import { SITUATION } from "../schemas.ts";
import type { Service } from "../service.ts";

/** Parts whose changes are worth an item; the others change with every report. */
const TOLD = new Set(["incidents", "figures", "conflicts", "positions", "statements"]);
/** Items of a feed. */
const ITEMS = 100;
/** Changes looked through for them. */
const REACH = 5_000;

const QUERY = Type.Object({
  ...SITUATION,
  token: Type.Optional(
    Type.String({
      maxLength: 100,
      description: "A token of the scope `feed`, for programs that send no headers.",
    }),
  ),
});
const CONFIG = { scope: "feed", tokenInAddress: true } as const;
type FeedQuery = Static<typeof QUERY>;

const FORMS = [
  { name: "rss", type: "application/rss+xml; charset=utf-8", summary: "Changes as RSS", form: changesRss },
  {
    ...{ name: "json", type: "application/feed+json; charset=utf-8", summary: "Changes as JSON Feed" },
    form: changesJsonFeed,
  },
];

/** What programs for feeds and calendars subscribe to. */
export function feedRoutes(app: FastifyInstance, context: Context): void {
  for (const { name, type, summary, form } of FORMS)
    app.get<{ Querystring: FeedQuery }>(
      `/feeds/changes.${name}`,
      { config: CONFIG, schema: { querystring: QUERY, summary } },
      async (request, reply) => {
        const picture = await pictureFor(context, request.query, request, reply);
        if (!picture) return reply;
        const isMeant = request.query.situation === undefined ? () => true : concerns(picture);
        return reply.type(type).send(form(await latest(context.service, isMeant), placeOf(request)));
      },
    );
  app.get<{ Querystring: FeedQuery }>(
    "/calendar.ics",
    { config: CONFIG, schema: { querystring: QUERY, summary: "Deadlines as iCalendar" } },
    async (request, reply) => {
      const picture = await pictureFor(context, request.query, request, reply);
      return picture ? reply.type("text/calendar; charset=utf-8").send(deadlinesCalendar(picture)) : reply;
    },
  );
}

/** Feeds get passed on: the address that one names as its own is without a token. */
function placeOf({ protocol, host, url }: FastifyRequest): FeedPlace {
  const base = `${protocol}://${host}`;
  const self = new URL(url, base);
  self.searchParams.delete("token");
  return { base, self: self.href };
}

async function latest(
  { store, board }: Service,
  isMeant: (change: StoredChange) => boolean,
): Promise<FeedChange[]> {
  const found: FeedChange[] = [];
  for await (const change of store.changes({ after: Math.max(0, board.seq - REACH) }))
    if (TOLD.has(change.part) && isMeant(change)) found.push(change);
  return found.slice(-ITEMS).reverse();
}
