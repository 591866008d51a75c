import { expect, it } from "vitest";
import type { Capture } from "../model/index.ts";
import { captureOf, draftOf } from "./captures.ts";
import { openMemory } from "./memory/memory.ts";

const CAPTURE: Capture = {
  id: null,
  path: "quay.jsonl#1",
  kind: "html",
  content: "<p>One ferry left.\ud800</p>",
  url: "https://quay.example/1",
  publisher: "Quay Ledger",
  headline: "Ferry leaves",
  authors: ["J. Mole"],
  published: "2031-05-01",
  retrieved: null,
  language: "en",
};

it("a capture comes back for reading as it was collected, under the id of its report", async () => {
  const store = openMemory();
  await store.append([draftOf(CAPTURE, { id: "r1", source: "quay", status: 200 })]);
  const entry = await store.entry(1);
  if (entry?.kind !== "capture") throw new Error("no capture");
  expect(entry.capture).toMatchObject({
    id: "r1",
    source: "quay",
    versionOf: null,
    headers: {},
    status: 200,
  });
  const bytes = (await store.raw(entry.capture.hash))!;
  expect(captureOf(entry.capture, bytes)).toEqual({ ...CAPTURE, id: "r1" });
  expect(captureOf({ ...entry.capture, encoding: null }, bytes)).toBeNull();
  expect(captureOf({ ...entry.capture, encoding: "no-such-label" }, bytes)).toBeNull();
});
