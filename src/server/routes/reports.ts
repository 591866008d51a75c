import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { collect, isDiagnostic } from "../../collect/collect.ts";
import { readLines } from "../../collect/lines.ts";
import { captureOfRecord } from "../../collect/records.ts";
import type { Capture, Diagnostic } from "../../model/index.ts";
import { type Context, pictureFor } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { foundClaims } from "../found.ts";
import type { Receipt } from "../intake.ts";
import { pageOf } from "../paging.ts";
import { AS_OF, BY_ID, PAGING, SITUATION, WORDS } from "../schemas.ts";
import type { Service } from "../service.ts";

/** Bytes of one request with reports: as much as one page may have (see the room `collect`). */
const MOST_BYTES = 32 * 1_048_576;
/** Where a report that was posted is said to come from. */
const POSTED = "posted";
/** The bundled example, beside `src/` and beside `dist/`. */
const EXAMPLE = fileURLToPath(new URL("../../../examples/obock-strait/reports/", import.meta.url));
const MOST_FOUND = 10_000;

const QUERY = Type.Object({ ...AS_OF, ...SITUATION, ...WORDS, ...PAGING });
const SEARCH = Type.Object({
  q: Type.String({ minLength: 1, maxLength: 500 }),
  kind: Type.Optional(Type.Union([Type.Literal("reports"), Type.Literal("claims")])),
  limit: PAGING.limit,
});

/** Reports in, reports out, and the search in both reports and claims. */
export function reportRoutes(app: FastifyInstance, context: Context): void {
  const { service } = context;
  const lines = ["application/x-ndjson", "application/jsonl", "application/x-jsonlines", "text/plain"];
  app.addContentTypeParser(lines, { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);

  app.post(
    "/reports",
    {
      bodyLimit: MOST_BYTES,
      config: { scope: "ingest" },
      schema: {
        summary: "Takes in one record, an array of records, or JSONL; answers when they are on disk",
      },
    },
    async (request, reply) => {
      const given = await recordsOf(request.body);
      return reply.code(202).send(await taken(given, service));
    },
  );

  app.post("/example", { schema: { summary: "Takes in the bundled example" } }, async (_request, reply) => {
    const given: (Capture | Diagnostic)[] = [];
    for await (const item of collect([EXAMPLE])) given.push(item);
    return reply.code(202).send(await taken(given, service));
  });

  app.get<{ Querystring: Static<typeof QUERY> }>(
    "/reports",
    { schema: { querystring: QUERY, summary: "Reports, as the picture lists them" } },
    async (request, reply) => {
      const picture = await pictureFor(context, request.query, request, reply);
      if (!picture) return reply;
      const { q } = request.query;
      if (q === undefined) return pageOf(picture.reports, request.query, ({ id }) => id);
      const { hits } = await service.store.search(q, { limit: MOST_FOUND });
      const found = new Set(hits.map(({ report }) => report));
      return pageOf(
        picture.reports.filter(({ id }) => found.has(id)),
        request.query,
        ({ id }) => id,
      );
    },
  );

  app.get<{ Params: Static<typeof BY_ID>; Querystring: { asOf?: string } }>(
    "/reports/:id",
    { schema: { params: BY_ID, querystring: Type.Object(AS_OF), summary: "One report with its text" } },
    async (request, reply) => {
      const { id } = request.params;
      const picture = await pictureFor(context, request.query, request, reply);
      if (!picture) return reply;
      const report = picture.reports.find((one) => one.id === id);
      const reading = service.reading(id);
      if (!report || !reading) throw notFound("report with that id");
      const { text, blocks } = reading.report;
      const assertions = picture.assertions.filter((assertion) => assertion.report === id);
      const derivations = picture.derivations.filter(({ derived, from }) => derived === id || from === id);
      return { report, text, blocks, assertions, derivations };
    },
  );

  app.get<{ Querystring: Static<typeof SEARCH> }>(
    "/search",
    { schema: { querystring: SEARCH, summary: "Reports and claims with these words, the best first" } },
    async ({ query: { q, kind, limit = 50 } }) => {
      const reports = kind === "claims" ? [] : await foundReports(service, q, limit);
      const claims = kind === "reports" ? [] : foundClaims(service.board, q, limit);
      return { items: [...reports, ...claims] };
    },
  );
}

async function taken(given: readonly (Capture | Diagnostic)[], service: Service): Promise<Receipt> {
  const captures = given.filter((item): item is Capture => !isDiagnostic(item));
  const receipt = await service.ingest(captures.map((capture) => ({ capture })));
  return { ...receipt, diagnostics: [...given.filter(isDiagnostic), ...receipt.diagnostics] };
}

async function recordsOf(body: unknown): Promise<(Capture | Diagnostic)[]> {
  const given: (Capture | Diagnostic)[] = [];
  if (Buffer.isBuffer(body)) {
    for await (const item of readLines(oneChunk(body), POSTED, POSTED)) given.push(item);
  } else {
    for (const [index, record] of (Array.isArray(body) ? body : [body]).entries()) {
      const path = `${POSTED}#${index + 1}`;
      const capture = captureOfRecord(record, path);
      given.push(typeof capture === "string" ? { path, reason: capture } : capture);
    }
  }
  if (given.length === 0) throw invalid("No record is given: JSON or JSONL with a `text` or `html` each.");
  if (given.every(isDiagnostic))
    throw invalid(
      given
        .map(({ path, reason }) => `${path}: ${reason}`)
        .slice(0, 5)
        .join("; "),
    );
  return given;
}

async function* oneChunk(body: Buffer): AsyncGenerator<Uint8Array> {
  yield body;
}

async function foundReports({ store, board }: Service, q: string, limit: number) {
  const { hits } = await store.search(q, { limit });
  return hits.flatMap(({ report, score }) => {
    const found = board.parts.reports.get(report);
    return found ? [{ kind: "reports", id: report, text: found.headline ?? found.path, report, score }] : [];
  });
}
