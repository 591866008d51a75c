import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import type { Picture } from "../../model/index.ts";
import { brief } from "../../products/brief.ts";
import type { BriefDocument } from "../../products/document.ts";
import { briefHtml } from "../../products/forms/html.ts";
import { briefJson } from "../../products/forms/json.ts";
import { briefMarkdown } from "../../products/forms/markdown.ts";
import { inTemplate, TEMPLATES } from "../../products/templates.ts";
import type { Texts } from "../../products/words.ts";
import { type Context, momentIn, pictureFor } from "../context.ts";
import { HttpError } from "../errors.ts";
import { SANDBOX } from "../guard.ts";
import { AS_OF, BY_ID, SITUATION } from "../schemas.ts";
import type { Service } from "../service.ts";

const LAYOUT = {
  format: Type.Optional(Type.Enum(["md", "html", "json", "pdf", "docx"])),
  template: Type.Optional(Type.Enum([...TEMPLATES])),
};
const BRIEF_QUERY = Type.Object({ ...AS_OF, ...SITUATION, ...LAYOUT });
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
  const { type, body } = await formed(picture, query, textsOf(service));
  if (type.startsWith("text/html")) reply.header("content-security-policy", SANDBOX);
  if (body instanceof Uint8Array)
    reply.header("content-disposition", `attachment; filename="brief.${query.format}"`);
  return reply.type(type).send(typeof body === "string" ? body : Buffer.from(body));
}

/** Where this brief stays as it is, whatever comes in later. */
function frozenAddress({ roomAsOf: _, ...query }: BriefQuery, version: number): string {
  const given = Object.entries({ ...query, version }).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return `/api/v1/brief?${new URLSearchParams(given)}`;
}

/** Texts of reports, each unpacked when it is first asked for. */
export function textsOf(service: Service): Texts {
  const texts = new Map<string, string>();
  return {
    get(report) {
      const text = texts.get(report) ?? service.reading(report)?.report.text;
      if (text !== undefined) texts.set(report, text);
      return text;
    },
  };
}

/** A brief in one of its forms, with its media type. */
interface Formed {
  type: string;
  body: string | Uint8Array;
}

/** The brief of a picture in one of its forms, Markdown unless told. */
export async function formed(
  picture: Picture,
  { format = "md", template = "brief" }: Pick<BriefQuery, "format" | "template">,
  texts: Texts,
): Promise<Formed> {
  const document = inTemplate(brief(picture, { texts }), template);
  switch (format) {
    case "html":
      return { type: "text/html; charset=utf-8", body: briefHtml(document) };
    case "json":
      return { type: "application/json; charset=utf-8", body: briefJson(document) };
    case "docx":
      return { type: DOCX, body: (await import("../../products/forms/docx.ts")).briefDocx(document) };
    case "pdf":
      return { type: "application/pdf", body: await pdfOf(document) };
    default:
      return { type: "text/markdown; charset=utf-8", body: briefMarkdown(document) };
  }
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function pdfOf(document: BriefDocument): Promise<Uint8Array> {
  const { briefPdf, PdfMissing } = await import("../pdf.ts");
  return briefPdf(document).catch((error: Error) => {
    throw error instanceof PdfMissing ? new HttpError(501, "no-pdf", `${error.message}.`) : error;
  });
}
