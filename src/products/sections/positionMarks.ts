import type { Position, Quoted, Shift } from "../../model/index.ts";
import { dayText } from "../dates.ts";
import { type Line, lineOf, quote } from "../document.ts";
import { POSITION_LABEL, quotable } from "../wording.ts";
import type { Desk } from "./tell.ts";

/** What has become of a position since it was said: a change of mind, what is told of its condition, a deadline that is over; each with its words. */
export function positionMarks(desk: Desk, position: Position): Line {
  const { shift, reported } = position;
  return [
    ...(shift ? marked(desk, shiftText(shift), shift) : []),
    ...(reported
      ? marked(
          desk,
          `condition reported ${reported.isMet ? "met" : "not met"}, as told on ${dayText(reported.at)}`,
          reported,
        )
      : []),
    ...(isOver(position, desk.book.picture.asOf) ? lineOf("; its deadline has passed") : []),
  ];
}

function shiftText({ turn, kind, at }: Shift): string {
  const stance = kind ? POSITION_LABEL[kind] : "stance";
  if (kind === null) return turn === "taken" ? "told as a change of mind" : "told as given up";
  return turn === "taken"
    ? `departure from the ${stance}${dated(at)}`
    : `since departed from: ${stance}${dated(at)}`;
}

function dated(at: string | null): string {
  return at ? ` of ${dayText(at)}` : "";
}

function marked(
  { book, citer }: Desk,
  text: string,
  { words, assertion }: { words: Quoted; assertion: string | null },
): Line {
  const by = book.picture.assertions.find(({ id }) => id === assertion);
  return lineOf(
    `; ${text} `,
    quote(quotable(words.exact)),
    " ",
    citer.citeWords(words, by ?? { chain: [], claim: null }),
  );
}

/** Whether the last moment of its deadline lies before the moment of the picture; one that lies before it was set was misread. */
export function isOver({ deadline, at }: Position, asOf: string | null): boolean {
  if (asOf === null || deadline?.latest == null || (at !== null && deadline.latest < at)) return false;
  return deadline.latest < asOf;
}
