import { stem, wordsOf } from "./words.ts";

/** Words that say nothing of what a clause is about. */
const EMPTY = new Set(
  "a an and as at be been but by for from had has have he her his i in is it its of on or said say says she that the their them they this to was we were which who will with would not".split(
    " ",
  ),
);

/** Stems of the content words of a wording. */
export function wordSet(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .map((word) => word.form)
      .filter((form) => !EMPTY.has(form))
      .map(stem),
  );
}

/** Content words of the first wording that the second has in some form, each once, in their order. */
export function commonWords(text: string, other: string): string[] {
  const stems = wordSet(other);
  const forms = wordsOf(text).map((word) => word.form);
  return [...new Set(forms.filter((form) => !EMPTY.has(form) && stems.has(stem(form))))];
}

/** Share of common members (Jaccard 1901): 0 nothing in common, 1 the same. */
export function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  const all = left.size + right.size - common;
  return all === 0 ? 0 : common / all;
}
