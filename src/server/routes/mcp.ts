import type { FastifyInstance } from "fastify";
import type { Context } from "../context.ts";

/** Tools for language models over HTTP, at `/mcp`; loaded when they are first called. */
export function mcpRoute(app: FastifyInstance, { service, version }: Context): void {
  const { store } = service;
  const shelf = { store, board: async () => service.board };
  const load = async () => {
    const { createMcpHandler } = await import("@modelcontextprotocol/server");
    const { mcpServer } = await import("../mcp.ts");
    return createMcpHandler(() => mcpServer(shelf, version));
  };
  let handler: ReturnType<typeof load> | null = null;

  app.post(
    "/mcp",
    { config: { role: "reader", scope: "read" }, schema: { hide: true } },
    async ({ body, headers, host, protocol }, reply) => {
      handler ??= load();
      const named = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        typeof value === "string" && name !== "content-length" ? [[name, value]] : [],
      );
      const init = { method: "POST", headers: named, body: JSON.stringify(body) };
      const answer = await (await handler).fetch(new Request(`${protocol}://${host}/mcp`, init));
      answer.headers.forEach((value, name) => void reply.header(name, value));
      return reply.code(answer.status).send(await answer.text());
    },
  );
}
