import type { Picture } from "../model/index.ts";
import type { Engine } from "./engine.ts";
import { keptOf } from "./kept.ts";
import { deskOf, keptStatements } from "./rebuild.ts";

/** Which picture: by the clock of the reports, by that of the room, or by both. */
export interface Moment {
  /** Only what was known then by the dates of the reports, ISO 8601; null = whenever. */
  asOf: string | null;
  /** Only what the room held right after the change of this number; null = now. */
  version: number | null;
}

export const NOW: Moment = { asOf: null, version: null };

/** Pictures of other moments that are kept. */
const PICTURES_KEPT = 8;

/** Pictures of any moment. */
export interface Pictures {
  /** With all mentions as far as they are at hand. */
  at(moment: Moment): Promise<Picture>;
  /** What the picture rests on: the same text as long as it would be made of the same. */
  tag(moment: Moment): string;
}

export function picturesOf(engine: Engine): Pictures {
  const kept = keptOf<Picture>(PICTURES_KEPT);
  const tag = (moment: Moment) => tagOf(engine, moment);
  const at = async (moment: Moment): Promise<Picture> => {
    const { desk, board } = engine;
    const { asOf, version } = moment;
    if (asOf !== null) {
      const held = version === null ? null : await at({ asOf: null, version });
      return kept(tag(moment), () => pictureAt(engine, asOf, held));
    }
    if (version !== null && version !== board.seq)
      return kept(tag(moment), () => engine.store.picture(version));
    return desk === null ? board.picture() : kept(tag(moment), async () => desk.picture());
  };
  return { at, tag };
}

/** Reports are only ever added between two epochs, so how many are known tells which. */
function tagOf({ readings, board, epoch }: Engine, { asOf, version }: Moment): string {
  if (asOf === null) return version === null ? String(board.seq) : `v${version}`;
  return `${asOf}.${version ?? ""}.${epoch}.${readings.countKnown(asOf)}.${board.parts.statements.size}`;
}

/**
 * Pictures of earlier moments are worked out by the reports known then and all corrections made since; with `held`, only by the
 * reports and corrections that were in the room then.
 */
async function pictureAt(
  { store, readings, derived }: Engine,
  asOf: string,
  held: Picture | null,
): Promise<Picture> {
  const reports = held && new Set(held.reports.map(({ id }) => id));
  const statements = held && new Set(held.statements.map(({ id }) => id));
  const known = readings.knownBy(asOf, (id) => reports?.has(id) ?? true);
  const stated = (await keptStatements(store, derived)).filter(({ id }) => statements?.has(id) ?? true);
  const made = await deskOf(
    known,
    stated.filter(({ kind, at }) => kind !== "withdrawal" || at <= asOf),
  );
  return made.picture(asOf);
}
