import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import cookies from "@fastify/cookie";
import files from "@fastify/static";
import swagger from "@fastify/swagger";
import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { StoreError } from "../store/index.ts";
import type { Accounts } from "./accounts.ts";
import type { Alerts } from "./alerts/alerts.ts";
import type { Context } from "./context.ts";
import { HttpError } from "./errors.ts";
import { guard, SANDBOX } from "./guard.ts";
import { alertRoutes } from "./routes/alerts.ts";
import { auditRoutes } from "./routes/audit.ts";
import { briefRoutes, formed, textsOf } from "./routes/brief.ts";
import { changeRoutes } from "./routes/changes.ts";
import { clipRoutes } from "./routes/clip.ts";
import { feedRoutes } from "./routes/feeds.ts";
import { intakeRoutes } from "./routes/intake.ts";
import { listRoutes } from "./routes/lists.ts";
import { mcpRoute } from "./routes/mcp.ts";
import { pictureRoutes } from "./routes/picture.ts";
import { reportRoutes } from "./routes/reports.ts";
import { sessionRoutes } from "./routes/session.ts";
import { situationRoutes } from "./routes/situations.ts";
import { statementRoutes } from "./routes/statements.ts";
import { statusRoutes } from "./routes/status.ts";
import { tokenRoutes } from "./routes/tokens.ts";
import { watchRoutes } from "./routes/watch.ts";
import type { Service } from "./service.ts";
import { situationsOf } from "./situations.ts";
import type { Watching } from "./watching.ts";

/** The web page as it is built. */
const WEB = fileURLToPath(new URL("../../dist/web/", import.meta.url));

export interface AppOptions {
  service: Service;
  accounts: Accounts;
  version: string;
  needsLogin: boolean;
  watching?: Watching | null;
  alerts?: Alerts | null;
  /** Names it is reached by, without ports; null = any. */
  hosts: readonly string[] | null;
  /** Folder of the web page; by default where the build puts it. */
  web?: string;
  /** Takes one line for each fault of ours. */
  warn?: (line: string) => void;
}

/** The HTTP side of a service; it listens once the caller says so. */
export async function makeApp(options: AppOptions): Promise<FastifyInstance> {
  const { service, accounts, version, needsLogin, hosts, web = WEB, warn = () => {} } = options;
  const { watching = null, alerts = null } = options;
  const situations = situationsOf(service);
  const context: Context = { service, accounts, situations, version, needsLogin, watching, alerts };
  const app = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 400 } });
  await app.register(cookies);
  guard(app, { accounts, needsLogin, hosts: hosts && new Set(hosts.map((host) => host.toLowerCase())) });
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const { status, code, message } = told(error);
    if (status >= 500) warn(`${error.stack ?? error.message}`);
    return reply.code(status).send({ error: { code, message } });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: { code: "not-found", message: "There is nothing at this address." } }),
  );
  await app.register(
    async (api) => {
      await api.register(swagger, {
        openapi: { openapi: "3.1.0", info: { title: "Situation Room", version }, servers: [] },
      });
      for (const routes of ROUTES) routes(api, context);
    },
    { prefix: "/api/v1" },
  );
  mcpRoute(app, context);
  clipRoutes(app);
  await page(app, context, web);
  return app;
}

const ROUTES = [
  statusRoutes,
  sessionRoutes,
  pictureRoutes,
  listRoutes,
  briefRoutes,
  situationRoutes,
  changeRoutes,
  intakeRoutes,
  reportRoutes,
  statementRoutes,
  watchRoutes,
  alertRoutes,
  feedRoutes,
  tokenRoutes,
  auditRoutes,
];

/** What is said of an error: our refusals as they are, of faults no more than that there was one. */
function told(error: FastifyError | HttpError | StoreError): {
  status: number;
  code: string;
  message: string;
} {
  if (error instanceof HttpError) return error;
  if (error instanceof StoreError) return { status: 400, code: "invalid", message: error.message };
  const { statusCode = 500, message } = error;
  if (statusCode < 500) return { status: statusCode, code: CODES[statusCode] ?? "invalid", message };
  return { status: 500, code: "internal", message: "Something went wrong here; the service's log has it." };
}

const CODES: Record<number, string> = { 413: "too-large", 415: "unknown-content" };

/** The web page; where none was built, the brief. */
async function page(app: FastifyInstance, { service }: Context, web: string): Promise<void> {
  if (existsSync(join(web, "index.html"))) {
    const open = { config: { role: null } };
    app.addHook("onRoute", (route) => {
      if (route.url === "/" || route.url === "/*") route.config = { ...route.config, ...open.config };
    });
    await app.register(files, { root: web });
    return;
  }
  app.get("/", { schema: { hide: true } }, async (_request, reply) => {
    const { type, body } = await formed(await service.whole(), { format: "html" }, textsOf(service));
    return reply.type(type).header("content-security-policy", SANDBOX).send(body);
  });
}
