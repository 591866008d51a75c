import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import type { StoredChange } from "../../store/index.ts";
import { changedParts } from "../board.ts";
import { type Context, momentOf, userOf } from "../context.ts";
import { headlineOf } from "../headline.ts";
import { concerns } from "../restrict.ts";
import { PAGING, SITUATION } from "../schemas.ts";
import type { Service, Told } from "../service.ts";
import { stepsBetween } from "../steps.ts";

const QUERY = Type.Object({
  ...SITUATION,
  since: Type.Optional(
    Type.String({ maxLength: 40, description: "Number of a change, or a moment (ISO 8601)." }),
  ),
  limit: PAGING.limit,
});
/** Proxies close what is silent; so do some phones. */
const HEARTBEAT_MS = 20_000;
/** Changes that are told again to who comes back; who missed more fetches the picture anew. */
const MOST_REPLAYED = 20_000;
/** Bytes that wait for a reader who does not read. */
const MOST_WAITING = 4 * 1_048_576;

/** What changed: as a list, and as it happens. */
export function changeRoutes(app: FastifyInstance, context: Context): void {
  app.get<{ Querystring: Static<typeof QUERY> }>(
    "/changes",
    { schema: { querystring: QUERY, summary: "Changes in order, with the items before and after" } },
    async (request) => changesSince(request.query, context, request),
  );

  app.get(
    "/events",
    { schema: { summary: "Changes and alerts as they happen (server-sent events)" } },
    (request, reply) => stream(context, request, reply),
  );
}

async function changesSince(
  { since, situation, limit = 200 }: Static<typeof QUERY>,
  { service, situations }: Context,
  request: FastifyRequest,
) {
  const after = since === undefined ? 0 : await seqOf(since, service);
  const { floor } = await service.store.progress();
  const isMeant =
    situation === undefined
      ? () => true
      : concerns(await situations.picture(situation, service.board.picture(), userOf(request)));
  const items: StoredChange[] = [];
  for await (const change of service.store.changes({ after })) {
    if (items.length > limit) break;
    if (isMeant(change)) items.push(change);
  }
  const next = items.length > limit ? items[limit - 1]!.seq : null;
  return { items: items.slice(0, limit), next, floor };
}

/** Number of the last change before what is asked for; of a moment that is not reached any more, the floor. */
async function seqOf(since: string, { store }: Service): Promise<number> {
  if (/^\d{1,15}$/.test(since)) return Number(since);
  return (await store.lastChangeBy(momentOf(since))) ?? (await store.progress()).floor;
}

async function stream(
  { service, alerts }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { raw } = reply;
  const headers = reply.getHeaders() as Record<string, string>;
  reply.hijack();
  raw.writeHead(200, { ...headers, "content-type": "text/event-stream", "x-accel-buffering": "no" });
  raw.write("retry: 2000\n\n");
  const send = (event: string, told: Partial<Told> & { seq: number }) => {
    if (raw.writableLength > MOST_WAITING) return void raw.destroy();
    raw.write(`event: ${event}\nid: ${told.seq}\ndata: ${JSON.stringify(told)}\n\n`);
  };
  let waiting: Told[] | null = [];
  const unsubscribe = service.subscribe((told) => (waiting ? waiting.push(told) : send("change", told)));
  // Without an id, so that whoever comes back resumes by changes.
  const unalert = alerts?.subscribe((alert, owner) => {
    if (owner === null || owner === userOf(request).key)
      raw.write(`event: alert\ndata: ${JSON.stringify(alert)}\n\n`);
  });
  const beat = setInterval(() => raw.write(": still here\n\n"), HEARTBEAT_MS);
  raw.on("close", () => {
    clearInterval(beat);
    unsubscribe();
    unalert?.();
  });
  let last = lastSeen(request);
  for (const told of last === null ? [] : await missed(last, service)) {
    send(told === "reset" ? "reset" : "change", told === "reset" ? { seq: service.board.seq } : told);
    last = told === "reset" ? service.board.seq : told.seq;
  }
  for (const told of waiting) if (told.seq > (last ?? 0)) send("change", told);
  waiting = null;
}

/** The number of the last event that whoever comes back has seen, or null. */
function lastSeen({ headers }: FastifyRequest): number | null {
  const given = headers["last-event-id"];
  return typeof given === "string" && /^\d{1,15}$/.test(given) ? Number(given) : null;
}

/** The steps behind a change, or a single `reset` where the picture has to be fetched anew. */
async function missed(after: number, { store, board }: Service): Promise<(Told | "reset")[]> {
  const { floor } = await store.progress();
  if (after > board.seq || after < floor || board.seq - after > MOST_REPLAYED) return ["reset"];
  const steps: Told[] = [];
  for await (const step of stepsBetween(store, after, board.seq)) {
    const last = step.at(-1)!;
    steps.push({ seq: last.seq, at: last.at, parts: changedParts(step), headline: headlineOf(step) });
  }
  return steps;
}
