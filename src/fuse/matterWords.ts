import type { Span } from "../model/index.ts";
import { overlapping } from "../text/offsets.ts";
import { wordSet } from "../text/wording.ts";
import { wordsOf } from "../text/words.ts";
import type { Draft } from "./drafts.ts";

/** Words that state a stance, not what it is about. */
const STANCE_WORDS = wordSet(
  "refuse refuses refused refusal reject rejects rejected rejection decline declined rule ruled out oppose opposed opposition agree agreed agreement accept accepted acceptance pledge pledged promise promised vow vowed commit committed approve approved back backed support supported endorse endorsed consent consented guarantee guaranteed offer offered dismiss dismissed rebuff rebuffed threaten threatened warn warned say said tell told announce announced would again still now never ready willing if unless once until provided only and but",
);

/** Content words of a stretch of a draft's report: parties, times and words that only state a stance left out. */
export function matterWords(
  { reading, named }: Draft,
  span: Span,
  isParty: (mention: Span) => boolean,
): Set<string> {
  const { parties = [], times = [] } = named ?? {};
  const left = overlapping(
    [...parties.filter(isParty), ...times].sort((one, other) => one.start - other.start),
  );
  const words = wordsOf(reading.report.text, span.start, span.end).filter((word) => !left(word));
  const content = wordSet(words.map(({ form }) => form).join(" "));
  return new Set([...content].filter((word) => !STANCE_WORDS.has(word)));
}
