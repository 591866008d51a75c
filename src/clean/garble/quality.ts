import type { Block, Quality } from "../../model/index.ts";
import { gapsIn } from "../../text/words.ts";
import { type Paragraph, proseOf } from "./prose.ts";
import { SIGNALS, type Sign } from "./signals.ts";

/**
 * Weight from which a text of up to {@link LONG_TEXT} words is held to be garbled. Chosen so that below 1 % of clean
 * news (FNC, BASIL, PolNeAR, MEANTIME) reach it; see `evaluation/garble.ts`.
 */
const THRESHOLD = 1;
/** Slips add up over long texts, so the threshold grows with the length above this many words. */
const LONG_TEXT = 600;
/** Signs of one kind beyond this many add nothing: one habit of a writer is no damage. */
const PER_KIND = 3;
const MOST_REASONS = 8;

/** Whether the wording can be trusted to say what its source said; each reason quotes the words. English only. */
export function qualityOf(text: string, blocks: readonly Block[], language: string): Quality {
  if (language !== "en" && language !== "und") return { garbled: false, reasons: [] };
  const prose = proseOf(text, blocks);
  const signs = signsIn(prose);
  const weight = weightOf(signs);
  const garbled = weight >= THRESHOLD && weight >= (THRESHOLD * wordsIn(prose)) / LONG_TEXT;
  return { garbled, reasons: garbled ? reasonsOf(signs) : [] };
}

/** All signs of damage in a text, in the order of the text within each kind. */
export function signsIn(prose: readonly Paragraph[]): Sign[] {
  const signs: Sign[] = [];
  for (const signal of SIGNALS) for (const paragraph of prose) signs.push(...signal(paragraph));
  const firstPersons = signs.filter(({ kind }) => kind === NARRATOR).length;
  if (firstPersons === 0) return signs;
  // Somebody who tells what happened to him says `I` all the time; a translator's slip does once.
  return firstPersons > 1 || firstPerson(prose) > 2 ? signs.filter(({ kind }) => kind !== NARRATOR) : signs;
}

const NARRATOR = "a narrator breaks in";

function firstPerson(prose: readonly Paragraph[]): number {
  return prose.reduce(
    (sum, { unquoted }) => sum + (unquoted.match(/\b(?:I|my|me|I'm|I’m)\b/g)?.length ?? 0),
    0,
  );
}

/** Sum of weights, at most {@link PER_KIND} of a kind. */
export function weightOf(signs: readonly Sign[]): number {
  const counts = new Map<string, number>();
  return signs.reduce((sum, { kind, weight }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count > PER_KIND ? sum : sum + weight;
  }, 0);
}

function wordsIn(prose: readonly Paragraph[]): number {
  return prose.reduce((sum, { text }) => sum + gapsIn(text) + 1, 0);
}

function reasonsOf(signs: readonly Sign[]): string[] {
  const reasons = [...signs]
    .sort((left, right) => right.weight - left.weight)
    .map(({ kind, quote }) => `${kind}: "${quote}"`);
  return [...new Set(reasons)].slice(0, MOST_REASONS);
}
