import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sha256, uuid5 } from "./digest.ts";

const DNS = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

describe("sha256", () => {
  it.each(["", "abc", "é", "a".repeat(55), "a".repeat(56), "b".repeat(64), "Łódź 🚢 ".repeat(500)])(
    "%j as Node has it",
    (text) => expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex")),
  );
});

describe("uuid5", () => {
  it("gives the example of RFC 9562, appendix A.4", () => {
    expect(uuid5(DNS, "www.example.com")).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  });

  it("tells names and namespaces apart", () => {
    const other = uuid5(DNS, "a");
    expect(new Set([other, uuid5(DNS, "b"), uuid5(other, "a")]).size).toBe(3);
  });
});
