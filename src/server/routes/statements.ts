import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { audit } from "../audit.ts";
import { type Context, userOf } from "../context.ts";
import { invalid } from "../errors.ts";
import { BY_ID, STATEMENT } from "../schemas.ts";
import { type Asked, JudgementError, resolved } from "../statements.ts";

/** How long an answer waits for the picture to follow a statement, in milliseconds; the statement is on disk before. */
const PATIENCE_MS = 2_000;

/** Corrections, grades and remarks of analysts, and taking them back. */
export function statementRoutes(app: FastifyInstance, { service }: Context): void {
  const state = async (asked: Asked & { text?: string }, author: Parameters<typeof audit>[1]) => {
    const judgement = judged(asked, service.board.parts);
    const { id } = await service.state(judgement, author.name, asked.text ?? "");
    await audit(service.store, author, `statement.${judgement.kind}`, id);
    await Promise.race([
      service.settled(),
      new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref()),
    ]);
    return { id, seq: service.board.seq };
  };

  app.post<{ Body: Static<typeof STATEMENT> }>(
    "/statements",
    { schema: { body: STATEMENT, summary: "Corrects, grades or remarks; holds until it is undone" } },
    async (request, reply) => reply.code(201).send(await state(request.body as Asked, userOf(request))),
  );

  const REASON = Type.Optional(
    Type.Union([Type.Object({ text: Type.Optional(Type.String({ maxLength: 10_000 })) }), Type.Null()]),
  );
  app.post<{ Params: Static<typeof BY_ID>; Body: Static<typeof REASON> }>(
    "/statements/:id/undo",
    { schema: { params: BY_ID, summary: "Takes a statement back" } },
    async (request, reply) => {
      const asked = { kind: "undo" as const, statement: request.params.id, text: request.body?.text };
      return reply.code(201).send(await state(asked, userOf(request)));
    },
  );
}

function judged(asked: Asked, parts: Parameters<typeof resolved>[1]) {
  try {
    return resolved(asked, parts);
  } catch (error) {
    if (error instanceof JudgementError) throw invalid(`${error.message}.`);
    throw error;
  }
}
