import { describe, expect, it } from "vitest";
import { faultOf, readPhrases } from "./quantities.ts";

describe("the table of quantities", () => {
  it.each(readPhrases().map((phrase) => [phrase.text, phrase] as const))("%s", (_, phrase) => {
    expect(faultOf(phrase)).toBeNull();
  });
});
