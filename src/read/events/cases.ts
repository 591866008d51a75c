import { TAG } from "../../model/syntax.ts";
import { childWith } from "../tree.ts";
import type { Scene } from "./scene.ts";

/** Subject of the clause where it stands for a case: `any …`, `anyone who …`, `groups that …`; else -1. */
export function caseSubject({ tokens }: Scene, verb: number): number {
  const subject = childWith(tokens, verb, ["nsubj:pass", "nsubj"]);
  if (subject < 0 || subject > verb) return -1;
  const determiner = childWith(tokens, subject, ["det"]);
  if (determiner >= 0 && tokens.lower[determiner] === "any") return subject;
  if (childWith(tokens, subject, ["acl:relcl"]) < 0) return -1;
  if (/^(?:anyone|anybody|whoever|those|everyone)$/.test(tokens.lower[subject]!)) return subject;
  return determiner < 0 && tokens.tag[subject] === TAG.NNS ? subject : -1;
}
