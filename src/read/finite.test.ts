import { describe, expect, it } from "vitest";
import { TAGS } from "../model/index.ts";
import { analyse } from "./syntax.ts";

/**
 * News tells its deeds in irregular pasts and headline presents. A finite verb that is tagged as a noun silences the
 * whole sentence, so that these are held one by one. `word` must be tagged VBD, VBZ or VBP.
 */
const FINITE: [sentence: string, word: string][] = [
  ["An earthquake struck Chile on Tuesday.", "struck"],
  ["A destroyer shot down four drones on Tuesday night, the navy said.", "shot"],
  ["A U.S. Navy destroyer shot down four drones launched from the northern coast.", "shot"],
  ["The death toll rose to 38.", "rose"],
  ["The earthquake shook the capital.", "shook"],
  ["An explosion tore through the plant on Monday.", "tore"],
  ["The quake hit at 3:42 a.m.", "hit"],
  ["The army shot dead three men.", "shot"],
  ["A storm swept the coast.", "swept"],
  ["Missiles, which the batteries failed to intercept, struck two of the bases and caused damage.", "struck"],
  ["The bridge fell into the river.", "fell"],
  ["A ferry sank off the island.", "sank"],
  ["Floods cut the road to the town.", "cut"],
  ["An explosion damaged the town on Friday.", "damaged"],
  ["Witnesses said the crowd had fled.", "said"],
  ["Miners' union threatens strike", "threatens"],
  ["Soldiers seize state television", "seize"],
  ["Two ministers resigned and fled the country.", "resigned"],
];

const FINITE_TAGS = new Set(["VBD", "VBZ", "VBP"]);

describe("finite verbs of news", () => {
  it.each(FINITE)("%s", (text, word) => {
    const { tokens } = analyse({ text, blocks: [] });
    const at = tokens.lower.indexOf(word);
    expect(FINITE_TAGS).toContain(TAGS[tokens.tag[at]!]);
  });
});
