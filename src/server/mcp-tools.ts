import { type Static, type TSchema, Type } from "typebox";
import { explain } from "../picture/index.ts";
import { whyApart } from "../pipeline.ts";
import { brief } from "../products/brief.ts";
import { briefMarkdown } from "../products/forms/markdown.ts";
import type { StoredChange } from "../store/index.ts";
import { checkStatement } from "./check.ts";
import { momentOf } from "./context.ts";
import { shownApart, shownExplanation } from "./explained.ts";
import { foundClaims } from "./found.ts";
import { mostOrigins, shownClaim } from "./mcp-shown.ts";
import { deadlineFirst } from "./positions.ts";
import type { Shelf } from "./shelf.ts";

const ANY_ID = Type.String({ minLength: 1, maxLength: 300 });
const LIMIT = Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: "At most so many." }));

/** A tool for language models. */
export interface McpTool {
  name: string;
  description: string;
  input: TSchema;
  /** `given` has been checked against `input`. */
  answer(shelf: Shelf, given: unknown): Promise<object | string>;
}

function tool<Input extends TSchema>(
  name: string,
  description: string,
  input: Input,
  answer: (shelf: Shelf, given: Static<Input>) => Promise<object | string>,
): McpTool {
  return { name, description, input, answer: (shelf, given) => answer(shelf, given as Static<Input>) };
}

const BRIEF = tool(
  "brief",
  "The situation report with numbered citations, as Markdown.",
  Type.Object({}),
  async (shelf) => {
    const picture = (await shelf.board()).picture();
    const texts = new Map<string, string>();
    for await (const { reading } of shelf.store.readings()) texts.set(reading.report.id, reading.report.text);
    return briefMarkdown(brief(picture, { texts }));
  },
);

const WHAT_CHANGED = tool(
  "what_changed",
  "Changes of the picture behind a change number or a moment, or the latest ones.",
  Type.Object({
    since: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0 }), Type.String({ maxLength: 40 })], {
        description: "Number of a change, or a moment by the clock of the room (ISO 8601).",
      }),
    ),
    limit: LIMIT,
  }),
  async (shelf, { since, limit = 50 }) => {
    const { change: last, floor } = await shelf.store.progress();
    const after =
      typeof since === "string" ? ((await shelf.store.lastChangeBy(momentOf(since))) ?? floor) : since;
    const changes: StoredChange[] = [];
    for await (const change of shelf.store.changes({ after: after ?? Math.max(0, last - limit), limit }))
      changes.push(change);
    return {
      seq: last,
      changes: changes.map(({ seq, at, part, id, kind, note }) => ({
        seq,
        at,
        part,
        id,
        kind,
        quote: note,
      })),
    };
  },
);

const SEARCH_CLAIMS = tool(
  "search_claims",
  "Claims whose words hold all the words asked for, with counts of reports and independent origins.",
  Type.Object({ query: Type.String({ minLength: 1, maxLength: 500 }), limit: LIMIT }),
  async (shelf, { query, limit = 20 }) => {
    const board = await shelf.board();
    const picture = board.picture();
    const found = new Set(foundClaims(board, query, limit).map(({ id }) => id));
    return {
      claims: picture.claims.filter(({ id }) => found.has(id)).map((claim) => shownClaim(claim, picture)),
    };
  },
);

const EXPLAIN = tool(
  "explain",
  "Why a claim, incident, figure, conflict, position, story or report stands: origins, chains of attribution, quotations, what joined them; with `apart`, why it is not one with another.",
  Type.Object({ id: ANY_ID, apart: Type.Optional(ANY_ID) }),
  async (shelf, { id, apart }) => {
    const picture = (await shelf.board()).picture();
    if (apart !== undefined) {
      const why = whyApart(picture, id, apart);
      return why ? { state: "found", ...shownApart(why) } : { state: "not found" };
    }
    const found = explain(picture, id);
    if (!found) return { state: "not found" };
    return {
      state: "found",
      ...shownExplanation(found),
      claims: found.claims.map(({ claim }) => shownClaim(claim, picture)),
    };
  },
);

const CHECK_STATEMENT = tool(
  "check_statement",
  "Is this sentence supported by the reports held? Says for each thing in it: supported, disputed, contradicted, told otherwise (planned, feared, conditional), or not found, which is no denial.",
  Type.Object({ statement: Type.String({ minLength: 1, maxLength: 2000 }) }),
  async (shelf, { statement }) => {
    const picture = (await shelf.board()).picture();
    const results = checkStatement(statement, picture);
    if (results.length === 0) return { state: "nothing read in the sentence", results: [] };
    return {
      state: "checked",
      results: results.map(({ said, verdict, ...claims }) => ({
        said,
        verdict,
        origins: mostOrigins(claims.supporting),
        supporting: claims.supporting.map((claim) => shownClaim(claim, picture)),
        contradicting: claims.contradicting.map((claim) => shownClaim(claim, picture)),
        otherwise: claims.otherwise.map((claim) => shownClaim(claim, picture)),
      })),
    };
  },
);

const CONFLICTS = tool(
  "conflicts",
  "What is disputed, side by side.",
  Type.Object({ limit: LIMIT }),
  async (shelf, { limit = 50 }) => {
    const picture = (await shelf.board()).picture();
    const claims = new Map(picture.claims.map((claim) => [claim.id, claim]));
    const side = (ids: readonly string[]) =>
      ids.flatMap((id) => (claims.has(id) ? [shownClaim(claims.get(id)!, picture)] : []));
    return {
      conflicts: picture.conflicts.slice(0, limit).map(({ id, kind, relation, sides, note }) => ({
        id,
        kind,
        relation,
        quote: note,
        sides: sides.map(side),
      })),
    };
  },
);

const POSITIONS = tool(
  "positions",
  "Who threatens, demands, promises or refuses what, on which condition and until when; open deadlines first.",
  Type.Object({ limit: LIMIT }),
  async (shelf, { limit = 50 }) => {
    const picture = (await shelf.board()).picture();
    const name = (id: string | null) => picture.actors.find((actor) => actor.id === id)?.name ?? id;
    return {
      positions: deadlineFirst(picture.positions)
        .slice(0, limit)
        .map(({ id, actor, kind, target, condition, consequence, deadline, claim, at }) => ({
          ...{ id, kind, actor: name(actor), target: name(target), claim, at, deadline },
          condition: condition && { quote: condition.exact },
          consequence: consequence && { quote: consequence.exact },
        })),
    };
  },
);

/** The tools of the room. */
export const TOOLS: readonly McpTool[] = [
  BRIEF,
  WHAT_CHANGED,
  SEARCH_CLAIMS,
  EXPLAIN,
  CHECK_STATEMENT,
  CONFLICTS,
  POSITIONS,
];
