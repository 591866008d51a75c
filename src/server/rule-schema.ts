import { Type } from "typebox";
import { EVENT_TYPES, type PositionKind } from "../model/index.ts";
import { ID } from "./schemas.ts";

const ids = (what: string) =>
  Type.Optional(Type.Array(ID, { maxItems: 100, description: `Ids of ${what}; any of them.` }));

const ABOUT = {
  types: Type.Optional(
    Type.Array(Type.Enum([...EVENT_TYPES]), { maxItems: 30, description: "Types of events." }),
  ),
  actors: ids("actors"),
  places: ids("places"),
};
const CLOCK = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", description: "HH:MM" });
/** Positions whose deadlines a rule may wait for. */
export const STANCES = [
  "statement",
  "demand",
  "warning",
  "threat",
  "pledge",
  "refusal",
  "support",
  "accusation",
] as const satisfies PositionKind[];

const CONDITION = Type.Union([
  Type.Object({ kind: Type.Literal("incident"), ...ABOUT }, { description: "A new incident." }),
  Type.Object(
    { kind: Type.Literal("origins"), atLeast: Type.Integer({ minimum: 1, maximum: 1000 }), ...ABOUT },
    { description: "A claim reaches so many independent origins, by their low end." },
  ),
  Type.Object(
    {
      kind: Type.Literal("figure"),
      change: Type.Number({ exclusiveMinimum: 0 }),
      per: Type.Enum(["absolute", "percent"]),
      measure: Type.Optional(Type.String({ maxLength: 100, description: "For example `dead`." })),
      ...ABOUT,
    },
    { description: "The value that stands moved by so much since the last alert on it." },
  ),
  Type.Object({ kind: Type.Literal("conflict"), ...ABOUT }, { description: "An open contradiction." }),
  Type.Object(
    {
      kind: Type.Literal("deadline"),
      hours: Type.Array(Type.Number({ exclusiveMinimum: 0, maximum: 8760 }), { minItems: 1, maxItems: 10 }),
      kinds: Type.Optional(
        Type.Array(Type.Enum([...STANCES]), { maxItems: 10, description: "threat unless told." }),
      ),
      ...ABOUT,
    },
    { description: "So many hours are left before a deadline." },
  ),
]);

/** Body of a rule of alerts. */
export const RULE = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  situation: Type.Optional(Type.Union([ID, Type.Null()])),
  condition: CONDITION,
  webhook: Type.Optional(
    Type.Union([
      Type.Object({
        url: Type.String({ minLength: 1, maxLength: 2000 }),
        secret: Type.Optional(Type.String({ maxLength: 200 })),
      }),
      Type.Null(),
    ]),
  ),
  quiet: Type.Optional(
    Type.Union([
      Type.Object({ from: CLOCK, to: CLOCK, zone: Type.String({ minLength: 1, maxLength: 60 }) }),
      Type.Null(),
    ]),
  ),
  digest: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 1440 }), Type.Null()])),
  enabled: Type.Optional(Type.Boolean()),
});
