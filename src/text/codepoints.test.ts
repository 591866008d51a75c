import { expect, it } from "vitest";
import { codePointsIn } from "./codepoints.ts";

it.each(["", "plain", "🚢 at sea", "a🚢b🚢🚢c", "lone \ud800 half 🚢 end"])(
  "counts code points in %j",
  (text) => {
    const count = codePointsIn(text);
    for (let at = 0; at <= text.length; at++)
      if (!/[\udc00-\udfff]/.test(text[at] ?? "")) expect(count(at)).toBe([...text.slice(0, at)].length);
  },
);
