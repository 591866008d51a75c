import { describe, expect, it } from "vitest";
import { plainReport } from "../../evaluation/lib/corpus.ts";
import { findMentions } from "./mentions.ts";
import { analyse } from "./syntax.ts";

/** The words that the last mention with the wording of `anaphor` is tied to, or null. */
function antecedentOf(text: string, anaphor: string): string | null {
  const report = plainReport("test", text);
  const mentions = findMentions(analyse(report), report);
  const mention = mentions.findLast(({ start, end }) => text.slice(start, end) === anaphor)!;
  if (mention.antecedent === null) return null;
  const { start, end } = mentions[mention.antecedent]!;
  return text.slice(start, end);
}

describe("withAntecedents", () => {
  it.each([
    ["Ana Ruiz and Omar Haddou met. She left.", "She", "Ana Ruiz"],
    ["Ana Ruiz and Omar Haddou met. He left.", "He", "Omar Haddou"],
    ["Ivan Petrenko and Oleg Danko met. He left.", "He", null],
    ["The president met Maria Lund. She left.", "She", "Maria Lund"],
    ["Olena Hryb, a nurse, saw the minister. The nurse left.", "The nurse", "Olena Hryb"],
    ["Col. Omar Haddou denied it. The colonel left.", "The colonel", "Omar Haddou"],
    ["Mayor Ana Ruiz spoke. The mayor left.", "The mayor", "Ana Ruiz"],
    ["Mayor Ana Ruiz spoke. The minister left.", "The minister", null],
    ["Police chief Omar Haddou spoke. The police chief left.", "The police chief", "Omar Haddou"],
    ["Spokesman Omar Haddou spoke. The spokeswoman left.", "The spokeswoman", null],
    ["The Gulf Times wrote of it. The newspaper named nobody.", "The newspaper", "Gulf Times"],
    ["The Tarn Hospital was shelled. The party left.", "The party", null],
    ["He told The Gulf Times of it. The company named nobody.", "The company", null],
    ["Calder Lines was fined. The company will pay.", "The company", "Calder Lines"],
    ["Two diplomats saw it. The diplomats left.", "The diplomats", "Two diplomats"],
    ["Before he fled, Omar Haddou burned the files.", "he", "Omar Haddou"],
    ["While she denied it, Omar Haddou left.", "she", null],
    ['"We told the mayor to go," said Ana Ruiz. "He refused."', "He", "the mayor"],
    ["Omar Haddou spoke. Later Omar gave no names.", "Omar", "Omar Haddou"],
  ])("%s: %s is %s", (text, anaphor, antecedent) => {
    expect(antecedentOf(text, anaphor)).toBe(antecedent);
  });
});
