import { deserialize, serialize } from "node:v8";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Archive } from "./archive.ts";

const packing = {
  pack: (value: unknown) => new Uint8Array(serialize(value)),
  unpack: (bytes: Uint8Array) => deserialize(bytes) as unknown,
};

const KEYS = "abcdefgh".split("");

const step = fc.oneof(
  fc.record({ do: fc.constant("set" as const), key: fc.constantFrom(...KEYS), value: fc.integer() }),
  fc.record({ do: fc.constant("delete" as const), key: fc.constantFrom(...KEYS) }),
  fc.record({ do: fc.constant("lay aside" as const) }),
  fc.record({ do: fc.constant("get" as const), key: fc.constantFrom(...KEYS) }),
);

describe("Archive", () => {
  it("holds what a map holds, in its order, whatever is laid aside", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const archive = new Archive<{ value: number }>(packing, 2);
        const map = new Map<string, { value: number }>();
        for (const one of steps) {
          if (one.do === "lay aside") archive.layAside();
          else if (one.do === "set")
            for (const each of [archive, map]) each.set(one.key, { value: one.value });
          else if (one.do === "delete") expect(archive.delete(one.key)).toBe(map.delete(one.key));
          else expect(archive.get(one.key)).toEqual(map.get(one.key));
          expect([...archive]).toEqual([...map]);
          expect(archive.size).toBe(map.size);
        }
      }),
      { seed: 20260707 },
    );
  });

  it("lays aside what was not set since the time before the last, in whole bundles", () => {
    const archive = new Archive<{ at: number }>(packing, 2);
    for (const [at, key] of ["a", "b", "c"].entries()) archive.set(key, { at });
    expect(archive.layAside()).toEqual([]);
    expect(archive.layAside().map(([key]) => key)).toEqual(["a", "b"]);
    expect(["a", "b", "c"].map((key) => archive.isAside(key))).toEqual([true, true, false]);
    archive.set("a", { at: 7 });
    expect([...archive.values()]).toEqual([{ at: 7 }, { at: 1 }, { at: 2 }]);
  });
});
