import compromise from "compromise";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { table } from "../evaluation/lib/table.ts";
import type { Capture } from "../src/model/index.ts";
import { readCapture } from "../src/pipeline.ts";
import { analyse } from "../src/read/syntax.ts";
import { inTurn } from "./clock.ts";

/** Tokens of the report that speeds are told in. */
const REPORT = 600;
const ROUNDS = 3;

const PRODUCTS = [
  "sitroom: blocks, tags, dependency trees, names, coreference, times, quantities, who said what, events with certainty",
  "wink-nlp (its own pipeline): sentences, tags, named patterns, negation, sentiment, custom entities",
  "compromise (three): sentences, tags, chunks; names of people, places and bodies",
] as const;

/** Ours beside two other readers that need no download, each with all it does by itself, on the same texts in turn. */
export function othersTable(captures: readonly Capture[]): string {
  const wink = winkNLP(model);
  const texts = captures.map(({ content }) => content);
  const ours = () => captures.forEach((capture) => void readCapture(capture));
  const winks = () => texts.forEach((text) => void wink.readDoc(text).entities().out());
  const compromises = () =>
    texts.forEach((text) => {
      const document = compromise(text);
      document.people().out("array");
      document.places().out("array");
      document.organizations().out("array");
    });
  const times = inTurn([ours, winks, compromises], ROUNDS);
  const tokens = tokensIn(captures);
  const rows = times.map((time, index) => [
    PRODUCTS[index]!.split(":")[0]!,
    ((time / tokens) * 1000).toFixed(1),
    ((tokens / REPORT / time) * 1000).toFixed(0),
    (time / times[0]!).toFixed(2),
  ]);
  const head = ["reader", "µs/token", `reports/s of ${REPORT} tokens`, "time v. ours"];
  const title = `One core, ${captures.length} reports, ${tokens} tokens, processor time, least of ${ROUNDS} rounds`;
  return `${title}\n${table(head, rows, head.slice(1))}\n${PRODUCTS.join("\n")}`;
}

/** Tokens as we count them. */
export function tokensIn(captures: readonly Capture[]): number {
  return captures.reduce((sum, { content }) => {
    const whole = { start: 0, end: content.length, role: "paragraph" as const };
    return sum + analyse({ text: content, blocks: [whole] }).tokens.count;
  }, 0);
}
