import type { ChainLink, Reading } from "../src/model/index.ts";
import { type GoldHop, judgeChain } from "./lib/chain-score.ts";
import { MEASURES, type Measure, scoreOf, type Tally, tally } from "./lib/situation-measures.ts";
import { assertionsAt, type Situation, situations, type Words, wordsAt } from "./lib/truth.ts";
import type { Score, Task } from "./task.ts";

const FORMAT_MEASURES: Record<string, Measure> = {
  "speakers right": (situation) => tally((situation.truth.said ?? []).map((one) => saidBy(situation, one))),
  "words read as something told": (situation) =>
    tally(
      (situation.truth.claims ?? []).flatMap(({ saidBy }) =>
        saidBy.map((words) => ({ name: words.words, right: assertionsAt(situation, words).length > 0 })),
      ),
    ),
  "days and hours right": (situation) =>
    tally(
      (situation.truth.when ?? []).map((one) => ({
        name: `${one.words}: ${one.value}`,
        right: timesOf(situation, one).some((value) => value.startsWith(one.value)),
      })),
    ),
};

function saidBy(situation: Situation, one: Words & { chain: string[] }): { name: string; right: boolean } {
  const { reading, start, end } = wordsAt(situation, one);
  const hops = one.chain.map((text) => ({ text, start: null, end: null }));
  const judge = (wanted: GoldHop[]) =>
    judgeChain(reading, { statement: { start, end }, trigger: null, hops: wanted });
  const { found } = judge(hops);
  const own = found.at(-1);
  const filed = own !== undefined && isOwnOutlet(reading, own);
  const { full } = judge(filed ? [...hops, { text: own.name, start: null, end: null }] : hops);
  const shown = found.map(({ text, name }) => text || name).join(" > ");
  return { name: `${one.words} [${one.chain.join(" > ")}] <${shown}>`, right: full };
}

/** A report that comes without a publisher may name its outlet over its text: the last hop is then no other source. */
function isOwnOutlet({ report }: Reading, { kind, name }: ChainLink): boolean {
  const body = report.blocks.find(({ role }) => role === "paragraph")?.start ?? 0;
  return kind === "outlet" && report.publisher === null && report.text.slice(0, body).includes(name);
}

/** Values of the times that place what the words tell. */
function timesOf(situation: Situation, words: Words): string[] {
  const { reading, start, end } = wordsAt(situation, words);
  return reading.events
    .filter((event) => event.start < end && start < event.end && event.time !== null)
    .map((event) => reading.times[event.time!]!.value);
}

const ALL = { ...FORMAT_MEASURES, ...MEASURES };

export const task: Task = {
  name: "formats",
  about:
    "small situations of our own in one format each (live blog, statement, interview, headlines, posts, transcript; test/formats/), against truth.json written before they were read",
  gold: {
    shared: [],
    own: [
      "manabi-quake",
      "trincomalee-fire",
      "mbandaka-fever",
      "moroni-shots",
      "blantyre-count",
      "sines-strike",
      "kajaran-dam",
    ].map((name) => `test/formats/${name}/truth.json`),
  },
  async run() {
    const all = await situations("format");
    const table = all.map((situation) => Object.values(ALL).map((of) => of(situation)));
    return [
      ...Object.keys(ALL).map((measure, column) =>
        scoreOf(
          measure,
          table.map((row) => row[column]!),
        ),
      ),
      ...all.map(({ name }, row) => shareOf(name, table[row]!)),
    ];
  },
};

/** All that the truth of one situation lists, taken together; what is missed stands with the measures. */
function shareOf(name: string, tallies: readonly Tally[]): Score {
  const { note: _, ...score } = scoreOf(`${name}: all that is listed`, tallies);
  return score;
}
