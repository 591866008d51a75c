import type { Apart, ApartTest, ExplainedGround, Ground, StoryJoin } from "../../model/index.ts";

const GROUND_WORDS: Record<Ground, string> = {
  stated: "an analyst put them together",
  aligned: "one passage repeats the other",
  actor: "same actor",
  recipient: "same one struck or addressed",
  parties: "same parties",
  country: "the country struck, by name in one and by the place in the other",
  place: "same place",
  time: "same time",
  wording: "words in common",
  near: "names nobody, and its report has just told of this",
  main: "names nobody, and this is what its story tells most of",
  deed: "words for one deed",
  trigger: "same word for it",
};

/** One thing two tellings agree in: what it is, and the words of both where they are told. */
export function groundWords({ ground, what, words: [later, earlier] }: ExplainedGround): {
  title: string;
  what: string;
  quotes: [later: string, earlier: string] | null;
} {
  const isQuoted = ground !== "wording" && what !== "" && later !== null && earlier !== null;
  return { title: GROUND_WORDS[ground], what, quotes: isQuoted ? [later.exact, earlier.exact] : null };
}

/** Why a report is in its story, in words before and after the name of the report it was put to. */
export function storyWords({ on, similarity }: StoryJoin): [before: string, after: string] {
  if (on === "stated") return ["an analyst put it with", ""];
  if (on === "derivation") return ["it repeats, or is repeated by,", ""];
  const by = on === "wording" ? "by wording" : "by wording and names";
  return ["it is nearest to", similarity === null ? by : `${by}, ${Math.round(similarity * 100)} % alike`];
}

const CONDITION_WORDS: Record<ApartTest["condition"], string> = {
  statement: "what an analyst stated",
  story: "story",
  incident: "incident",
  family: "kind of event",
  background: "breadth",
  type: "type",
  polarity: "said to be so or not",
  modality: "how it is put forward",
  figure: "number",
  actor: "who acts",
  recipient: "whom it is done to",
  place: "place",
  time: "time",
  wording: "wording",
};

export function conditionWords({ condition }: Pick<ApartTest, "condition">): string {
  return CONDITION_WORDS[condition];
}

/** Why two items are not one, in a sentence. */
export function apartWords({ kind, isOne, tests }: Apart): string {
  const of = (result: ApartTest["result"]) =>
    tests
      .filter((test) => test.result === result)
      .map(conditionWords)
      .join(", ");
  if (isOne) return kind === "report" ? "Both are in one story." : "They are one.";
  if (of("differs") !== "") return `Kept apart by: ${of("differs")}.`;
  if (of("agrees") !== "") return `Nothing keeps them apart, but too little ties them: ${of("agrees")}.`;
  return "Nothing ties them: neither parties nor place, time or wording agree.";
}
