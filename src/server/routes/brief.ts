import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import type { Picture } from "../../model/index.ts";
import { brief } from "../../products/brief.ts";
import { briefHtml } from "../../products/forms/html.ts";
import { briefJson } from "../../products/forms/json.ts";
import { briefMarkdown } from "../../products/forms/markdown.ts";
import { type Context, momentIn, pictureFor } from "../context.ts";
import { SANDBOX } from "../guard.ts";
import { AS_OF, BY_ID, SITUATION } from "../schemas.ts";

const FORMAT = { format: Type.Optional(Type.Enum(["md", "html", "json"])) };
const BRIEF_QUERY = Type.Object({ ...AS_OF, ...SITUATION, ...FORMAT });
type BriefQuery = Static<typeof BRIEF_QUERY>;

/** The situation report, of all or of one situation. */
export function briefRoutes(app: FastifyInstance, context: Context): void {
  app.get<{ Querystring: BriefQuery }>(
    "/brief",
    { schema: { querystring: BRIEF_QUERY, summary: "The situation report" } },
    async (request, reply) => sendBrief(request.query, context, request, reply),
  );
  app.get<{ Params: Static<typeof BY_ID>; Querystring: BriefQuery }>(
    "/situations/:id/brief",
    { schema: { params: BY_ID, querystring: BRIEF_QUERY, summary: "The situation report of one situation" } },
    async (request, reply) =>
      sendBrief({ ...request.query, situation: request.params.id }, context, request, reply),
  );
}

async function sendBrief(
  query: BriefQuery,
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { service } = context;
  const { version } = await momentIn(query, service);
  reply.header("content-location", frozenAddress(query, version ?? service.board.seq));
  const picture = await pictureFor(context, query, request, reply, "whole");
  if (!picture) return reply;
  const textOf = (id: string) => service.reading(id)?.report.text ?? null;
  const { type, body } = formed(picture, query.format ?? "md", textOf);
  if (type.startsWith("text/html")) reply.header("content-security-policy", SANDBOX);
  return reply.type(type).send(body);
}

/** Where this brief stays as it is, whatever comes in later. */
function frozenAddress({ roomAsOf: _, ...query }: BriefQuery, version: number): string {
  const given = Object.entries({ ...query, version }).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return `/api/v1/brief?${new URLSearchParams(given)}`;
}

/** A brief in one of its forms, with its media type. */
interface Formed {
  type: string;
  body: string;
}

/** The brief in one of its forms. */
export function formed(picture: Picture, format: string, textOf: (report: string) => string | null): Formed {
  const texts = new Map(picture.reports.map(({ id }) => [id, textOf(id) ?? ""]));
  const document = brief(picture, { texts });
  if (format === "html") return { type: "text/html; charset=utf-8", body: briefHtml(document) };
  if (format === "json") return { type: "application/json; charset=utf-8", body: briefJson(document) };
  return { type: "text/markdown; charset=utf-8", body: briefMarkdown(document) };
}
