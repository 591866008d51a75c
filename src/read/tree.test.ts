import { describe, expect, test } from "vitest";
import { analyse } from "./syntax.ts";
import { auxiliaries, children, childWith, isNegated, isPassive, nounPhrase, subtree } from "./tree.ts";

function read(text: string) {
  return analyse({ text, blocks: [] }).tokens;
}

describe("helpers over the tree", () => {
  const tokens = read("The port authority did not close the harbour of Orsa.");
  const at = (word: string) => tokens.lower.indexOf(word);
  const words = (span: { start: number; end: number }) => tokens.text.slice(span.start, span.end);

  test("every token but the root has a head whose child it is", () => {
    for (let token = 0; token < tokens.count; token++) {
      if (tokens.head[token]! < 0) continue;
      expect(Array.from(children(tokens, tokens.head[token]!))).toContain(token);
    }
  });

  test("subject, object, negation, auxiliaries", () => {
    expect(childWith(tokens, at("close"), ["nsubj"])).toBe(at("authority"));
    expect(childWith(tokens, at("close"), ["obj"])).toBe(at("harbour"));
    expect(isNegated(tokens, at("close"))).toBe(true);
    expect(auxiliaries(tokens, at("close"))).toEqual([at("did")]);
    expect(subtree(tokens, at("authority"))).toEqual([0, 3]);
  });

  test("phrases with and without what follows", () => {
    expect(words(nounPhrase(tokens, at("harbour")))).toBe("the harbour of Orsa");
    expect(words(nounPhrase(tokens, at("harbour"), { prepositions: false }))).toBe("the harbour");
  });

  test("passive", () => {
    const passive = read("Two ferries were damaged by the storm.");
    expect(isPassive(passive, passive.lower.indexOf("damaged"))).toBe(true);
    expect(isPassive(tokens, at("close"))).toBe(false);
  });
});
