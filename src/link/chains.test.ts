import { describe, expect, it } from "vitest";
import { chainReading } from "../../evaluation/lib/chain-score.ts";
import { plainReport } from "../../evaluation/lib/corpus.ts";
import { chainsOf, publisherChain } from "./chains.ts";
import { creditsOf } from "./credits.ts";

function chains(text: string): string[] {
  const reading = chainReading(plainReport("test", text, { publisher: "Quay Weekly" }));
  return chainsOf(reading).map((chain) => chain.map(({ name }) => name).join(" > "));
}

describe("chainsOf", () => {
  it("goes from the speaker over the outlet told to the publisher", () => {
    expect(chains("Two guards told the Harbour Times that the gate was open.")).toEqual([
      "Two guards > Harbour Times > Quay Weekly",
    ]);
  });

  it("adds the outlet that the lead credits", () => {
    const found = chains(
      "The ferry sank within minutes on Monday night, according to Gulf Wire.\n\nA diver said that the door was open.",
    );
    expect(found).toContain("A diver > Gulf Wire > Quay Weekly");
  });

  it("leaves out the outlet of the lead where somebody spoke to the press at large", () => {
    const found = chains(
      "The ferry sank within minutes on Monday night, according to Gulf Wire.\n\nA harbour official told reporters that the door was open.",
    );
    expect(found).toContain("A harbour official > Quay Weekly");
  });

  it.each([
    ["The agency quoted two pilots as saying the bay was mined.", "two pilots > The agency > Quay Weekly"],
    [
      "Two officials, speaking to Gulf Wire, said the road was shut.",
      "Two officials > Gulf Wire > Quay Weekly",
    ],
    ["The weir had burst, reports Gulf Wire.", "Gulf Wire > Quay Weekly"],
  ])("%s", (text, chain) => {
    expect(chains(text)).toContain(chain);
  });

  it("gives text nobody is quoted for to the publisher", () => {
    const reading = chainReading(plainReport("test", "The ferry sank.", { publisher: "Quay Weekly" }));
    expect(publisherChain(reading).map(({ kind }) => kind)).toEqual(["publisher"]);
  });
});

describe("creditsOf", () => {
  it.each([
    ["The gate was open, according to Gulf Wire.", ["Gulf Wire"]],
    ["Two guards told the Harbour Times that the gate was open.", ["Harbour Times"]],
    ["The gate was open.\n\nWith reporting from Harbour Times", ["Harbour Times"]],
    ["The gate was open.\n\nReporting by Jane Roe for Harbour Times; editing by Al Dee", ["Harbour Times"]],
    ["The Gulf Wire said the gate was open. Gulf Wire also reported a fire.", ["Gulf Wire"]],
    ["Two guards told the Quay Weekly that the gate was open.", []],
    ["The gate was open.", []],
  ])("%s", (text, outlets) => {
    const credits = creditsOf(chainReading(plainReport("test", text, { publisher: "Quay Weekly" })));
    expect([...new Set(credits.map(({ outlet }) => outlet))]).toEqual(outlets);
  });
});
