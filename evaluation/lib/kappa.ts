/** Cohen's kappa of two rounds of labels: agreement beyond chance. 1 where both give but one and the same label. */
export function kappa(first: readonly string[], second: readonly string[]): number {
  const count = first.length;
  const same = first.filter((label, at) => label === second[at]).length / count;
  const share = (labels: readonly string[], wanted: string) =>
    labels.filter((label) => label === wanted).length / count;
  const chance = [...new Set(first)].reduce(
    (sum, label) => sum + share(first, label) * share(second, label),
    0,
  );
  return chance === 1 ? 1 : (same - chance) / (1 - chance);
}
