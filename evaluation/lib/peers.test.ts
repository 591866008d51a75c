import { describe, expect, it } from "vitest";
import { type Heard, PEERS, supportBy } from "./peers.ts";

const WIRE = "Gunmen stormed a customs post in Soroca on Monday and left before the army came, a nurse said.";

function heard(id: string, given: Partial<Heard>): Heard {
  return { id, headline: null, text: "", outlet: null, family: null, ...given };
}

const REPORTS = [
  heard("a", { headline: "Gunmen storm customs post", text: WIRE, outlet: "Veldt Post", family: "Veldt" }),
  heard("b", {
    headline: "Gunmen storm customs post in Soroca",
    text: `${WIRE} More soon.`,
    outlet: "Veldt Post",
    family: "Veldt",
  }),
  heard("c", { headline: "Army arrives late", text: WIRE, outlet: "Merrow Times", family: "Veldt" }),
  heard("d", {
    headline: "Nurse tells of raid",
    text: "A nurse saw men at the border.",
    outlet: "Orhei Ledger",
  }),
];

describe("supportBy", () => {
  it.each([
    ["reports", 4],
    ["outlets", 3],
    ["publisher families", 2],
    ["near-duplicate headlines", 3],
    ["near-duplicate texts", 2],
  ])("counts by %s", (name, expected) => {
    const peer = PEERS.find((one) => one.name === name)!;
    expect(supportBy(peer, REPORTS)).toBe(expected);
  });

  it("takes what is not known for no sameness", () => {
    const unknown = [heard("a", {}), heard("b", {})];
    for (const peer of PEERS) expect(supportBy(peer, unknown), peer.name).toBe(2);
  });
});
