import { expect, test } from "vitest";
import { REL, RELATIONS, TAGS } from "../model/syntax.ts";
import { analyse } from "./syntax.ts";

/** Tag of the word, its head and relation. */
function wordOf(text: string, word: string): string {
  const { tokens } = analyse({ text, blocks: [] });
  const at = tokens.lower.indexOf(word);
  const head = tokens.relation[at] === REL.root ? "-" : tokens.lower[tokens.head[at]!];
  return `${TAGS[tokens.tag[at]!]} ${RELATIONS[tokens.relation[at]!]} ${head}`;
}

test.each([
  ["Two ministers resigned and fled the country.", "resigned", "VBD root -"],
  ["Two ministers resigned and fled the country.", "fled", "VBD conj resigned"],
  ["Several witnesses said troops fired on the crowd.", "fired", "VBD ccomp said"],
  ["Troops stationed near the border were attacked.", "stationed", "VBN acl troops"],
  ["Troops stationed near the border were attacked.", "troops", "NNS nsubj:pass attacked"],
  ["A drone launched from the coast struck a depot.", "drone", "NN nsubj struck"],
  ["The plan backed by two parties passed.", "backed", "VBN acl plan"],
  ["Fishermen pulled 37 survivors from the water.", "fishermen", "NNS nsubj pulled"],
  ["Volunteers distributed blankets.", "distributed", "VBD root -"],
  ["The embassy advised citizens to leave the country.", "leave", "VB xcomp advised"],
  ["If the dam fails, 20,000 people will be evacuated.", "fails", "VBZ advcl evacuated"],
  ["They burned our street and shot my uncle.", "shot", "VBD conj burned"],
  ["Militia commanders deny attacking civilians.", "attacking", "VBG xcomp deny"],
  ["Iran-backed militias in Iraq regularly target bases with drones.", "militias", "NNS nsubj target"],
  ["Three men were killed and injured.", "injured", "VBN conj killed"],
  ["Eleven bodies were brought to the harbour.", "bodies", "NNS nsubj:pass brought"],
  ["The state railway suspended all night trains on Monday.", "trains", "NNS obj suspended"],
  ["Teams found debris of the missing plane.", "missing", "JJ amod plane"],
  ["Nine people were pulled from the water alive.", "water", "NN obl pulled"],
  ["Officials now say 3,000 people are displaced.", "people", "NNS nsubj:pass displaced"],
  [
    "Teams found debris in Orsa Bay on Monday, hours after a small plane with nine people on board vanished, the agency said.",
    "plane",
    "NN nsubj vanished",
  ],
])("%s: %s is %s", (text, word, expected) => {
  expect(wordOf(text, word)).toBe(expected);
});
