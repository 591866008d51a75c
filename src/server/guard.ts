import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Accounts, Role, Scope, User } from "./accounts.ts";
import { LOCAL, mayAct } from "./accounts.ts";
import { HttpError } from "./errors.ts";
import { type Rates, ratesOf } from "./rates.ts";

/** Name of the session's cookie. */
export const COOKIE = "sitroom";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; null for what everybody may see. */
    user: User | null;
  }
  interface FastifyContextConfig {
    /** The least role, `null` for everybody; by default reader for what reads and analyst for what writes. */
    role?: Role | null;
    /** What a token must be good for; by default `read` and `write`. */
    scope?: Scope;
    /** Whether a token of the scope `feed` may stand in the address: programs for feeds and calendars send no headers. */
    tokenInAddress?: boolean;
  }
}

export interface GuardOptions {
  accounts: Accounts;
  /** Whether anybody must log in. */
  needsLogin: boolean;
  /** Names the service is reached by; null = any. */
  hosts: ReadonlySet<string> | null;
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

const HEADERS: Record<string, string> = {
  "content-security-policy":
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** For answers that carry markup of their own with scripts inside: no origin, no network, nothing but itself. */
export const SANDBOX =
  "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/** Who may come in: checks the name asked for, the sender, the session and the role before anything else is done. */
export function guard(app: FastifyInstance, options: GuardOptions): void {
  const rates = ratesOf();
  app.decorateRequest("user", null);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(HEADERS);
    if (request.url.startsWith("/api/") || request.url.startsWith("/mcp"))
      reply.header("cache-control", "private, no-cache");
    checkHost(request, options.hosts);
    const bearer = bearerOf(request);
    request.user = options.needsLogin ? await userOf(request, bearer, options.accounts) : LOCAL;
    if (options.needsLogin) checkRate(request, reply, rates);
    if (bearer === null) checkSender(request);
    checkRights(request);
  });
}

/** A page of another site may have its own name point here (DNS rebinding); it cannot change the name it asks by. */
function checkHost(request: FastifyRequest, hosts: GuardOptions["hosts"]): void {
  if (hosts === null || hosts.has(hostname(request.headers.host ?? ""))) return;
  throw new HttpError(421, "wrong-host", "This service is not reached by that name.");
}

/** `localhost` of `localhost:4020`, `[::1]` of `[::1]:4020`. */
function hostname(host: string): string {
  return host.replace(/:\d{1,5}$/, "").toLowerCase();
}

function bearerOf({ headers }: FastifyRequest): string | null {
  const [scheme, secret] = (headers.authorization ?? "").split(" ");
  return scheme?.toLowerCase() === "bearer" && secret ? secret : null;
}

async function userOf(
  request: FastifyRequest,
  bearer: string | null,
  accounts: Accounts,
): Promise<User | null> {
  if (bearer !== null) return accounts.token(bearer);
  const secret = request.cookies[COOKIE];
  return secret === undefined ? inAddress(request, accounts) : accounts.session(secret);
}

/** Who a token in the address acts for. Addresses end up in logs and histories: one that is good for more is not taken there. */
async function inAddress({ query, routeOptions }: FastifyRequest, accounts: Accounts): Promise<User | null> {
  const { token } = query as { token?: unknown };
  if (!routeOptions.config.tokenInAddress || typeof token !== "string") return null;
  const user = await accounts.token(token);
  return user?.scopes?.join() === "feed" ? user : null;
}

/** Whoever is logged in is counted by name, others by where they ask from. */
function checkRate({ user, ip }: FastifyRequest, reply: FastifyReply, rates: Rates): void {
  const wait = rates.take(user ? `user ${user.key}` : `address ${ip}`);
  if (wait === null) return;
  reply.header("retry-after", wait);
  throw new HttpError(429, "wait", "Too many requests. Try again a little later.");
}

/** Another site's page can send a form here with our cookie, but neither this header nor our origin. */
function checkSender({ method, protocol, headers }: FastifyRequest): void {
  if (SAFE.has(method)) return;
  const { origin, host } = headers;
  const isOurs = origin === undefined || hostOf(origin) === hostOf(`${protocol}://${host}`);
  if (headers["x-sitroom"] === "1" && isOurs) return;
  throw new HttpError(
    403,
    "wrong-sender",
    "What changes something needs the header x-sitroom: 1, from our own page.",
  );
}

/** Name and port of an address; the scheme's own port is left out. Behind a proxy that ends TLS the schemes differ. */
function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}

function checkRights({ method, user, routeOptions, is404 }: FastifyRequest): void {
  const isSafe = SAFE.has(method);
  const { role = isSafe ? "reader" : "analyst", scope = isSafe ? "read" : "write" } = routeOptions.config;
  if (role === null || is404) return;
  if (user === null) throw new HttpError(401, "login", "Log in first.");
  const isInScope = user.scopes === null || enough(scope).some((one) => user.scopes!.includes(one));
  if (mayAct(user, role) && isInScope) return;
  throw new HttpError(
    403,
    "not-allowed",
    `This needs the role ${role}${isInScope ? "" : ` and the scope ${scope}`}.`,
  );
}

/** Scopes each of which is good for what needs this one. */
function enough(scope: Scope): Scope[] {
  return scope === "feed" ? ["feed", "read", "admin"] : [scope, "admin"];
}

/** Answers 304 where the asker has the picture of this number already; true where that was all. */
export function isKnown(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  const etag = `W/"${tag}"`;
  reply.header("etag", etag);
  const known = (request.headers["if-none-match"] ?? "").split(",").map((one) => one.trim());
  if (!known.includes(etag) && !known.includes("*")) return false;
  reply.code(304).send();
  return true;
}
