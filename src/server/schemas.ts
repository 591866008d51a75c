import { Type } from "typebox";
import { PICTURE_PARTS } from "../model/index.ts";

const id = (description: string) => Type.String({ minLength: 1, maxLength: 300, description });

/** Query fields that many routes share. */
export const AS_OF = {
  asOf: Type.Optional(
    Type.String({ maxLength: 40, description: "What was known then by the dates of the reports, ISO 8601." }),
  ),
  roomAsOf: Type.Optional(
    Type.String({
      maxLength: 40,
      description: "What the room held then, ISO 8601; may be given with `asOf`.",
    }),
  ),
  version: Type.Optional(
    Type.Integer({ minimum: 0, description: "What the room held right after the change of this number." }),
  ),
};
export const SITUATION = { situation: Type.Optional(id("Id of a situation.")) };
export const PAGING = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  cursor: Type.Optional(Type.String({ maxLength: 2000, description: "The `next` of the page before." })),
};
export const WORDS = {
  q: Type.Optional(Type.String({ maxLength: 500, description: "Words that must all occur." })),
};
export const ID = id("Id.");
export const BY_ID = Type.Object({ id: ID });

const ids = Type.Array(id("Id."), { minItems: 1, maxItems: 10_000 });
const text = Type.Optional(Type.String({ maxLength: 10_000, description: "Why, in the author's words." }));

/** Body of a statement: a `Judgement` of the model, or incidents and claims in place of its assertions. */
export const STATEMENT = Type.Union([
  Type.Object({ kind: Type.Literal("merge"), incidents: ids, text }),
  Type.Object({ kind: Type.Literal("merge"), assertions: ids, reports: ids, text }),
  Type.Object({ kind: Type.Literal("split"), incident: id("Incident."), claims: ids, text }),
  Type.Object({ kind: Type.Literal("split"), assertions: ids, from: ids, text }),
  Type.Object({ kind: Type.Literal("reject"), claims: ids, text }),
  Type.Object({ kind: Type.Literal("reject"), assertions: ids, text }),
  Type.Object({
    kind: Type.Literal("reliability"),
    publisher: id("Publisher."),
    grade: Type.Union(["A", "B", "C", "D", "E", "F"].map((grade) => Type.Literal(grade))),
    text,
  }),
  Type.Object({
    kind: Type.Literal("note"),
    part: Type.Union(PICTURE_PARTS.map((part) => Type.Literal(part))),
    target: id("Item."),
    text,
  }),
  Type.Object({ kind: Type.Literal("withdrawal"), report: id("Report."), text }),
  Type.Object({ kind: Type.Literal("undo"), statement: id("Statement."), text }),
]);

export const INTEREST = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  query: Type.Optional(Type.String({ maxLength: 500 })),
  actors: Type.Optional(Type.Array(id("Actor."), { maxItems: 100 })),
  places: Type.Optional(Type.Array(id("Place."), { maxItems: 100 })),
});
