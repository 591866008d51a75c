import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findDerivations } from "../src/link/derivations.ts";
import type { Derivation } from "../src/model/links.ts";
import { read } from "../src/read/index.ts";
import { dayOf, plainReport, readRecords } from "./lib/corpus.ts";
import { type Heard, PEERS } from "./lib/peers.ts";
import { logError, OURS, type Support, sharesOf, situationSupport, streamSupport } from "./lib/support.ts";
import { situations } from "./lib/truth.ts";
import { GENERATOR, streamCase } from "./stream.ts";
import type { Score, Task } from "./task.ts";

interface Text {
  id: string;
  publisher?: string;
  published?: string;
  headline?: string;
  text: string;
}

interface Pair {
  a: string;
  b: string;
  origin: string;
}

const BODIES = "stories/fnc_bodies.jsonl";
const LABELS = "stories/fnc_pair_labels.jsonl";
const own = (name: string) => fileURLToPath(new URL(`./gold/${name}`, import.meta.url));

/**
 * The peers' ways of counting support beside ours. For each thing told: how often the count equals the true number of origins
 * (`exact`), how often it is higher (`over`), and the mean log-ratio (`log error`, see `logError`). The peers are given by the
 * truth which reports tell a thing; `ours` counts the claim that the picture itself made of them, `reports given` the same reports
 * as the peers. For pairs of reports: same origin or not, F1.
 */
export const task: Task = {
  name: "peers",
  about:
    "support by numbers of reports, outlets, families, near duplicates, and by our origins, against the true number of origins",
  gold: {
    shared: [BODIES, LABELS],
    own: [
      ...GENERATOR,
      "examples/obock-strait/truth.json",
      "test/situations/drava-flood/truth.json",
      "evaluation/gold/derivations.jsonl",
      "evaluation/gold/derivation-pairs.jsonl",
    ],
  },
  async run({ sample, shared }) {
    const found = streamCase(sample);
    const ownSupport = (await situations("whole")).flatMap(situationSupport);
    const scores = [
      ...supportScores("stream, incidents", streamSupport(found, "deed")),
      ...supportScores("stream, figures", streamSupport(found, "figure")),
      ...supportScores("own situations", ownSupport),
      ...pairScores(
        "own pairs",
        readRecords(own("derivation-pairs.jsonl")),
        readRecords(own("derivations.jsonl")),
      ),
    ];
    if (!shared || !existsSync(`${shared}/${LABELS}`)) return scores;
    return [
      ...scores,
      ...pairScores("FNC pairs", readRecords(`${shared}/${LABELS}`), readRecords(`${shared}/${BODIES}`)),
    ];
  },
};

function supportScores(set: string, supports: readonly Support[]): Score[] {
  const count = supports.length;
  const rows = [...PEERS.map(({ name }) => name), ...OURS].flatMap((name): Score[] => {
    const { exact, over } = sharesOf(name, supports);
    return [
      { measure: `${set}: ${name}: exact`, value: exact, count },
      { measure: `${set}: ${name}: over`, value: over, count, lowerIsBetter: true },
      { measure: `${set}: ${name}: log error`, value: logError(name, supports), count, lowerIsBetter: true },
    ];
  });
  return [
    ...rows,
    insideScore(set, "ours", "", supports),
    insideScore(set, "ours, reports given", ", reports given", supports),
  ];
}

/** Share of truths that the interval reaches. */
function insideScore(set: string, name: string, suffix: string, supports: readonly Support[]): Score {
  const inside = supports.filter(
    ({ truth, counts }) =>
      counts.get(`ours, low${suffix}`)! <= truth[1] && truth[0] <= counts.get(`ours, high${suffix}`)!,
  );
  return {
    measure: `${set}: ${name}: inside the interval`,
    value: inside.length / Math.max(1, supports.length),
    count: supports.length,
  };
}

function pairScores(set: string, labels: readonly Pair[], texts: readonly Text[]): Score[] {
  const sure = labels.filter(({ origin }) => origin === "same" || origin === "different");
  const wanted = new Set(sure.flatMap(({ a, b }) => [a, b]));
  const rows = texts.filter(({ id }) => wanted.has(id));
  const heard = new Map(rows.map((row) => [row.id, heardOf(row)]));
  const derivations = findDerivations(
    rows.map(({ id, text, publisher = null, headline = null, published = null }) =>
      read(plainReport(id, text, { publisher, headline, published: dayOf(published) })),
    ),
  );
  return [
    ...PEERS.map(({ name, isSame }) =>
      f1(`${set}: ${name}: same origin F1`, sure, ({ a, b }) => isSame(heard.get(a)!, heard.get(b)!)),
    ),
    f1(`${set}: ours: same origin F1`, sure, (pair) => isTied(pair, derivations)),
  ];
}

function heardOf({ id, text, publisher, headline }: Text): Heard {
  const outlet = publisher || null;
  return { id, text, headline: headline ?? null, outlet, family: outlet };
}

/** Tied by the text, or by crediting one outlet. */
function isTied({ a, b }: Pair, derivations: readonly Derivation[]): boolean {
  const credited = (id: string) =>
    derivations.filter(({ derived, kind }) => derived === id && kind === "credit").map(({ from }) => from);
  const direct = derivations.some(
    ({ derived, from, kind }) =>
      kind !== "quote" && ((derived === a && from === b) || (derived === b && from === a)),
  );
  return direct || credited(a).some((outlet) => credited(b).includes(outlet));
}

function f1(measure: string, pairs: readonly Pair[], isFound: (pair: Pair) => boolean): Score {
  const gold = pairs.filter(({ origin }) => origin === "same");
  const found = pairs.filter(isFound);
  const both = gold.filter(isFound).length;
  const value = both === 0 ? 0 : (2 * both) / (gold.length + found.length);
  return { measure, value, count: pairs.length };
}
