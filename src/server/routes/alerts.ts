import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { rehearsed } from "../alerts/rehearsal.ts";
import { dropRule, ownRule, putRule, type RuleDraft, rulesOf, shownRule } from "../alerts/rules.ts";
import { placeOf, toldAlerts } from "../alerts/told.ts";
import { audit } from "../audit.ts";
import { type Context, momentOf, userOf } from "../context.ts";
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
  rehearsalRoute(app, context);
  testRoute(app, context);
}

async function alertsOf(
  { service: { store } }: Context,
  query: Static<typeof ALERTS_QUERY>,
  user: Parameters<typeof rulesOf>[1],
) {
  const seen = new Set((await rulesOf({ store }, user)).map(({ key }) => key));
  const told = (await toldAlerts(store, query)).filter(({ rule }) => seen.has(rule));
  return told.map((alert) => ({ ...alert, place: placeOf(alert) }));
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
      const { key } = await ownRule(service, request.params.id, userOf(request));
      await dropRule(service, key);
      await audit(service.store, userOf(request), "rule.remove", request.params.id);
      return reply.code(204).send();
    },
  );
}

const REHEARSAL_QUERY = Type.Object({
  from: Type.Optional(Type.String({ maxLength: 40, description: "ISO 8601, by the room's clock." })),
  to: Type.Optional(Type.String({ maxLength: 40, description: "ISO 8601, by the room's clock." })),
});

/** Trying out a rule before it is there. */
function rehearsalRoute(app: FastifyInstance, { service }: Context): void {
  app.post<{ Body: Static<typeof RULE>; Querystring: Static<typeof REHEARSAL_QUERY> }>(
    "/rules/rehearsal",
    {
      config: { role: "reader", scope: "read" },
      schema: {
        querystring: REHEARSAL_QUERY,
        body: RULE,
        summary: "What a rule would have told between two moments; nothing is noted or sent",
      },
    },
    async (request) => {
      const { from, to } = request.query;
      const stretch = { from: from ? momentOf(from) : null, to: to ? momentOf(to) : null };
      const room = { store: service.store, now: Date.now() };
      const items = await rehearsed(request.body as RuleDraft, userOf(request).key, room, stretch);
      return { items };
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
