import { type Desk, openDesk, WINDOW } from "../desk.ts";
import type { Statement } from "../model/index.ts";
import type { Store } from "../store/index.ts";
import { breathe } from "./breathe.ts";
import { type Holding, newHolding } from "./holding.ts";
import { packing } from "./packing.ts";
import { statementOf } from "./statements.ts";

/**
 * A desk of what is held, in the order of its dates, window by window, so that the service answers meanwhile. Nothing is read
 * again. Tells after each window how many reports of how many are worked in.
 */
export async function deskOf(
  holding: Holding,
  statements: readonly Statement[],
  tell: (done: number, all: number) => void = () => {},
): Promise<Desk> {
  const readingOf = (id: string) => holding.get(id)!;
  const desk = openDesk({ readingOf, arrivalOf: holding.arrivalOf, packing });
  desk.state(statements);
  const ordered = holding.arriving();
  for (let from = 0; from < ordered.length; from += WINDOW) {
    desk.add(ordered.slice(from, from + WINDOW).map(readingOf));
    desk.update();
    tell(Math.min(from + WINDOW, ordered.length), ordered.length);
    await breathe();
  }
  if (ordered.length === 0) desk.update();
  return desk;
}

/** All readings that the store keeps. */
export async function keptReadings(store: Store): Promise<Holding> {
  const holding = newHolding();
  for await (const { reading } of store.readings()) holding.put(reading);
  return holding;
}

/** All statements of the log up to an entry. */
export async function keptStatements(store: Store, upTo: number): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const kind of ["statement", "withdrawal"] as const)
    for await (const entry of store.entries({ kind })) {
      const statement = entry.seq <= upTo ? statementOf(entry) : null;
      if (statement) statements.push(statement);
    }
  return statements;
}
