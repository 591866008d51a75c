import { expect, test } from "vitest";
import { cleanCapture } from "../clean/clean.ts";
import type { Capture } from "../model/index.ts";
import { read, readEach } from "./index.ts";

const TEXTS = [
  "Two drones struck the depot at Orsa on Monday, the harbour master said. Nine people were wounded.",
  "Le port est fermé depuis lundi matin, a déclaré le capitaine du port devant les journalistes.",
  '"We saw the smoke," Jane Roe told Harbour News. She said that three trucks had burned.',
  "",
];

test("several reports are read together as each is read alone, in their order", () => {
  const reports = TEXTS.map((content, at) =>
    cleanCapture({ ...EMPTY, id: `r${at}`, content, language: at === 1 ? "fr" : "en" }),
  );
  const together = readEach(reports);
  expect(together).toEqual(reports.map(read));
  expect(together.map(({ report }) => report.id)).toEqual(["r0", "r1", "r2", "r3"]);
  expect(together.map(({ attributions }) => attributions.length > 0)).toEqual([true, false, true, false]);
});

const EMPTY: Capture = {
  id: null,
  path: "one.txt",
  kind: "text",
  content: "",
  url: null,
  publisher: null,
  headline: null,
  authors: [],
  published: "2031-05-06",
  retrieved: null,
  language: null,
};
