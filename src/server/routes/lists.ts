import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import type { PicturePart } from "../../model/index.ts";
import { keyOf } from "../../picture/index.ts";
import { type Context, pictureFor } from "../context.ts";
import { pageOf } from "../paging.ts";
import { AS_OF, PAGING, SITUATION, WORDS } from "../schemas.ts";

const LIST_QUERY = Type.Object({
  ...AS_OF,
  ...SITUATION,
  ...WORDS,
  ...PAGING,
  type: Type.Optional(Type.String({ maxLength: 40, description: "Type or kind of the items." })),
});

/** Parts that can be listed on their own. */
const LISTS = [
  "claims",
  "incidents",
  "figures",
  "conflicts",
  "positions",
  "sources",
  "stories",
  "derivations",
  "actors",
  "places",
  "statements",
] as const satisfies PicturePart[];

/** Parts of the picture, each as a list with pages. */
export function listRoutes(app: FastifyInstance, context: Context): void {
  for (const part of LISTS)
    app.get<{ Querystring: Static<typeof LIST_QUERY> }>(
      `/${part}`,
      { schema: { querystring: LIST_QUERY, summary: `Part "${part}" of the picture` } },
      async (request, reply) => {
        const picture = await pictureFor(context, request.query, request, reply);
        if (!picture) return reply;
        return pageOf(chosen(picture[part] as readonly object[], request.query), request.query, (item) =>
          keyOf(part, item),
        );
      },
    );
}

/** Items of a type that hold all the words, in their own words or names. */
function chosen<Item extends object>(
  items: readonly Item[],
  { q = "", type }: { q?: string; type?: string },
) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (type !== undefined && typeOf(item) !== type) return false;
    if (words.length === 0) return true;
    const text = JSON.stringify(item).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function typeOf(item: object): unknown {
  const { type, kind, proposition } = item as {
    type?: string;
    kind?: string;
    proposition?: { type: string };
  };
  return proposition?.type ?? type ?? kind;
}
