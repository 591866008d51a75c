import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import type { Picture, PicturePart } from "../../model/index.ts";
import { explain, keyOf } from "../../picture/index.ts";
import { whyApart } from "../../pipeline.ts";
import { brief } from "../../products/brief.ts";
import { briefHtml } from "../../products/forms/html.ts";
import { briefJson } from "../../products/forms/json.ts";
import { briefMarkdown } from "../../products/forms/markdown.ts";
import { type Context, momentOf, pictureFor, userOf } from "../context.ts";
import { notFound } from "../errors.ts";
import { SANDBOX } from "../guard.ts";
import { pageOf } from "../paging.ts";
import { AS_OF, BY_ID, PAGING, SITUATION, WORDS } from "../schemas.ts";

const PICTURE_QUERY = Type.Object({ ...AS_OF, ...SITUATION });
const EXPLAIN_QUERY = Type.Object({
  ...AS_OF,
  apart: Type.Optional(
    Type.String({ minLength: 1, maxLength: 300, description: "Why it is not one with the item of this id." }),
  ),
});
const FORMAT = {
  format: Type.Optional(Type.Union(["md", "html", "json"].map((name) => Type.Literal(name)))),
};
const BRIEF_QUERY = Type.Object({ ...AS_OF, ...SITUATION, ...FORMAT });
const LIST_QUERY = Type.Object({
  ...AS_OF,
  ...SITUATION,
  ...WORDS,
  ...PAGING,
  type: Type.Optional(Type.String({ maxLength: 40, description: "Type or kind of the items." })),
});

/** Parts that can be listed on their own. */
const LISTS = [
  "claims",
  "incidents",
  "figures",
  "conflicts",
  "positions",
  "sources",
  "stories",
  "derivations",
  "actors",
  "places",
  "statements",
] as const satisfies PicturePart[];

/** The picture, its parts, the brief and explanations. */
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

  app.get<{ Params: Static<typeof BY_ID>; Querystring: { asOf?: string } }>(
    "/situations/:id/picture",
    { schema: { params: BY_ID, querystring: Type.Object(AS_OF), summary: "The picture of one situation" } },
    async (request, reply) => {
      const seq = service.board.seq;
      situations.see(request.params.id, userOf(request));
      const query = { ...request.query, situation: request.params.id };
      const picture = await pictureFor(context, query, request, reply);
      return picture ? { seq, ...picture } : reply;
    },
  );

  for (const part of LISTS)
    app.get<{ Querystring: Static<typeof LIST_QUERY> }>(
      `/${part}`,
      { schema: { querystring: LIST_QUERY, summary: `Part "${part}" of the picture` } },
      async (request, reply) => {
        const picture = await pictureFor(context, request.query, request, reply);
        if (!picture) return reply;
        return pageOf(chosen(picture[part] as readonly object[], request.query), request.query, (item) =>
          keyOf(part, item),
        );
      },
    );

  const asBrief = async (
    query: Static<typeof BRIEF_QUERY>,
    user: Parameters<typeof situations.picture>[2],
  ) => {
    const whole = await service.whole(query.asOf === undefined ? null : momentOf(query.asOf));
    const { situation } = query;
    const picture = situation === undefined ? whole : await situations.picture(situation, whole, user);
    return formed(picture, query.format ?? "md", (id) => service.reading(id)?.report.text ?? null);
  };
  app.get<{ Querystring: Static<typeof BRIEF_QUERY> }>(
    "/brief",
    { schema: { querystring: BRIEF_QUERY, summary: "The situation report" } },
    async (request, reply) => {
      const { type, body } = await asBrief(request.query, userOf(request));
      if (type.startsWith("text/html")) reply.header("content-security-policy", SANDBOX);
      return reply.type(type).send(body);
    },
  );
  app.get<{ Params: Static<typeof BY_ID>; Querystring: Static<typeof BRIEF_QUERY> }>(
    "/situations/:id/brief",
    { schema: { params: BY_ID, querystring: BRIEF_QUERY, summary: "The situation report of one situation" } },
    async (request, reply) => {
      const { type, body } = await asBrief(
        { ...request.query, situation: request.params.id },
        userOf(request),
      );
      if (type.startsWith("text/html")) reply.header("content-security-policy", SANDBOX);
      return reply.type(type).send(body);
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

/** The brief in one of its forms. */
export function formed(
  picture: Picture,
  format: string,
  textOf: (report: string) => string | null,
): { type: string; body: string } {
  const texts = new Map(picture.reports.map(({ id }) => [id, textOf(id) ?? ""]));
  const document = brief(picture, { texts });
  if (format === "html") return { type: "text/html; charset=utf-8", body: briefHtml(document) };
  if (format === "json") return { type: "application/json; charset=utf-8", body: briefJson(document) };
  return { type: "text/markdown; charset=utf-8", body: briefMarkdown(document) };
}

/** Items of a type that hold all the words, in their own words or names. */
function chosen<Item extends object>(
  items: readonly Item[],
  { q = "", type }: { q?: string; type?: string },
) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (type !== undefined && typeOf(item) !== type) return false;
    if (words.length === 0) return true;
    const text = JSON.stringify(item).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function typeOf(item: object): unknown {
  const { type, kind, proposition } = item as {
    type?: string;
    kind?: string;
    proposition?: { type: string };
  };
  return proposition?.type ?? type ?? kind;
}
