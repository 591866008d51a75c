import type { PictureStatement } from "../../model/index.ts";
import { by } from "../../text/collections.ts";
import type { Book } from "../book.ts";
import { type Item, lineOf, quote, type Section } from "../document.ts";
import { oneLine } from "../wording.ts";

const DONE: Record<PictureStatement["kind"], string> = {
  merge: "made one incident of several",
  split: "told incidents apart",
  reject: "rejected a reading",
  reliability: "graded a publisher",
  note: "remarked",
  withdrawal: "noted that a report was withdrawn",
  undo: "took a statement back",
};

/** What analysts stated, latest first, with their words; what was taken back is left out. */
export function statedOf({ picture }: Book): Section {
  const standing = picture.statements.filter(({ holds, kind }) => holds && kind !== "undo");
  const items = [...standing]
    .sort(by(({ at, id }) => `${at} ${id}`))
    .reverse()
    .map(itemOf);
  return {
    id: "stated",
    title: "Stated by analysts",
    blocks: items.length === 0 ? [] : [{ kind: "list", ordered: false, items }],
  };
}

function itemOf({ author, at, kind, text }: PictureStatement): Item {
  const head = `${oneLine(author)}, ${at.slice(0, 16).replace("T", " ")}Z, ${DONE[kind]}`;
  return { line: text === "" ? lineOf(`${head}.`) : lineOf(`${head}: `, quote(oneLine(text))), under: [] };
}
