import type { Chance } from "./chance.ts";

/** An invented outlet. */
export interface Outlet {
  name: string;
  host: string;
  /** Outlets of one house share it; an outlet of its own has its own name. */
  family: string;
  /** An agency, whose text others take over. */
  isWire: boolean;
  /** 0..1: its house style, which chooses among equal wordings. */
  style: number;
}

const SEATS =
  "Calder Tarnley Ostrava Brixdale Halloway Pennick Sorrento Veldt Kestrel Larkfield Merrow Thornbury Wexmoor Ashdown Birchley Crowhurst Dunmere Elmstead Farrow Glenholt".split(
    " ",
  );
const PAPERS = "Courier Tribune Gazette Chronicle Observer Herald Dispatch Post Times Ledger".split(" ");
const WIRES = ["Orbis News Agency", "Castlegate Wire", "Pan-Coastal Press Agency", "Fairlead Newswire"];
/** Most outlets that one house owns. */
const HOUSE = 4;
/** Share of outlets that belong to a house (our choice). */
const OWNED = 0.4;

/** The agencies first, then papers in an order by chance; some of them belong to houses of two to four. */
export function outletsOf(count: number, chance: Chance): Outlet[] {
  const wires = WIRES.slice(0, Math.min(WIRES.length, Math.max(1, Math.floor(count / 4))));
  const papers = chance.some(
    SEATS.flatMap((seat) => PAPERS.map((paper) => `${seat} ${paper}`)),
    count - wires.length,
  );
  const owned = Math.floor(papers.length * OWNED);
  return [
    ...wires.map((name) => outletOf(name, name, true, chance)),
    ...papers.map((name, index) =>
      outletOf(name, index < owned ? `House ${Math.floor(index / HOUSE) + 1}` : name, false, chance),
    ),
  ];
}

function outletOf(name: string, family: string, isWire: boolean, chance: Chance): Outlet {
  const host = `${name.toLowerCase().replace(/[^a-z]/g, "")}.example`;
  return { name, host, family, isWire, style: chance.next() };
}
