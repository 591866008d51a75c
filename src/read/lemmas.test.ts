import { expect, test } from "vitest";
import { TAG, type Tag } from "../model/syntax.ts";
import { lemmaOf } from "./lemmas.ts";

test.each<[string, Tag, string]>([
  ["said", "VBD", "say"],
  ["struck", "VBN", "strike"],
  ["threatening", "VBG", "threaten"],
  ["stopped", "VBD", "stop"],
  ["creating", "VBG", "create"],
  ["evacuated", "VBN", "evacuate"],
  ["died", "VBD", "die"],
  ["denied", "VBD", "deny"],
  ["launches", "VBZ", "launch"],
  ["seized", "VBD", "seize"],
  ["killed", "VBN", "kill"],
  ["controlled", "VBN", "control"],
  ["fired", "VBD", "fire"],
  ["claimed", "VBD", "claim"],
  ["delivered", "VBD", "deliver"],
  ["urging", "VBG", "urge"],
  ["agreed", "VBD", "agree"],
  ["fleeing", "VBG", "flee"],
  ["quoted", "VBN", "quote"],
  ["missiles", "NNS", "missile"],
  ["militias", "NNS", "militia"],
  ["parties", "NNS", "party"],
  ["crises", "NNS", "crisis"],
  ["buses", "NNS", "bus"],
  ["women", "NNS", "woman"],
  ["worse", "JJR", "bad"],
  ["heavier", "JJR", "heavy"],
  ["biggest", "JJS", "big"],
  ["n't", "RB", "not"],
  ["states", "NNPS", "states"],
])("%s/%s is a form of %s", (form, tag, lemma) => {
  expect(lemmaOf(form, TAG[tag])).toBe(lemma);
});
