import { describe, expect, test } from "vitest";
import { REL, TAGS } from "../model/syntax.ts";
import { analyse } from "./syntax.ts";

function read(text: string) {
  return analyse({ text, blocks: [] });
}

/** `word head relation` of the word asked for. */
function arc(text: string, word: string): string {
  const { tokens } = read(text);
  const at = tokens.lower.indexOf(word);
  const head = tokens.head[at]!;
  const relation = Object.keys(REL).find((name) => REL[name as keyof typeof REL] === tokens.relation[at]);
  return `${word} <- ${head < 0 ? "-" : tokens.lower[head]} ${relation}`;
}

describe("syntax", () => {
  test("tokens, sentences and trees fit together", () => {
    const { tokens, sentences } = read(
      "Rivers rose on Friday. Two villages were cut off, officials said.\n\nMore rain is coming",
    );
    expect(sentences.length).toBe(3);
    for (const [index, { first, last, start, end }] of sentences.entries()) {
      expect(tokens.start[first]).toBe(start);
      expect(tokens.end[last - 1]).toBe(end);
      const heads = Array.from(tokens.head.subarray(first, last));
      expect(heads.filter((head) => head < 0).length).toBe(1);
      expect(heads.every((head) => head < 0 || (head >= first && head < last))).toBe(true);
      expect(tokens.sentence.subarray(first, last).every((sentence) => sentence === index)).toBe(true);
    }
  });

  test("lower-cased forms have straight quotes, lemmas are dictionary forms", () => {
    const { tokens } = read("Kesh’s missiles hit “Orsa”.");
    expect(tokens.lower).toEqual(["kesh", "'s", "missiles", "hit", '"', "orsa", '"', "."]);
    expect(tokens.lemma[2]).toBe("missile");
    expect(TAGS[tokens.tag[2]!]).toBe("NNS");
  });

  test.each([
    ["The army shelled the town.", "army", "army <- shelled nsubj"],
    ["The army shelled the town.", "town", "town <- shelled obj"],
    ["The town was shelled by the army.", "town", "town <- shelled nsubj:pass"],
    ["The town was shelled by the army.", "army", "army <- shelled obl:agent"],
    ["Marin said the dam had failed.", "failed", "failed <- said ccomp"],
    ["Two ministers resigned and fled the country.", "fled", "fled <- resigned conj"],
    ["The rebels seized the town and burned the market.", "burned", "burned <- seized conj"],
  ])("%s: %s", (text, word, expected) => {
    expect(arc(text, word)).toBe(expected);
  });

  test.each([
    ["brackets", "("],
    ["quotation marks", '"'],
    ["brackets of two kinds", "()"],
    ["full stops", ". "],
    ["one long word", "a"],
    ["words without end", "word "],
    ["hyphens", "a-"],
    ["apostrophes", "'s"],
    ["line ends", "\n"],
    ["opening links", "http://"],
  ])(
    "a megabyte of %s is read within seconds",
    (_, unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const { tokens } = read(text);
      expect(tokens.end.at(-1) ?? 0).toBeLessThanOrEqual(text.length);
    },
    20_000,
  );
});
