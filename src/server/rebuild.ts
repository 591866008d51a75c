import { type Desk, openDesk, WINDOW } from "../desk.ts";
import type { Reading, Statement } from "../model/index.ts";
import type { Store } from "../store/index.ts";
import { type Holding, newHolding } from "./holding.ts";
import { packing } from "./packing.ts";
import { statementOf } from "./statements.ts";

/** Lets whatever else waits in the event loop come first. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A desk of what is held, window by window, so that the service answers meanwhile. Nothing is read again. */
export async function deskOf(holding: Holding, statements: readonly Statement[]): Promise<Desk> {
  const readingOf = (id: string) => holding.get(id)!;
  const arrivalOf = ({ report }: Reading) => holding.arrivalOf(report.id);
  const desk = openDesk({ readingOf, arrivalOf, packing });
  desk.state(statements);
  const ordered = holding.arriving();
  for (let from = 0; from < ordered.length; from += WINDOW) {
    desk.add(ordered.slice(from, from + WINDOW).map(readingOf));
    desk.update();
    await breathe();
  }
  if (ordered.length === 0) desk.update();
  return desk;
}

/** All readings that the store keeps, of reports that came up to an entry of the log. */
export async function keptReadings(store: Store, upTo: number): Promise<Holding> {
  const holding = newHolding();
  for await (const entry of store.entries({ kind: "capture" })) {
    if (entry.seq > upTo) break;
    if (entry.kind === "capture") holding.arrive(entry.capture.id, entry.seq);
  }
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
