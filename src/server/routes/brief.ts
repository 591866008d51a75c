import type { FastifyInstance, FastifyReply } from "fastify";
import { type Static, Type } from "typebox";
import type { Picture } from "../../model/index.ts";
import { brief } from "../../products/brief.ts";
import { briefHtml } from "../../products/forms/html.ts";
import { briefJson } from "../../products/forms/json.ts";
import { briefMarkdown } from "../../products/forms/markdown.ts";
import type { User } from "../accounts.ts";
import { type Context, momentOf, userOf } from "../context.ts";
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
    async (request, reply) => sent(await briefFor(request.query, userOf(request), context), reply),
  );
  app.get<{ Params: Static<typeof BY_ID>; Querystring: BriefQuery }>(
    "/situations/:id/brief",
    { schema: { params: BY_ID, querystring: BRIEF_QUERY, summary: "The situation report of one situation" } },
    async (request, reply) => {
      const query = { ...request.query, situation: request.params.id };
      return sent(await briefFor(query, userOf(request), context), reply);
    },
  );
}

async function briefFor({ asOf, situation, format = "md" }: BriefQuery, user: User, context: Context) {
  const { service, situations } = context;
  const whole = await service.whole(asOf === undefined ? null : momentOf(asOf));
  const picture = situation === undefined ? whole : await situations.picture(situation, whole, user);
  return formed(picture, format, (id) => service.reading(id)?.report.text ?? null);
}

function sent({ type, body }: Formed, reply: FastifyReply): FastifyReply {
  if (type.startsWith("text/html")) reply.header("content-security-policy", SANDBOX);
  return reply.type(type).send(body);
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
