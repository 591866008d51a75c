import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { collect, isDiagnostic } from "../../collect/collect.ts";
import { readLines } from "../../collect/lines.ts";
import { captureOfRecord } from "../../collect/records.ts";
import type { Capture, Diagnostic } from "../../model/index.ts";
import type { Context } from "../context.ts";
import { invalid } from "../errors.ts";
import type { Receipt } from "../intake.ts";
import type { Service } from "../service.ts";

/** Bytes of one request with reports: as much as one page may have (see the room `collect`). */
const MOST_BYTES = 32 * 1_048_576;
/** Where a report that was posted is said to come from. */
const POSTED = "posted";
/** The bundled example, beside `src/` and beside `dist/`. */
const EXAMPLE = fileURLToPath(new URL("../../../examples/obock-strait/reports/", import.meta.url));

const NAMED = Type.Object({
  name: Type.Optional(
    Type.String({
      maxLength: 200,
      description: "Name of the file it comes from, shown as the reports' path.",
    }),
  ),
});

/** Reports in. */
export function intakeRoutes(app: FastifyInstance, { service }: Context): void {
  const lines = ["application/x-ndjson", "application/jsonl", "application/x-jsonlines", "text/plain"];
  app.addContentTypeParser(lines, { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);

  app.post<{ Querystring: Static<typeof NAMED> }>(
    "/reports",
    {
      bodyLimit: MOST_BYTES,
      config: { scope: "ingest" },
      schema: {
        querystring: NAMED,
        summary: "Takes in one record, an array of records, or JSONL; answers when they are on disk",
      },
    },
    async (request, reply) => {
      const given = await recordsOf(request.body, shownName(request.query.name));
      return reply.code(202).send(await taken(given, service));
    },
  );

  app.post("/example", { schema: { summary: "Takes in the bundled example" } }, async (_request, reply) => {
    const given: (Capture | Diagnostic)[] = [];
    for await (const item of collect([EXAMPLE])) given.push(item);
    return reply.code(202).send(await taken(given, service));
  });
}

async function taken(given: readonly (Capture | Diagnostic)[], service: Service): Promise<Receipt> {
  const captures = given.filter((item): item is Capture => !isDiagnostic(item));
  const receipt = await service.ingest(captures.map((capture) => ({ capture })));
  return { ...receipt, diagnostics: [...given.filter(isDiagnostic), ...receipt.diagnostics] };
}

async function recordsOf(body: unknown, name: string): Promise<(Capture | Diagnostic)[]> {
  const given: (Capture | Diagnostic)[] = [];
  if (Buffer.isBuffer(body)) {
    for await (const item of readLines(oneChunk(body), name, name)) given.push(item);
  } else {
    for (const [index, record] of (Array.isArray(body) ? body : [body]).entries()) {
      const path = `${name}#${index + 1}`;
      const capture = captureOfRecord(record, path);
      given.push(typeof capture === "string" ? { path, reason: capture } : capture);
    }
  }
  // A file of one text is named as it is.
  if (name !== POSTED && given.length === 1) given[0]!.path = name;
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

/** The name of the file that was posted as it may be shown: one short line, without folders. */
function shownName(name = ""): string {
  const plain = name.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, " ").trim();
  const last = plain.split(/[\\/]/).at(-1)!;
  return last === "" ? POSTED : last;
}

async function* oneChunk(body: Buffer): AsyncGenerator<Uint8Array> {
  yield body;
}
