import { describe, expect, test } from "vitest";
import type { Block, BlockRole } from "../model/report.ts";
import { splitSentences } from "./sentences.ts";

function sentences(text: string, blocks: Block[] = []): string[] {
  return splitSentences({ text, blocks }).map(({ start, end }) => text.slice(start, end));
}

describe("sentences", () => {
  test.each([
    ["It rained. Rivers rose.", ["It rained.", "Rivers rose."]],
    ["He left the U.N. The rest stayed.", ["He left the U.N.", "The rest stayed."]],
    ["The U.S. Coast Guard came.", ["The U.S. Coast Guard came."]],
    ["Gen. A. Okoye met Dr. Marin. They spoke.", ["Gen. A. Okoye met Dr. Marin.", "They spoke."]],
    ["On Oct. 7 ships left. On Sat. They sank.", ["On Oct. 7 ships left.", "On Sat.", "They sank."]],
    ["They sat. Marin spoke.", ["They sat.", "Marin spoke."]],
    ["“Why?” Marin asked. “Go!” she said.", ["“Why?” Marin asked.", "“Go!” she said."]],
    ['"We stay." He paused.', ['"We stay."', "He paused."]],
    ["“We stay.” “We go.”", ["“We stay.”", "“We go.”"]],
    ["It cost 2.5 million. 30 died.", ["It cost 2.5 million.", "30 died."]],
    ["The river rose.[3] It fell. [12] It rose.", ["The river rose.[3]", "It fell. [12]", "It rose."]],
    ["The dam broke.The town fled.", ["The dam broke.", "The town fled."]],
    ["Visit example.Com today", ["Visit example.Com today"]],
    ["1. Leave the house. 2. Go uphill.", ["1. Leave the house.", "2. Go uphill."]],
    ["No. 5 is closed. It is, he said, no. Really.", ["No. 5 is closed.", "It is, he said, no.", "Really."]],
    ["Storm hits Orsa\nRoads were cut.", ["Storm hits Orsa", "Roads were cut."]],
    ["The storm\nhit the coast.", ["The storm\nhit the coast."]],
    ["18:42 The governor spoke. It rained.", ["18:42", "The governor spoke.", "It rained."]],
    ["18:42 local time it rained.", ["18:42 local time it rained."]],
    ["Flood at Orsa\n\nand at Kesh", ["Flood at Orsa", "and at Kesh"]],
  ])("%s", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test("lines broken at a fixed width are joined", () => {
    const text =
      "A SPOKESMAN FOR THE PORT AUTHORITY REPORTED TODAY THAT TWO FERRIES\nORSA AND KESH WERE DAMAGED IN THE HARBOUR DURING A STORM WHICH THE\nCOAST GUARD HAD FORECAST.";
    expect(sentences(text)).toEqual([text]);
  });

  test("none inside boilerplate, none across blocks", () => {
    const parts: [BlockRole, string][] = [
      ["headline", "Orsa floods"],
      ["boilerplate", "Share this. Follow us."],
      ["paragraph", "The river rose"],
      ["paragraph", "again. It fell."],
    ];
    let text = "";
    const blocks = parts.map(([role, part]) => {
      const start = text.length;
      text += `${part} `;
      return { role, start, end: start + part.length };
    });
    expect(sentences(text, blocks)).toEqual(["Orsa floods", "The river rose", "again.", "It fell."]);
  });
});
