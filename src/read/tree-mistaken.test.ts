import { describe, expect, test } from "vitest";
import { REL, RELATIONS, TAGS } from "../model/syntax.ts";
import { analyse } from "./syntax.ts";

/** Tag of the word, its relation and head. */
function wordOf(text: string, word: string): string {
  const { tokens } = analyse({ text, blocks: [] });
  const at = tokens.lower.indexOf(word);
  const head = tokens.relation[at] === REL.root ? "-" : tokens.lower[tokens.head[at]!];
  return `${TAGS[tokens.tag[at]!]} ${RELATIONS[tokens.relation[at]!]} ${head}`;
}

describe("days", () => {
  test.each([
    ["Orsa's government on Sunday declared an emergency in the delta.", "sunday", "NNP obl declared"],
    ["King Aldo on Saturday endorsed a decree.", "saturday", "NNP obl endorsed"],
    ["Customs officers seized 80 tonnes of steel on Tuesday.", "tuesday", "NNP obl seized"],
    ["Relatives blocked the bridge for two hours on Thursday.", "thursday", "NNP obl blocked"],
    // An event keeps its day.
    ["The ministers discussed the attack on Monday.", "monday", "NNP nmod attack"],
  ])("%s: %s is %s", (text, word, expected) => {
    expect(wordOf(text, word)).toBe(expected);
  });
});

describe("clauses", () => {
  test.each([
    [
      "Some 900 people, according to police, marched through central Tarn to demand that mayor Jane Roe be charged.",
      "marched",
      "VBD root -",
    ],
    ["The committee said Orsan forces opened fire first with mortars.", "opened", "VBD ccomp said"],
    [
      "Delta Agro denied that rules had been broken and blamed a faulty valve supplied by a contractor.",
      "blamed",
      "VBD conj denied",
    ],
    [
      "Prime Minister Ana Ruiz said she was deeply saddened and ordered all state agencies to help.",
      "agencies",
      "NNS obj ordered",
    ],
    ["The man was given a pass and handed a map.", "handed", "VBD conj given"],
    ["A guard took about 30 people hostage in a shop in Tarn.", "people", "NNS obj took"],
    ["Rescuers combed the slope and searched for 55 others still missing.", "missing", "JJ amod others"],
    [
      "The Delta Times has learned that at least two cabinet members plan to defect to Orsa, according to three people familiar with the matter.",
      "people",
      "NNS obl plan",
    ],
    [
      "It was Orsan guards who had crossed the line and fired on a post, the service said.",
      "fired",
      "VBD conj crossed",
    ],
  ])("%s: %s is %s", (text, word, expected) => {
    expect(wordOf(text, word)).toBe(expected);
  });
});

describe("words of two readings", () => {
  test.each([
    ["Four civilians had been killed by shelling in the village.", "shelling", "NN obl:agent killed"],
    ["Five men died in this week's border fighting.", "fighting", "NN obl died"],
    ["The troops were accused of killing civilians by shelling a market.", "shelling", "VBG advcl accused"],
    ["A tanker ran aground off the port of Orsa.", "ran", "VBD root -"],
  ])("%s: %s is %s", (text, word, expected) => {
    expect(wordOf(text, word)).toBe(expected);
  });
});
