/** Answers kept at most; then all are forgotten. English news uses some 20,000 different words in a thousand reports. */
const MOST = 50_000;
/**
 * Longest word remembered. The engine keeps longer slices of a text as pointers into it, so that remembering one would keep
 * the whole text alive.
 */
const LONGEST = 12;

/** The same pure function of a word, which answers from memory where the word was asked before. */
export function remembered<Value>(answer: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => {
    if (word.length > LONGEST) return answer(word);
    const before = known.get(word);
    if (before !== undefined) return before;
    const value = answer(word);
    if (known.size >= MOST) known.clear();
    known.set(word, value);
    return value;
  };
}
