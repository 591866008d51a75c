import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { SCOPES, type Scope, tokenId, type User } from "../accounts.ts";
import { audit } from "../audit.ts";
import { type Context, userOf } from "../context.ts";
import { notFound } from "../errors.ts";
import { BY_ID } from "../schemas.ts";

const TOKEN = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200, description: "What it is for." }),
  scopes: Type.Array(Type.Enum([...SCOPES]), { minItems: 1, maxItems: SCOPES.length }),
});
/** A token makes no tokens, unless it may do everything. */
const CONFIG = { role: "reader", scope: "admin" } as const;

/** One's own tokens for programs. */
export function tokenRoutes(app: FastifyInstance, { accounts, service }: Context): void {
  app.get(
    "/tokens",
    { config: CONFIG, schema: { summary: "One's own tokens, without their secrets" } },
    async (request) => ({ items: await accounts.tokens(accountOf(userOf(request))) }),
  );

  app.post<{ Body: Static<typeof TOKEN> }>(
    "/tokens",
    {
      config: CONFIG,
      schema: { body: TOKEN, summary: "Makes a token that acts for oneself; the answer has it, this once" },
    },
    async (request, reply) => {
      const { title, scopes } = request.body as { title: string; scopes: Scope[] };
      const token = await accounts.addToken(accountOf(userOf(request)), title, [...new Set(scopes)]);
      const id = tokenId(token);
      await audit(service.store, userOf(request), "token.add", id, { scopes });
      return reply.code(201).send({ id, title, scopes, token });
    },
  );

  app.delete<{ Params: Static<typeof BY_ID> }>(
    "/tokens/:id",
    { config: CONFIG, schema: { params: BY_ID, summary: "Revokes a token at once" } },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await accounts.revoke(accountOf(userOf(request)), id)))
        throw notFound("token of yours with that id");
      await audit(service.store, userOf(request), "token.remove", id);
      return reply.code(204).send();
    },
  );
}

function accountOf({ key }: User): string {
  if (key === null) throw notFound("account: nobody logs in here, so no token is needed");
  return key;
}
