import { describe, expect, it } from "vitest";
import { placeKey } from "./keys.ts";

describe("placeKey", () => {
  it.each([
    ["Sana'a", "sanaa"],
    ["People's Protection Units", "people s protection units"],
    ["U.S.", "us"],
    ["Al-Tanf", "al tanf"],
    ["Łódź", "lodz"],
    ["Côte d’Ivoire", "cote divoire"],
  ])("%s", (name, key) => {
    expect(placeKey(name)).toBe(key);
  });
});
