import type { KnownActor } from "../../lexicon/names.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import {
  type CueClass,
  type EventType,
  type Mention,
  type Reading,
  type Span,
  unnamedId,
} from "../../model/index.ts";
import { slug } from "../../text/normalise.ts";
import { overlappingIn } from "../../text/offsets.ts";
import { type ActorContext, wordsOf } from "./context.ts";
import { singular } from "./roles.ts";
import { speakersOf } from "./speakers.ts";

/** What somebody says they want or will do: it must be somebody's, be they named or not. */
const STANCES = new Set<EventType>([
  "THREATEN",
  "REJECT",
  "AGREE",
  "CONCEDE",
  "REQUEST",
  "ACCUSE",
  "SUPPORT",
]);

/**
 * Gives those who threaten, promise, refuse or demand and whom the report never names (`the governor`, `the company`) an
 * unnamed actor of their own: the one that this report calls so. Nobody else is taken to be the same.
 */
export function resolveHolders(context: ActorContext): void {
  const { mentions } = context.reading;
  const places = new Map(mentions.map((mention, index) => [mention, index]));
  for (const holder of holdersIn(context.reading)) {
    const ending = overlappingIn(mentions, holder).filter(({ end }) => end === holder.end);
    const indices = ending.map((mention) => places.get(mention)!);
    if (indices.some((index) => context.actors[index])) continue;
    const described = indices.find((index) => isDescribed(context, mentions[index]!));
    if (described === undefined) continue;
    const actor = namedBySource(context, holder.end) ?? unnamedActor(context, mentions[described]!);
    context.actors[described] = actor;
  }
}

/** Where who takes a stance is named: as the actor of its event, or as the source that takes it. */
function holdersIn({ events, attributions }: Reading): Span[] {
  const actors = events
    .filter(({ type, condition }) => STANCES.has(type) || condition !== null)
    .flatMap((event) => event.arguments.filter(({ role }) => role === "actor"));
  const sources = attributions.filter(({ cueClass }) => TAKES_STANCE.has(cueClass));
  return [...actors, ...sources.flatMap(({ source }) => source ?? [])];
}

const TAKES_STANCE = new Set<CueClass>(["deny", "warn", "threaten", "promise", "order", "decline"]);

/** `our members`, `anyone`, `some`: who that is hangs on others. */
const POINTING =
  /^(?:its|their|his|her|our|my|your|whose|any\w*|some\w*|every\w*|no|all|both|each|many|most|few|such)\b/i;

/** One noun of a longer phrase (`party` of `the CPDS party`) describes nobody; many need no article (`lawmakers`). */
const PHRASE = / |s$/;

function isDescribed(context: ActorContext, mention: Mention): boolean {
  const words = wordsOf(context, mention);
  return (
    mention.level === "nominal" &&
    (mention.type === "person" || mention.type === "organization") &&
    PHRASE.test(words) &&
    !POINTING.test(words)
  );
}

/** Who the words are, where they are a source that reading gave the name of a person to (`Minister X … the minister promised`). */
function namedBySource({ reading, actors }: ActorContext, end: number): KnownActor | null {
  const { byEnd, persons } = speakersOf(reading);
  const at = persons.get(byEnd.get(end)?.sourceName ?? "");
  return at === undefined ? null : (actors[at] ?? null);
}

function unnamedActor(context: ActorContext, mention: Mention): KnownActor {
  const bare = wordsOf(context, mention).replace(/^(?:the|a|an|this|that|these|those) /i, "");
  const noun = singular(bare.split(" ").at(-1)!.toLowerCase());
  const sense = nameWords().nominals.get(noun);
  return {
    id: unnamedId(context.reading.report.id, slug(bare)),
    name: /^the /i.test(wordsOf(context, mention)) ? `the ${bare}` : bare,
    kind: sense?.group === "person" ? "office" : "organization",
    country: null,
    sector: sense?.sector ?? null,
  };
}
