interface Stretch {
  start: number;
  end: number;
}

/** True where the two stretches share at least one character. */
export function overlaps(left: Stretch, right: Stretch): boolean {
  return left.start < right.end && right.start < left.end;
}

/** True where `outer` holds all of `inner`. */
export function holds(outer: Stretch, inner: Stretch): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Index of the first element of a sorted array that is > value (all arrays of offsets are sorted). */
export function upperBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first of a list in order of `start` that begins at the offset or after it. */
export function firstFrom(sorted: readonly Pick<Stretch, "start">[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A test for sharing a character with any of `stretches`, which may overlap; each question is a binary search. */
export function overlapping(stretches: readonly Stretch[]): (stretch: Stretch) => boolean {
  const { starts, reach } = indexOf([...stretches].sort((left, right) => left.start - right.start));
  return ({ start, end }) => {
    const before = upperBound(starts, end - 1);
    return before > 0 && reach[before - 1]! > start;
  };
}

interface StretchIndex {
  starts: number[];
  /** For each stretch the farthest end of it and those before it. */
  reach: number[];
}

function indexOf(sorted: readonly Stretch[]): StretchIndex {
  let farthest = Number.NEGATIVE_INFINITY;
  const reach = sorted.map(({ end }) => {
    farthest = Math.max(farthest, end);
    return farthest;
  });
  return { starts: sorted.map(({ start }) => start), reach };
}

const indexes = new WeakMap<readonly Stretch[], StretchIndex>();

/** Those of a list in order of `start` that share a character with the stretch, in order; the list must not change after. */
export function overlappingIn<One extends Stretch>(sorted: readonly One[], { start, end }: Stretch): One[] {
  const index = indexes.get(sorted) ?? indexOf(sorted);
  indexes.set(sorted, index);
  const last = upperBound(index.starts, end - 1);
  let first = last;
  while (first > 0 && index.reach[first - 1]! > start) first--;
  return sorted.slice(first, last).filter((one) => one.end > start);
}
