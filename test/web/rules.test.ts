import { describe, expect, it } from "vitest";
import type { KeptAlert, KeptRule, RuleWish } from "../../src/web/api/alerts.ts";
import { marksOf } from "../../src/web/words/board.ts";
import { apartWords, groundWords, storyWords } from "../../src/web/words/joins.ts";
import { channelWords, deliveryOf, fieldsOf, hoursIn, ruleWords, wishOf } from "../../src/web/words/rules.ts";
import { handMadePicture } from "../lib/pictures.ts";

const RULE: KeptRule = {
  id: "rule-1",
  created: "2025-03-01T00:00:00Z",
  title: "Deaths",
  situation: "story-1",
  condition: {
    kind: "figure",
    change: 20,
    per: "percent",
    measure: "dead",
    types: ["ASSAULT"],
    actors: ["state:DJI"],
    places: ["obock"],
  },
  webhook: { url: "https://desk.example/hook" },
  quiet: { from: "22:00", to: "06:30", zone: "Africa/Djibouti" },
  digest: 15,
  enabled: false,
};
const NAMES = new Map([
  ["state:DJI", "Djibouti"],
  ["obock", "Obock"],
]);

function ruleOn(condition: RuleWish["condition"]): KeptRule {
  return { ...RULE, condition };
}

describe("a rule", () => {
  it.each<[RuleWish["condition"]]>([
    [RULE.condition],
    [{ kind: "incident" }],
    [{ kind: "conflict", actors: ["state:DJI"] }],
    [{ kind: "origins", atLeast: 3 }],
    [{ kind: "deadline", hours: [24, 6, 0.5], kinds: ["threat", "demand"] }],
  ])("is the same after it was a form: %j", (condition) => {
    const { id: _, created: __, ...wish } = ruleOn(condition);
    expect(wishOf(fieldsOf(ruleOn(condition), "UTC", NAMES))).toEqual(wish);
  });

  it("is told in a sentence", () => {
    const told = (condition: RuleWish["condition"]) => ruleWords(ruleOn(condition), NAMES);
    expect(told(RULE.condition)).toBe(
      "When the number “dead” moves by 20 % or more; only attack, with Djibouti, at Obock.",
    );
    expect(told({ kind: "origins", atLeast: 1 })).toBe(
      "When a claim is told by 1 or more independent source.",
    );
    expect(told({ kind: "deadline", hours: [24, 6] })).toBe(
      "When 24, 6 hours are left of a deadline by which somebody threatens something.",
    );
    expect(channelWords(RULE)).toEqual([
      "to https://desk.example/hook",
      "quiet from 22:00 to 06:30 (Africa/Djibouti)",
      "collected for 15 minutes",
    ]);
    expect(channelWords({ ...RULE, webhook: null, quiet: null, digest: null })).toEqual([
      "on this page only",
    ]);
  });

  it("is named after its condition where it has no name, and asks for no more than it was given", () => {
    const fields = { ...fieldsOf(null, "UTC", NAMES), title: "  " };
    expect(wishOf(fields)).toEqual({
      title: "Something new happens",
      situation: null,
      condition: { kind: "incident" },
      webhook: null,
      quiet: null,
      digest: null,
      enabled: true,
    });
  });

  it("reads hours however they are written", () => {
    expect(hoursIn("6; 24 and 0.5, 6")).toEqual([24, 6, 0.5]);
    expect(hoursIn("soon, 0")).toEqual([]);
  });
});

describe("delivery", () => {
  const alert = (more: Partial<KeptAlert>) =>
    deliveryOf({ status: "sent", message: "msg", tries: [], ...more } as KeptAlert).words;
  it("is told as it stands", () => {
    const failed = { at: "2025-03-01T00:00:00Z", status: 500, error: "answered 500" };
    expect(alert({ status: "pending", message: null })).toBe("held back");
    expect(alert({ status: "pending", tries: [failed] })).toBe("not yet delivered");
    expect(alert({ status: "failed", tries: [failed] })).toBe("not delivered");
    expect(alert({ tries: [{ ...failed, status: 204, error: null }] })).toBe("delivered");
    expect(alert({})).toBe("");
  });
});

describe("why things are one or not", () => {
  it("quotes both tellings where what they agree in stands in words of theirs", () => {
    const quoted = (exact: string) => ({ report: "r", start: 0, end: exact.length, exact });
    const words: [ReturnType<typeof quoted>, ReturnType<typeof quoted>] = [
      quoted("at Obock"),
      quoted("Obock"),
    ];
    expect(groundWords({ ground: "place", what: "Obock", words })).toEqual({
      title: "same place",
      what: "Obock",
      quotes: ["at Obock", "Obock"],
    });
    expect(groundWords({ ground: "wording", what: "attack", words }).quotes).toBeNull();
    expect(storyWords({ with: "r", on: "wording", similarity: 0.618 })).toEqual([
      "it is nearest to",
      "by wording, 62 % alike",
    ]);
  });

  it("says first what keeps two apart, else that too little ties them", () => {
    const apart = { kind: "incident", left: "a", right: "b", isOne: false, words: ["", ""] } as const;
    const test = (condition: "time" | "place", result: "agrees" | "open" | "differs") => ({
      ...{ condition, result, left: "", right: "" },
    });
    const words = (...tests: ReturnType<typeof test>[]) => apartWords({ ...apart, words: ["", ""], tests });
    expect(words(test("time", "differs"), test("place", "agrees"))).toBe("Kept apart by: time.");
    expect(words(test("place", "agrees"))).toBe("Nothing keeps them apart, but too little ties them: place.");
    expect(words(test("place", "open"))).toMatch(/^Nothing ties them/);
  });
});

describe("marks of a position", () => {
  const position = handMadePicture().positions[0]!;
  const words = { report: "r", start: 0, end: 4, exact: "said" };
  it("are none where nothing became of it", () => {
    expect(marksOf({ ...position, shift: undefined, reported: undefined } as never)).toEqual([]);
  });

  it("tell a change of mind, and what is told of the condition", () => {
    const at = "2025-03-09T00:00:00Z";
    const shift = { turn: "taken", words, assertion: "a", kind: "refusal", at } as const;
    const reported = { isMet: false, words, assertion: "b", at };
    const titles = marksOf({ ...position, shift, reported }).map(({ title }) => title);
    expect(titles).toEqual(["departure from an earlier refusal", "condition reported not met"]);
    const told = marksOf({ ...position, shift: { ...shift, turn: "left", kind: null, assertion: null } });
    expect(told[0]!.title).toBe("told as given up");
  });
});
