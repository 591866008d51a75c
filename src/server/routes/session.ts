import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { LOCAL, type User } from "../accounts.ts";
import { audit } from "../audit.ts";
import type { Context } from "../context.ts";
import { HttpError } from "../errors.ts";
import { COOKIE } from "../guard.ts";

const LOGIN = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  password: Type.String({ minLength: 1, maxLength: 1000 }),
});

/** Logging in and out. */
export function sessionRoutes(app: FastifyInstance, { accounts, service, needsLogin }: Context): void {
  const shown = (user: User | null) => ({ user: user && { name: user.name, role: user.role }, needsLogin });

  app.get("/session", { config: { role: null }, schema: { summary: "Who is logged in" } }, async ({ user }) =>
    shown(user),
  );

  app.post<{ Body: Static<typeof LOGIN> }>(
    "/session",
    { config: { role: null }, schema: { body: LOGIN, summary: "Logs in; the answer sets the cookie" } },
    async (request, reply) => {
      if (!needsLogin) return shown(LOCAL);
      const { name, password } = request.body;
      const answer = await accounts.login(name, password, request.ip);
      if (answer === "wait")
        throw new HttpError(429, "wait", "Too many failed logins. Try again in a quarter of an hour.");
      if (answer === null) {
        await audit(service.store, { key: null, name }, "login.failed", name, { address: request.ip });
        throw new HttpError(401, "login", "Name or password is wrong.");
      }
      await audit(service.store, answer.user, "login", null, { address: request.ip });
      const secure = request.protocol === "https";
      reply.setCookie(COOKIE, answer.secret, { path: "/", httpOnly: true, sameSite: "strict", secure });
      return shown(answer.user);
    },
  );

  app.delete(
    "/session",
    { config: { role: null }, schema: { summary: "Logs out" } },
    async (request, reply) => {
      const secret = request.cookies[COOKIE];
      if (secret !== undefined) await accounts.logout(secret);
      reply.clearCookie(COOKIE, { path: "/" });
      return shown(needsLogin ? null : LOCAL);
    },
  );
}
