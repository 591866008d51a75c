import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { alertIn } from "../alerts/outbox.ts";
import { dropRule, ownRule, putRule, type RuleDraft, rulesOf, shownRule } from "../alerts/rules.ts";
import { audit } from "../audit.ts";
import { type Context, userOf } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { pageOf } from "../paging.ts";
import { RULE } from "../rule-schema.ts";
import { BY_ID, PAGING } from "../schemas.ts";

const ALERTS_QUERY = Type.Object({
  ...PAGING,
  rule: Type.Optional(Type.String({ maxLength: 300, description: "Id of a rule." })),
  status: Type.Optional(Type.Enum(["pending", "sent", "failed"])),
});

/** What came about by the rules, and how its delivery stands. */
export function alertRoutes(app: FastifyInstance, context: Context): void {
  app.get<{ Querystring: Static<typeof ALERTS_QUERY> }>(
    "/alerts",
    {
      schema: {
        querystring: ALERTS_QUERY,
        summary: "Alerts, the latest first, with every try to deliver them",
      },
    },
    async ({ query, user }) => pageOf(await alertsOf(context, query, user!), query, ({ place }) => place),
  );
  ruleRoutes(app, context);
  testRoute(app, context);
}

async function alertsOf(
  { service }: Context,
  { rule, status }: Static<typeof ALERTS_QUERY>,
  user: Parameters<typeof rulesOf>[1],
) {
  const seen = new Set((await rulesOf(service, user)).map(({ key }) => key));
  const rows = await service.store.records("deliveries").list(rule === undefined ? {} : { owner: rule });
  return rows
    .filter(({ value }) => seen.has(value.rule) && (status === undefined || value.status === status))
    .map(({ key, value }) => {
      const { message, next, tries } = value;
      const place = `${String(8e15 - Date.parse(value.at))} ${key}`;
      return { id: key, ...alertIn(value), status: value.status, message, next, tries, place };
    })
    .sort((left, right) => (left.place < right.place ? -1 : 1));
}

/** Rules: what is to be told, when, and to whom. */
function ruleRoutes(app: FastifyInstance, { service, alerts }: Context): void {
  app.get(
    "/rules",
    { schema: { summary: "Rules of alerts, everybody's and one's own" } },
    async (request) => ({
      items: (await rulesOf(service, userOf(request))).map(shownRule),
    }),
  );

  app.post<{ Body: Static<typeof RULE> }>(
    "/rules",
    {
      config: { role: "reader" },
      schema: { body: RULE, summary: "Adds a rule; the answer has the secret of its webhook, this once" },
    },
    async (request, reply) => {
      if (!alerts) throw notFound("alerting");
      const rule = await putRule(service, request.body as RuleDraft, userOf(request), null);
      await audit(service.store, userOf(request), "rule.add", rule.key);
      return reply.code(201).send({ ...shownRule(rule), webhook: rule.channel.webhook });
    },
  );

  app.put<{ Params: Static<typeof BY_ID>; Body: Static<typeof RULE> }>(
    "/rules/:id",
    {
      config: { role: "reader" },
      schema: { params: BY_ID, body: RULE, summary: "Changes a rule as a whole" },
    },
    async (request) => {
      const old = await ownRule(service, request.params.id, userOf(request));
      const rule = await putRule(service, request.body as RuleDraft, userOf(request), old);
      await audit(service.store, userOf(request), "rule.change", rule.key);
      return shownRule(rule);
    },
  );

  app.delete<{ Params: Static<typeof BY_ID> }>(
    "/rules/:id",
    { config: { role: "reader" }, schema: { params: BY_ID, summary: "Drops a rule with its alerts" } },
    async (request, reply) => {
      await dropRule(service, await ownRule(service, request.params.id, userOf(request)));
      await audit(service.store, userOf(request), "rule.remove", request.params.id);
      return reply.code(204).send();
    },
  );
}

/** Trying out the webhook of a rule. */
function testRoute(app: FastifyInstance, { service, alerts }: Context): void {
  app.post<{ Params: Static<typeof BY_ID> }>(
    "/rules/:id/test",
    { schema: { params: BY_ID, summary: "Posts a message without alerts to the webhook of a rule" } },
    async (request) => {
      const rule = await ownRule(service, request.params.id, userOf(request));
      if (!rule.channel.webhook) throw invalid("This rule has no webhook.");
      if (!alerts) throw notFound("alerting");
      return alerts.test(rule);
    },
  );
}
