import { expect, it } from "vitest";
import { storeSuite } from "../store.suite.ts";
import { openMemory } from "./memory.ts";

storeSuite("memory", async (now) => openMemory(now ? { now } : {}));

it("says that it has no files to copy", async () => {
  await expect(openMemory().backup("anywhere")).rejects.toMatchObject({ code: "unsupported" });
});
