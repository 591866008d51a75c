import { describe, expect, test } from "vitest";
import { certaintyOf } from "./certainty.ts";
import { analyse } from "./syntax.ts";

function certaintyAt(text: string, word: string) {
  const { tokens } = analyse({ text, blocks: [{ start: 0, end: text.length, role: "paragraph" }] });
  const trigger = tokens.lower.indexOf(word);
  expect(trigger).toBeGreaterThanOrEqual(0);
  return certaintyOf(tokens, { trigger, light: -1, consumed: false, outcome: false });
}

describe("certaintyOf", () => {
  test.each([
    ["The army attacked the town.", "attacked", "asserted", "+"],
    ["The army did not attack the town.", "attack", "asserted", "-"],
    ["The army never attacked the town.", "attacked", "asserted", "-"],
    ["The army may attack the town.", "attack", "possible", "+"],
    ["The army will attack the town.", "attack", "planned", "+"],
    ["The army plans to attack the town.", "attack", "planned", "+"],
    ["The minister ordered the army to attack the town.", "attack", "ordered", "+"],
    ["The army failed to attack the town.", "attack", "asserted", "-"],
    ["The ministry did not confirm that rebels attacked the town.", "attacked", "possible", "+"],
    ["The ministry refused to confirm that rebels attacked the town.", "attacked", "possible", "+"],
    ["The minister does not believe that rebels attacked the town.", "attacked", "asserted", "-"],
    ["The minister insisted that rebels attacked the town.", "attacked", "asserted", "+"],
    ["The minister suggested that rebels attacked the town.", "attacked", "possible", "+"],
    ["The officials demand that the rebels leave the town.", "leave", "ordered", "+"],
    ["Envoys cast doubt on claims that rebels had seized the town.", "seized", "reported", "+"],
    ["Will the army attack the town?", "attack", "hypothetical", "+"],
    ["If the army attacks the town, the rebels will flee.", "attacks", "hypothetical", "+"],
    ["If the army attacks the town, the rebels will flee.", "flee", "conditional", "+"],
    ["The rebels will flee if the army attacks the town.", "flee", "conditional", "+"],
    ["The rumour that the president had died was false.", "died", "reported", "-"],
    ["The commission dismissed claims that the vote had been rigged.", "rigged", "reported", "-"],
    ["There is no evidence that the water was poisoned.", "poisoned", "reported", "-"],
    [
      "The rebels threatened to retaliate against Kasia for a barrage fired at Orsa.",
      "fired",
      "asserted",
      "+",
    ],
    ["A man was detained on suspicion of helping the attackers.", "helping", "possible", "+"],
    ["The government has yet to declare an emergency.", "declare", "asserted", "-"],
    ["Had the dam failed, thousands would have drowned.", "failed", "hypothetical", "+"],
    ["Prosecutors are to charge the suspect with abduction.", "charge", "planned", "+"],
    ["Opposition leaders called for the transport minister to resign.", "resign", "ordered", "+"],
    ["The drill simulated an attack on a port.", "attack", "hypothetical", "+"],
    ["The operator insisted that the line had been repaired.", "repaired", "asserted", "+"],
  ])("%s (%s)", (text, word, modality, polarity) => {
    const certainty = certaintyAt(text, word);
    expect([certainty.modality, certainty.polarity]).toEqual([modality, polarity]);
  });

  test("gives the words of the condition", () => {
    const text = "If the army attacks the town, the rebels will flee.";
    const { condition } = certaintyAt(text, "flee");
    expect(condition && text.slice(condition.start, condition.end)).toBe("If the army attacks the town");
  });

  test("knows what is tried and what goes on", () => {
    expect(certaintyAt("The men tried to seize the bridge.", "seize").aspect).toBe("attempted");
    expect(certaintyAt("Militants regularly attack convoys.", "attack").aspect).toBe("habitual");
  });
});
