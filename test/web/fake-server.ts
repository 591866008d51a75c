import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, resolve, sep } from "node:path";
import { FakeRoom } from "./fake-room.ts";

const API = "/api/v1";
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
};
const CSP = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A test double of the live service: the real pipeline behind a small part of the HTTP API. */
export interface FakeServer {
  url: string;
  room: FakeRoom;
  /** Ends all open streams and refuses requests until `resume`, as a network that fails does. */
  interrupt(): void;
  resume(): void;
  close(): Promise<void>;
}

export async function startFakeServer(
  page: string,
  { port = 0, room = new FakeRoom() }: { port?: number; room?: FakeRoom } = {},
): Promise<FakeServer> {
  const streams = new Set<ServerResponse>();
  const state = { down: false };
  const server = createServer((request, response) => {
    if (state.down) return void response.destroy();
    void answer(request, response, page, room, streams).catch((error: unknown) =>
      sendJson(response, 500, { error: { code: "failed", message: String(error) } }),
    );
  });
  room.onChange = (event) => {
    for (const stream of streams)
      stream.write(`id: ${event.seq}\nevent: change\ndata: ${JSON.stringify(event)}\n\n`);
  };
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const endStreams = () => {
    for (const stream of streams) stream.destroy();
    streams.clear();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    room,
    interrupt() {
      state.down = true;
      endStreams();
    },
    resume() {
      state.down = false;
    },
    close: () => closed(server, endStreams),
  };
}

async function closed(server: Server, endStreams: () => void): Promise<void> {
  endStreams();
  server.closeAllConnections();
  await new Promise<void>((done) => server.close(() => done()));
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  page: string,
  room: FakeRoom,
  streams: Set<ServerResponse>,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (!url.pathname.startsWith(API)) return sendFile(response, page, url.pathname);
  const path = url.pathname.slice(API.length);
  if (path === "/events") return openStream(response, room, streams);
  const method = request.method ?? "GET";
  if (method !== "GET" && request.headers["x-sitroom"] !== "1")
    return sendJson(response, 403, { error: { code: "forbidden", message: "x-sitroom is missing" } });
  const body = method === "GET" ? "" : await bodyOf(request);
  const reply = await room.reply(method, path, url.searchParams, body);
  if (reply === null) return sendJson(response, 404, { error: { code: "not-found", message: `no ${path}` } });
  if (typeof reply.body !== "string") return sendJson(response, reply.status, reply.body);
  response.writeHead(reply.status, { "content-type": reply.type ?? "text/plain; charset=utf-8" });
  response.end(reply.body);
}

function openStream(response: ServerResponse, room: FakeRoom, streams: Set<ServerResponse>): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(`: open at ${room.seq}\n\n`);
  streams.add(response);
  response.on("close", () => streams.delete(response));
}

function sendFile(response: ServerResponse, page: string, path: string): void {
  const file = resolve(join(page, path === "/" ? "index.html" : path));
  try {
    if (!file.startsWith(resolve(page) + sep)) throw new Error("outside of the page");
    const bytes = readFileSync(file);
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-security-policy": CSP,
    });
    response.end(bytes);
  } catch {
    sendJson(response, 404, { error: { code: "not-found", message: "no such file" } });
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}
