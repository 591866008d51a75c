/** Milliseconds of processor time this process has used; a busy machine changes it less than time on the clock. */
export function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Least processor time of each of several ways to do a thing, taken in turn so that all meet the same weather; the first round warms up. */
export function inTurn(ways: readonly (() => void)[], rounds: number): number[] {
  const least = ways.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, way] of ways.entries()) {
      const began = processor();
      way();
      if (round > 0) least[index] = Math.min(least[index]!, processor() - began);
    }
  }
  return least;
}

/** The value below which a share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((left, right) => left - right)[Math.floor(share * (values.length - 1))]!;
}
