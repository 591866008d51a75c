import type {
  Assertion,
  ExplainedGround,
  ExplainedJoin,
  Ground,
  Picture,
  Quoted,
  Span,
} from "../model/index.ts";
import { holds } from "../text/offsets.ts";
import { commonWords } from "../text/wording.ts";

/** What is named where in the reports at hand. */
interface Named {
  id: string;
  name: string;
  /** What makes two names one to grouping: a state and its army, a body and who speaks for it. */
  keys: string[];
  /** By report. */
  spans: Map<string, Span[]>;
}

/** Why these assertions stand where they stand: those that were joined to earlier ones. */
export function joinsOf(picture: Picture, assertions: readonly Assertion[]): ExplainedJoin[] {
  const joined = assertions.filter(({ inIncident, inClaim }) => inIncident || inClaim);
  if (joined.length === 0) return [];
  const wanted = new Set(joined.flatMap((each) => [each.inIncident?.with, each.inClaim?.with]));
  const byId = new Map(picture.assertions.filter(({ id }) => wanted.has(id)).map((each) => [each.id, each]));
  const reports = new Set([...joined, ...byId.values()].map(({ report }) => report));
  const actors = picture.actors.map((actor) => namedIn(actor, [actor.affiliation, actor.country], reports));
  const places = picture.places.map((place) => namedIn(place, [], reports));
  const names = { actors: actors.filter(isNamed), places: places.filter(isNamed) };
  return joined.flatMap((later) =>
    (["incident", "claim"] as const).flatMap((scope) => {
      const join = scope === "incident" ? later.inIncident : later.inClaim;
      const earlier = join && byId.get(join.with);
      if (!earlier) return [];
      const grounds = join.on.map((ground) => explainedGround(ground, later, earlier, names));
      return [{ scope, assertion: later.id, with: earlier, grounds }];
    }),
  );
}

type Names = Record<"actors" | "places", Named[]>;

function namedIn(
  item: { id: string; name: string; mentions: readonly (Span & { report: string })[] },
  keys: readonly (string | null | undefined)[],
  reports: ReadonlySet<string>,
): Named {
  const spans = new Map<string, Span[]>();
  for (const mention of item.mentions) {
    if (!reports.has(mention.report)) continue;
    spans.set(mention.report, [...(spans.get(mention.report) ?? []), mention]);
  }
  const { id, name } = item;
  return { id, name, keys: [id, ...keys].filter((key) => key != null), spans };
}

function isNamed({ spans }: Named): boolean {
  return spans.size > 0;
}

function explainedGround(
  ground: Ground,
  later: Assertion,
  earlier: Assertion,
  names: Names,
): ExplainedGround {
  if (ground === "wording") {
    const common = commonWords(later.exact, earlier.exact);
    return { ground, what: common.join(" "), words: [wordsOf(later), wordsOf(earlier)] };
  }
  if (ground === "place") return namedInBoth(ground, names.places, later, earlier);
  if (ground === "actor" || ground === "recipient" || ground === "parties")
    return namedInBoth(ground, names.actors, later, earlier);
  return { ground, what: "", words: [null, null] };
}

function wordsOf({ report, start, end, exact }: Assertion): Quoted {
  return { report, start, end, exact };
}

/** The name that both tellings hold, the same before one that only stands for it; else what either holds. */
function namedInBoth(
  ground: Ground,
  all: readonly Named[],
  later: Assertion,
  earlier: Assertion,
): ExplainedGround {
  const [left, right] = [tellingOf(all, later), tellingOf(all, earlier)];
  const pairs = left.flatMap((one) => right.map((other) => [one, other] as const));
  const pair =
    pairs.find(([one, other]) => one.named.id === other.named.id) ??
    pairs.find(([one, other]) => one.named.keys.some((key) => other.named.keys.includes(key)));
  if (!pair) return { ground, what: "", words: [null, null] };
  const [one, other] = pair;
  const what =
    one.named.name === other.named.name ? one.named.name : `${one.named.name}, ${other.named.name}`;
  return { ground, what, words: [one.words, other.words] };
}

/** What is named within the words of an assertion, each once, in the order of the text. */
function tellingOf(all: readonly Named[], assertion: Assertion): { named: Named; words: Quoted }[] {
  const { report, start, exact } = assertion;
  return all
    .flatMap((named) => {
      const span = named.spans.get(report)?.find((each) => holds(assertion, each));
      if (!span) return [];
      const words = {
        report,
        start: span.start,
        end: span.end,
        exact: exact.slice(span.start - start, span.end - start),
      };
      return [{ named, words }];
    })
    .sort((left, right) => left.words.start - right.words.start);
}
