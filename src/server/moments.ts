import type { Picture } from "../model/index.ts";
import { knownBy } from "../picture/index.ts";
import type { Engine } from "./engine.ts";
import { deskOf, keptStatements } from "./rebuild.ts";

/** Pictures of earlier moments that are kept. */
const PICTURES_KEPT = 8;

/** The picture with all mentions, now (null) or of what was known at a moment (ISO 8601). */
export function picturesOf(engine: Engine): (asOf: string | null) => Promise<Picture> {
  const pictures = new Map<string, Promise<Picture>>();
  return (asOf) => {
    const { desk, board } = engine;
    if (asOf === null && desk === null) return Promise.resolve(board.picture());
    const key = `${asOf} ${board.seq}`;
    const made =
      pictures.get(key) ?? (asOf === null ? Promise.resolve(desk!.picture()) : pictureAt(engine, asOf));
    pictures.delete(key);
    pictures.set(key, made);
    made.catch(() => pictures.delete(key));
    for (const old of [...pictures.keys()].slice(0, -PICTURES_KEPT)) pictures.delete(old);
    return made;
  };
}

/** Pictures of earlier moments are worked out by the reports known then and all corrections made since. */
async function pictureAt({ store, readings }: Engine, asOf: string): Promise<Picture> {
  const known = [...readings.values()].filter(({ report }) => knownBy(report, asOf));
  const { derived } = await store.progress();
  const stated = await keptStatements(store, derived);
  const made = await deskOf(
    known,
    stated.filter(({ kind, at }) => kind !== "withdrawal" || at <= asOf),
  );
  return made.picture(asOf);
}
