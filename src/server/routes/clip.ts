import type { FastifyInstance } from "fastify";
import { CLIP_PAGE, CLIP_SCRIPT, CLIP_STYLE } from "../clip.ts";

const FILES: [path: string, type: string, body: string][] = [
  ["/clip", "text/html", CLIP_PAGE],
  ["/clip.css", "text/css", CLIP_STYLE],
  ["/clip.js", "text/javascript", CLIP_SCRIPT],
];

/** The page of the bookmarklet; it holds nothing of the room, so everybody may see it. */
export function clipRoutes(app: FastifyInstance): void {
  for (const [path, type, body] of FILES)
    app.get(path, { config: { role: null }, schema: { hide: true } }, async (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).send(body),
    );
}
