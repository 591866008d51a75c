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
