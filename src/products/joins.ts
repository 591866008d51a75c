import type { ExplainedGround, ExplainedJoin, Ground, StoryJoin } from "../model/index.ts";
import { type Book, labelOf } from "./book.ts";
import { named } from "./sections/copies.ts";
import { listText, oneLine } from "./wording.ts";

/** What two tellings agree in, in words. */
const GROUND_TEXT: Record<Ground, string> = {
  stated: "an analyst put them together",
  aligned: "in passages of which one repeats the other",
  actor: "the same actor",
  recipient: "the same one struck or addressed",
  parties: "the same parties",
  country: "the country struck, told by name in one and by the place in the other",
  place: "the same place",
  time: "the same time",
  wording: "words in common",
  near: "names nobody; its report has just told of this",
  main: "names nobody; this is what its story tells most of",
  deed: "words for one deed",
  trigger: "the same word for it",
};

const SCOPE_TEXT = {
  incident: ["same incident as", ""],
  claim: ["same claim as", "type, number and polarity; "],
} as const;

/** One line for each thing an assertion was joined to, with what the two agree in and the words of both. */
export function joinLines(book: Book, joins: readonly ExplainedJoin[]): string[] {
  return joins.map(({ scope, with: earlier, grounds }) => {
    const words = `${labelOf(book, earlier.report)}, characters ${earlier.start}-${earlier.end}, "${oneLine(earlier.exact)}"`;
    const [same, always] = SCOPE_TEXT[scope];
    return `${same} ${words}: ${always}${grounds.map(groundText).join("; ")}`;
  });
}

function groundText({ ground, what, words: [later, earlier] }: ExplainedGround): string {
  if (what === "") return GROUND_TEXT[ground];
  const words =
    ground !== "wording" && later && earlier
      ? `: "${oneLine(later.exact)}" / "${oneLine(earlier.exact)}"`
      : "";
  return `${GROUND_TEXT[ground]} (${oneLine(what)}${words})`;
}

/** Why a report is in its story. `common`: words of its headline that the other's has. */
export function storyJoinText(book: Book, join: StoryJoin | undefined, common: readonly string[]): string {
  if (!join) return "the first of its story, or joined to it by later ones";
  const other = named(book, join.with);
  if (join.on === "stated") return `an analyst put it with ${other}`;
  if (join.on === "derivation") return `one of it and ${other} repeats the other (see copies)`;
  const by = join.on === "wording" ? "wording" : "wording and names";
  const words = common.length > 0 ? `; both headlines: ${listText(common, 8)}` : "";
  return `nearest to ${other} by ${by}, similarity ${join.similarity?.toFixed(2)} of 1${words}`;
}
