import type {
  Actor,
  Apart,
  ApartTest,
  Assertion,
  Claim,
  Incident,
  Picture,
  Place,
  Proposition,
} from "../model/index.ts";
import { itemBy } from "../text/collections.ts";
import { equal, partiesTest, placesTest, test, timesTest, wordsTest } from "./apartTests.ts";
import { MODALITY_CLASS } from "./kinds.ts";

/** Why two claims, two incidents or two reports are kept apart, by their ids or unambiguous beginnings; a claim beside an incident stands for its own. Null where an id is none of these. */
export function whyApart(picture: Picture, left: string, right: string): Apart | null {
  const claims = [itemBy(picture.claims, left), itemBy(picture.claims, right)] as const;
  if (claims[0] && claims[1]) return claimsApart(picture, claims[0], claims[1]);
  const [one, other] = [incidentBy(picture, left), incidentBy(picture, right)];
  if (one && other) return incidentsApart(picture, one, other);
  return reportsApart(picture, left, right);
}

function incidentBy(picture: Picture, id: string): Incident | undefined {
  return itemBy(picture.incidents, id) ?? exactly(picture.incidents, itemBy(picture.claims, id)?.incident);
}

function exactly<Item extends { id: string }>(
  items: readonly Item[],
  id: string | null | undefined,
): Item | undefined {
  return items.find((item) => item.id === id);
}

function incidentsApart(picture: Picture, left: Incident, right: Incident): Apart {
  const [one, other] = [sidesOf(picture, left), sidesOf(picture, right)];
  const tests = [
    storyTest(one.stories, other.stories),
    equal("family", left.family, right.family),
    equal("background", breadth(left), breadth(right)),
    ...(left.family === "talks" && right.family === "talks"
      ? [partiesTest("actor", [...one.actors, ...one.recipients], [...other.actors, ...other.recipients])]
      : [
          partiesTest("actor", one.actors, other.actors),
          partiesTest("recipient", one.recipients, other.recipients),
        ]),
    placesTest(one.place, other.place),
    timesTest(left.time, right.time),
    wordsTest(left.headline, right.headline),
    ...statementTest(picture, left.statements, right.statements),
  ];
  return {
    kind: "incident",
    left: left.id,
    right: right.id,
    isOne: left.id === right.id,
    words: [left.headline, right.headline],
    tests,
  };
}

interface Sides {
  stories: { id: string; headline: string }[];
  actors: Actor[];
  recipients: Actor[];
  place: Place | undefined;
}

function sidesOf(picture: Picture, incident: Incident): Sides {
  return {
    stories: storiesOf(picture, incident),
    actors: actorsOf(picture, incident, "actor"),
    recipients: actorsOf(picture, incident, "recipient"),
    place: exactly(picture.places, incident.place),
  };
}

function breadth({ background }: Incident): string {
  return background ? "history, habit or a total" : "a single event";
}

function storiesOf(picture: Picture, { claims }: Incident): Sides["stories"] {
  const own = new Set(claims);
  const reports = new Set(
    picture.assertions.filter(({ claim }) => own.has(claim)).map(({ report }) => report),
  );
  return picture.stories.filter((story) => story.reports.some((id) => reports.has(id)));
}

function actorsOf(picture: Picture, { participants }: Incident, role: "actor" | "recipient"): Actor[] {
  const ids = new Set(participants.filter((each) => each.role === role).map(({ actor }) => actor));
  return picture.actors.filter(({ id }) => ids.has(id));
}

function storyTest(left: Sides["stories"], right: Sides["stories"]): ApartTest {
  const isShared = left.some(({ id }) => right.some((other) => other.id === id));
  const shown = (stories: Sides["stories"]) => stories.map(({ headline }) => headline).join("; ");
  return test("story", isShared ? "likely" : "no", shown(left), shown(right));
}

/** Analysts' statements that hold of either, which go before all else. */
function statementTest(picture: Picture, left: readonly string[], right: readonly string[]): ApartTest[] {
  const splits = picture.statements.filter(
    ({ id, kind, holds }) => kind === "split" && holds && (left.includes(id) || right.includes(id)),
  );
  return splits.map(({ author, at, text }) =>
    test("statement", "no", `split by ${author} on ${at.slice(0, 10)}`, text),
  );
}

function claimsApart(picture: Picture, left: Claim, right: Claim): Apart {
  const [one, other] = [left.proposition, right.proposition];
  const incidents = [left, right].map(
    ({ incident }) => itemBy(picture.incidents, incident ?? "")?.headline ?? "none",
  );
  const actor = (id: string | null) => picture.actors.filter((each) => each.id === id);
  const tests = [
    test("incident", left.incident === right.incident ? "likely" : "no", incidents[0]!, incidents[1]!),
    equal("type", one.type, other.type),
    equal("polarity", one.polarity, other.polarity),
    equal("modality", MODALITY_CLASS[one.modality], MODALITY_CLASS[other.modality]),
    equal("figure", figureText(one), figureText(other)),
    partiesTest("actor", actor(one.actor), actor(other.actor)),
    partiesTest("recipient", actor(one.recipient), actor(other.recipient)),
    placesTest(exactly(picture.places, one.place), exactly(picture.places, other.place)),
    wordsTest(one.text, other.text),
  ];
  return {
    kind: "claim",
    left: left.id,
    right: right.id,
    isOne: left.id === right.id,
    words: [one.text, other.text],
    tests,
  };
}

function figureText({ figure }: Proposition): string {
  return figure ? `${figure.low ?? "…"} to ${figure.high ?? "…"} ${figure.unit}`.trim() : "none";
}

function reportsApart(picture: Picture, left: string, right: string): Apart | null {
  const [one, other] = [itemBy(picture.reports, left), itemBy(picture.reports, right)];
  if (!one || !other) return null;
  const headlines: [string, string] = [one.headline ?? one.path, other.headline ?? other.path];
  const storyOf = (id: string | null) => exactly(picture.stories, id)?.headline ?? "";
  const tests = [
    test("story", one.story === other.story ? "likely" : "no", storyOf(one.story), storyOf(other.story)),
    timesTest(one.published, other.published),
    sharedNames(picture.actors, "actor", one.id, other.id),
    sharedNames(picture.places, "place", one.id, other.id),
    wordsTest(toldBy(picture.assertions, one.id), toldBy(picture.assertions, other.id)),
  ];
  return {
    kind: "report",
    left: one.id,
    right: other.id,
    isOne: one.story === other.story,
    words: headlines,
    tests,
  };
}

/** The actors or places that both reports name, beside those of one alone. */
function sharedNames(
  items: readonly (Actor | Place)[],
  condition: "actor" | "place",
  left: string,
  right: string,
): ApartTest {
  const namedBy = (report: string) =>
    items
      .filter(({ mentions }) => mentions.some((mention) => mention.report === report))
      .map(({ name }) => name);
  const [one, other] = [namedBy(left), namedBy(right)];
  const isShared = one.some((name) => other.includes(name));
  return test(condition, isShared ? "likely" : "possible", one.join(", "), other.join(", "));
}

function toldBy(assertions: readonly Assertion[], report: string): string {
  return assertions
    .filter((each) => each.report === report)
    .map(({ exact }) => exact)
    .join(" ");
}
