/**
 * Draws the pairs of articles that were labelled into `evaluation/gold/copies/pairs.jsonl`:
 * `npx tsx train/sample-pairs.ts` prints corpus, ids and stratum of each, one JSON a line, no text. Strata by literal overlap
 * (shingles of the shorter text that stand in the longer) and alignment; at most two pairs of one story in a stratum. Drawn
 * before comparison learnt of single quotation marks: it now draws some others.
 */

import { readFileSync } from "node:fs";
import { plainReading, plainReport, readRecords } from "../evaluation/lib/corpus.ts";
import { corporaFolder } from "../evaluation/task.ts";
import { candidateIndex } from "../src/link/candidates.ts";
import { likeness } from "../src/link/compare.ts";
import { type Profile, profileOf } from "../src/link/profile.ts";
import { groupBy } from "../src/text/collections.ts";
import { Journal } from "../src/text/journal.ts";

interface Row {
  id: string;
  text: string;
  story: string;
  topic?: string;
}

interface Item {
  id: string;
  story: string;
  /** Stories of one topic are of one group. */
  group: string;
  profile: Profile;
}

interface Pair {
  corpus: string;
  a: string;
  b: string;
  group: string;
  contained: number;
  aligned: number;
}

const SEED = 20261127;
/** Pairs of one story in one stratum. */
const MOST_OF_STORY = 2;

const folder = corporaFolder();
if (!folder) throw new Error("corpora not found: set SITROOM_CORPORA");

function itemsOf(corpus: string): Item[] {
  return readRecords<Row>(`${folder}/stories/${corpus}.jsonl`).map(({ id, text, story, topic }) => ({
    id,
    story,
    group: topic ?? story,
    profile: profileOf(plainReading(plainReport(id, text))),
  }));
}

function measured(corpus: string, left: Item, right: Item): Pair {
  const [short, long] =
    left.profile.words <= right.profile.words ? [left.profile, right.profile] : [right.profile, left.profile];
  const { contained, pairs } = likeness(short, long);
  const aligned =
    pairs.reduce((sum, pair) => sum + short.passages[pair.left]!.mass * pair.similarity, 0) /
    (short.mass || 1);
  return { corpus, a: left.id, b: right.id, group: left.group, contained, aligned };
}

/** All pairs of one story. */
function within(corpus: string, items: Item[]): Pair[] {
  return [...groupBy(items, ({ story }) => story).values()].flatMap((story) =>
    story.flatMap((left, at) => story.slice(at + 1).map((right) => measured(corpus, left, right))),
  );
}

/** Pairs of two stories of one topic (ECB+ has two like events in each). */
function acrossTopic(corpus: string, items: Item[]): Pair[] {
  return [...groupBy(items, ({ group }) => group).values()].flatMap((topic) =>
    topic.flatMap((left, at) =>
      topic
        .slice(at + 1)
        .filter(({ story }) => story !== left.story)
        .map((right) => measured(corpus, left, right)),
    ),
  );
}

/** Pairs of two stories that the search for candidates would compare. */
function strangers(corpus: string, items: Item[]): Pair[] {
  const index = candidateIndex();
  return items.flatMap((item, at) => {
    const others = index.find(item.profile).filter((other) => items[other]!.story !== item.story);
    index.add(item.profile, at, new Journal());
    return others.map((other) => measured(corpus, item, items[other]!));
  });
}

/** Numbers 0..1 from a seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = generator(SEED);
const taken = new Set<string>();

function draw(stratum: string, count: number, pairs: readonly Pair[]): void {
  const shuffled = pairs
    .map((pair) => ({ pair, key: random() }))
    .sort((left, right) => left.key - right.key)
    .map(({ pair }) => pair);
  const ofStory = new Map<string, number>();
  let drawn = 0;
  for (const { corpus, a, b, group } of shuffled) {
    const used = ofStory.get(group) ?? 0;
    if (drawn === count || used === MOST_OF_STORY || taken.has(`${a} ${b}`)) continue;
    ofStory.set(group, used + 1);
    taken.add(`${a} ${b}`);
    drawn++;
    console.log(JSON.stringify({ corpus, a, b, stratum }));
  }
}

for (const line of readFileSync(`${folder}/stories/fnc_pair_labels.jsonl`, "utf8").trim().split("\n")) {
  const { a, b } = JSON.parse(line) as Row & { a: string; b: string };
  taken.add(`${a} ${b}`).add(`${b} ${a}`);
}
const [fnc, basil, ecb] = ["fnc_bodies", "basil", "ecbplus_docs"].map((corpus) => itemsOf(corpus)) as [
  Item[],
  Item[],
  Item[],
];
const stories = within("fnc_bodies", fnc);
draw(
  "fnc high",
  24,
  stories.filter(({ contained }) => contained >= 0.4),
);
draw(
  "fnc middle",
  36,
  stories.filter(({ contained }) => contained >= 0.1 && contained < 0.4),
);
draw(
  "fnc aligned",
  34,
  stories.filter(({ contained, aligned }) => contained < 0.1 && aligned >= 0.25),
);
draw(
  "fnc low",
  16,
  stories.filter(({ contained, aligned }) => contained < 0.1 && aligned < 0.25),
);
draw("fnc other story", 8, strangers("fnc_bodies", fnc));
const newsrooms = within("basil", basil);
draw(
  "basil aligned",
  8,
  newsrooms.filter(({ aligned }) => aligned >= 0.2),
);
draw(
  "basil low",
  8,
  newsrooms.filter(({ aligned }) => aligned < 0.2),
);
const events = within("ecbplus_docs", ecb);
draw(
  "ecb high",
  9,
  events.filter(({ contained }) => contained >= 0.1),
);
draw(
  "ecb low",
  7,
  events.filter(({ contained }) => contained < 0.1),
);
draw("ecb other story", 10, acrossTopic("ecbplus_docs", ecb));
