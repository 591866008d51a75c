import type { Figure, Incident } from "../../model/index.ts";
import { by, groupBy } from "../../text/collections.ts";
import { bestOf } from "../book.ts";
import { chainOf } from "../chains.ts";
import { ranked } from "../choose.ts";
import { type Line, lineOf } from "../document.ts";
import { measureText } from "../measures.ts";
import { boundsText } from "../wording.ts";
import { againstRemark } from "./figures.ts";
import type { Desk } from "./tell.ts";

const HUMAN = /\b(?:dead|wounded|injured|missing|displaced|evacuated|infected|captured|detained)$/;

/** The current human cost, one line a measure; of a whole and its parts (the dead, the guards among them) the whole. */
export function tolls({ book, citer }: Desk, incident: Incident): Line[] {
  const figures = book.picture.figures.filter(
    (figure) => figure.incident === incident.id && figure.current && HUMAN.test(figure.measure),
  );
  const measures = groupBy(figures, ({ measure }) => measure.split(" ").at(-1)!);
  return [...measures]
    .sort(by(([measure]) => tollOrder(measure)))
    .map(([, group]) => [
      ...tollLine({ book, citer }, largest(group)),
      ...againstRemark({ book, citer }, largest(group)),
    ]);
}

function tollOrder(measure: string): string {
  return ["dead", "missing", "wounded", "injured"].includes(measure) ? measure : `~${measure}`;
}

function largest(figures: readonly Figure[]): Figure {
  return ranked(figures, ({ current }) => current?.low ?? current?.high ?? 0)[0]!;
}

function tollLine({ book, citer }: Desk, figure: Figure): Line {
  const best = bestOf(book, figure.current!.claim);
  return lineOf(
    `${measureText(figure.measure.split(" ").at(-1)!)}: ${boundsText(figure.current!)}`,
    best ? ` (${chainOf(book, best)}) ` : " ",
    best ? citer.cite([best]) : null,
  );
}
