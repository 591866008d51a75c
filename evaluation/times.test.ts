import { describe, expect, it } from "vitest";
import { faultOf, readTraps } from "./times.ts";

describe("the trap table of times", () => {
  it.each(readTraps().map((trap) => [`${trap.text} (${trap.published})`, trap] as const))("%s", (_, trap) => {
    expect(faultOf(trap)).toBeNull();
  });
});
