import type { Chance } from "./chance.ts";
import {
  copy,
  creditedRewrite,
  type Desk,
  drifting,
  excerpt,
  heavyRewrite,
  laterVersion,
  lightRewrite,
  original,
  update,
  withOwn,
} from "./forms.ts";
import type { Outlet } from "./outlets.ts";
import type { Piece } from "./pieces.ts";
import type { Crisis, Statement } from "./world.ts";

/** All that decides on the next report of a crisis. */
export interface Newsroom {
  crisis: Crisis;
  chance: Chance;
  id: string;
  at: number;
  outlets: readonly Outlet[];
  /** Latest reports, oldest first. */
  recent: readonly Piece[];
  /** Who speaks to one outlet alone -> that outlet; added to. */
  holders: Map<string, Outlet>;
  /** Statements that are news, oldest first. */
  fresh: readonly Statement[];
}

type Form = "original" | "common" | "credited" | "copy" | "light" | "heavy" | "excerpt" | "update" | "later";

/** Shares of the forms, in hundredths (our choice, after what wire news and its takers look like). */
const SHARES: readonly (readonly [Form, number])[] = [
  ["original", 30],
  ["common", 6],
  ["credited", 15],
  ["copy", 17],
  ["light", 9],
  ["heavy", 7],
  ["excerpt", 7],
  ["update", 6],
  ["later", 3],
];
/** Share of copies and rewrites in which a number slips. */
const SLIPS = 0.1;
/** Share of copies and excerpts that name the agency, and of rewrites. */
const CREDITED = 0.6;
const REWRITES_CREDITED = 0.3;
/** Share of what is taken over that gets own reporting besides. */
const MIXED = 0.12;

/** The next report: its form by chance, as far as there is something to write it from. */
export function pieceOf(room: Newsroom): Piece {
  const form = room.recent.length < 2 ? "original" : formBy(room.chance.next() * 100);
  if (form === "original") return ownPiece(room);
  if (form === "common") return commonSource(room) ?? ownPiece(room);
  if (form === "update") return updated(room) ?? ownPiece(room);
  if (form === "later") return printedLater(room) ?? ownPiece(room);
  return taken(room, form);
}

function formBy(number: number): Form {
  let sum = 0;
  return SHARES.find(([, share]) => (sum += share) > number)?.[0] ?? "original";
}

function deskOf({ crisis, chance, id, at }: Newsroom, outlet: Outlet): Desk {
  return { crisis, chance, id, outlet, at };
}

/** Own reporting: a statement that is news, and others on the same incident. */
function ownPiece(room: Newsroom): Piece {
  const outlet = ownReporter(room);
  const open = room.fresh.filter((statement) => isOpenTo(statement, outlet, room));
  const lead = newestMostly(open.length > 0 ? open : room.fresh, room.chance);
  const others = open.filter((one) => one !== lead && one.incident === lead.incident && differs(one, lead));
  const statements = [lead, ...room.chance.some(others, room.chance.whole(0, 2))];
  hold(statements, outlet, room);
  return original(deskOf(room, outlet), statements);
}

/** Agencies do a third of the reporting (our choice). */
function ownReporter({ outlets, chance }: Newsroom): Outlet {
  const wires = outlets.filter(({ isWire }) => isWire);
  return chance.happens(1 / 3) ? chance.pick(wires) : chance.pick(outlets);
}

/** Half of the time one of the three newest. */
function newestMostly(statements: readonly Statement[], chance: Chance): Statement {
  return chance.happens(0.5) ? chance.pick(statements.slice(-3)) : chance.pick(statements);
}

/** A second statement adds another voice or another fact. */
function differs(one: Statement, lead: Statement): boolean {
  return one.speaker !== lead.speaker || one.facts[0]!.id !== lead.facts[0]!.id;
}

/** An unnamed source speaks to one outlet; what a newsroom saw it tells itself. */
function isOpenTo({ speaker }: Statement, outlet: Outlet, { holders }: Newsroom): boolean {
  if (!speaker?.exclusive) return true;
  return (holders.get(speaker.origin) ?? outlet) === outlet;
}

function hold(statements: readonly Statement[], outlet: Outlet, { holders }: Newsroom): void {
  for (const { speaker } of statements) if (speaker?.exclusive) holders.set(speaker.origin, outlet);
}

/** Another outlet's own report on a statement with a quotation that was reported before. */
function commonSource(room: Newsroom): Piece | null {
  const quoted = room.fresh.filter(({ quote }) => quote !== null);
  const reported = quoted.filter(({ quote }) =>
    room.recent.some(({ lines }) =>
      lines.some(({ frames, isQuote }) => isQuote && frames[0]!.includes(quote!)),
    ),
  );
  if (reported.length === 0) return null;
  const outlet = room.chance.pick(room.outlets);
  return original(deskOf(room, outlet), [room.chance.pick(reported)], "common source");
}

/** A newer version of a report of the same outlet, where a newer statement on its incident is out. */
function updated(room: Newsroom): Piece | null {
  const found = outdated(room, room.recent);
  return found && update(deskOf(room, found.piece.outlet), found.piece, found.newer);
}

/** A newer version of an agency's own report, which another outlet prints. */
function printedLater(room: Newsroom): Piece | null {
  const found = outdated(
    room,
    room.recent.filter(({ outlet, from }) => outlet.isWire && from === null),
  );
  if (!found) return null;
  const desk = deskOf(room, takerOf(room, found.piece));
  return laterVersion(desk, found.piece, found.newer, room.chance.happens(CREDITED));
}

/** A report with a statement on its incident that came out after it; null where there is none. */
function outdated(room: Newsroom, pieces: readonly Piece[]): { piece: Piece; newer: Statement } | null {
  const candidates = pieces.flatMap((piece) => {
    const incidents = new Set(piece.lines.map(({ incident }) => incident));
    const newer = room.fresh.filter(
      ({ at, incident, speaker }) =>
        at > piece.at && incidents.has(incident!.id) && speaker && !speaker.exclusive,
    );
    return piece.kind === "credited rewrite" || newer.length === 0 ? [] : [{ piece, newer }];
  });
  if (candidates.length === 0) return null;
  const { piece, newer } = room.chance.pick(candidates);
  return { piece, newer: room.chance.pick(newer) };
}

/** What was made from another outlet's report. */
function taken(room: Newsroom, form: Exclude<Form, "original" | "common" | "update" | "later">): Piece {
  const { chance } = room;
  const source = sourceOf(room);
  const outlet = takerOf(room, source);
  const desk = deskOf(room, outlet);
  const isCredited = chance.happens(form === "copy" || form === "excerpt" ? CREDITED : REWRITES_CREDITED);
  const made = writtenAs(form, desk, source, isCredited);
  const slipped = form !== "credited" && chance.happens(SLIPS) ? (drifting(made, room.crisis) ?? made) : made;
  if (form === "excerpt" || !chance.happens(MIXED)) return slipped;
  const own = room.fresh.find((statement) => isOpenTo(statement, outlet, room) && statement.speaker !== null);
  if (!own || slipped.lines.some(({ facts }) => facts.includes(own.facts[0]!))) return slipped;
  hold([own], outlet, room);
  return withOwn(desk, slipped, own);
}

function writtenAs(form: Form, desk: Desk, source: Piece, isCredited: boolean): Piece {
  if (form === "credited") return creditedRewrite(desk, source);
  if (form === "excerpt") return excerpt(desk, source, isCredited);
  if (form === "light") return lightRewrite(desk, source, isCredited);
  if (form === "heavy") return heavyRewrite(desk, source, isCredited);
  return copy(desk, source, isCredited);
}

/** Agencies are taken from four times as often as papers (our choice). */
function sourceOf({ recent, chance }: Newsroom): Piece {
  const weighted = recent.flatMap((piece) => (piece.credit.isWire ? [piece, piece, piece, piece] : [piece]));
  return chance.pick(weighted);
}

/** Half of the time an outlet of the same house, where there is one; never the outlet itself nor whom it credits. */
function takerOf({ outlets, chance }: Newsroom, source: Piece): Outlet {
  const others = outlets.filter(
    (outlet) => outlet !== source.outlet && outlet !== source.credit && !outlet.isWire,
  );
  const family = others.filter((outlet) => outlet.family === source.outlet.family);
  return chance.pick(family.length > 0 && chance.happens(0.5) ? family : others);
}
