/*
 * Keeps the page and the last answers of the service, so that what was seen can be seen again without it. The service always
 * comes first: what is kept is shown only where it does not answer, and says since when it is kept.
 */

/** What is used of a worker's own scope; the browser's types have it only for workers. */
interface WorkerScope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", listener: (event: Fetching) => void): void;
}
interface Lasting {
  waitUntil(what: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** Chunks of the build by name (vite's manifest). */
type Built = Record<string, { file: string; css?: string[]; assets?: string[] }>;

const scope = self as unknown as WorkerScope;
const PAGE = "sitroom-page";
const ANSWERS = "sitroom-answers";
const API = "/api/v1/";
const HELD = "x-sitroom-held";
/** Answers kept: the last looks at some situations, their briefs and reports. The oldest go first. */
const MOST_ANSWERS = 80;
/** A larger answer is not kept, in bytes as it is sent. */
const LARGEST = 16 * 1_048_576;
/** Streams, sessions and what somebody asked for once are not kept. */
const NOT_KEPT = /^\/api\/v1\/(?:events|session|search|openapi)/;

scope.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([scope.skipWaiting(), keepPage()]));
});
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || NOT_KEPT.test(pathname)) return;
  if (pathname.startsWith(API)) event.respondWith(answered(event));
  else if (mode === "navigate" && pathname === "/") event.respondWith(opened(event));
  else if (mode !== "navigate") event.respondWith(part(event.request));
});

/** The page as the service has it now, else as it is kept. */
async function opened(event: Fetching): Promise<Response> {
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keepPage());
    return response;
  } catch (error) {
    return (await (await caches.open(PAGE)).match("/")) ?? Promise.reject(error);
  }
}

/** Names of parts hold a hash of what is in them: what is kept under a name stays true. */
async function part(request: Request): Promise<Response> {
  return (await (await caches.open(PAGE)).match(request)) ?? fetch(request);
}

/** Keeps all parts of the page that is served now and drops those of earlier ones. */
async function keepPage(): Promise<void> {
  const built = (await (await fetch("/parts.json")).json()) as Built;
  const chunks = Object.values(built);
  const files = chunks.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]);
  const parts = files.filter((file) => file.startsWith("assets/"));
  const wanted = new Set(["/", ...parts.map((file) => `/${file}`)]);
  const cache = await caches.open(PAGE);
  const held = await cache.keys();
  const heldPaths = new Set(held.map(({ url }) => new URL(url).pathname));
  await Promise.all(
    [...wanted].map((path) => (path !== "/" && heldPaths.has(path) ? null : cache.add(path))),
  );
  await Promise.all(
    held.filter(({ url }) => !wanted.has(new URL(url).pathname)).map((old) => cache.delete(old)),
  );
}

async function answered(event: Fetching): Promise<Response> {
  const cache = await caches.open(ANSWERS);
  try {
    const response = await fetch(event.request);
    if (response.status === 401) await caches.delete(ANSWERS);
    const length = Number(response.headers.get("content-length") ?? 0);
    if (response.ok && length <= LARGEST) event.waitUntil(keepAnswer(cache, event.request, response.clone()));
    return response;
  } catch (error) {
    return (await cache.match(event.request)) ?? Promise.reject(error);
  }
}

async function keepAnswer(cache: Cache, request: Request, response: Response): Promise<void> {
  const headers = new Headers(response.headers);
  headers.set(HELD, new Date().toISOString());
  const body = await response.blob();
  await cache.delete(request);
  await cache.put(request, new Response(body, { status: response.status, headers }));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_ANSWERS)).map((key) => cache.delete(key)));
}
