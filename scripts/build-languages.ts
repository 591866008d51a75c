/**
 * Packs what the package `eld` (Apache-2.0) knows of 60 languages into `src/lexicon/generated/languages.bin`: as the objects
 * it comes in it takes 45 MB of heap, three times that while it is compiled, and half a second, in every thread. Layout: see
 * `src/lexicon/languages.ts`. Run before tests and packing: `npx tsx scripts/build-languages.ts`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import type { LanguageHeader } from "../src/lexicon/languages.ts";
import { by } from "../src/text/collections.ts";

/** Of each sequence of letters, by number of the language, how much it speaks for it. */
interface Database {
  languages: Record<string, string>;
  ngrams: Record<string, Record<string, number>>;
}

/** Files of the package that it does not export. */
const file = (name: string) => import(new URL(`../node_modules/eld/src/${name}.js`, import.meta.url).href);
const { ngramsData } = (await file("ngrams/small")) as { ngramsData: Database };
const { avgScore } = (await file("avgScore")) as { avgScore: Record<string, number> };
const { dictionary } = (await file("dictionary")) as { dictionary: string[] };

const KEY_BYTES = 6;
const FOLDER = new URL("../src/lexicon/generated/", import.meta.url);

const codes = Object.values(ngramsData.languages);
const header: LanguageHeader = { codes, averages: codes.map((code) => avgScore[code]!), signs: dictionary };
const keyed = Object.entries(ngramsData.ngrams).map(([sequence, scores]) => {
  const key = Buffer.alloc(KEY_BYTES);
  if (key.write(sequence, "latin1") !== sequence.length || sequence.length > KEY_BYTES)
    throw new Error(`"${sequence}" does not fit`);
  return { key, scores: Object.entries(scores).map(([language, score]) => [Number(language), score]) };
});
const sorted = keyed.sort(by(({ key }) => key.toString("latin1")));
const pairs = sorted.flatMap(({ scores }) => scores);
const head = Buffer.from(JSON.stringify(header));
const sizes = Buffer.from(Uint32Array.of(head.length, sorted.length, pairs.length).buffer);

mkdirSync(FOLDER, { recursive: true });
writeFileSync(
  new URL("languages.bin", FOLDER),
  Buffer.concat([
    sizes,
    head,
    ...sorted.map(({ key }) => key),
    Uint8Array.from(sorted.map(({ scores }) => scores.length)),
    Uint8Array.from(pairs.map(([language]) => language!)),
    Uint8Array.from(pairs.map(([, score]) => score!)),
  ]),
);
