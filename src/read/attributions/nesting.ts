import type { Attribution } from "../../model/index.ts";
import { overlaps } from "../../text/offsets.ts";

/**
 * For each attribution the one whose content holds its cue: the tightest where several do. Never itself, and never
 * a circle: `under` names the outer one where the text says so otherwise; of two that hold each other the one whose
 * content begins first is the outer (`P, X said`: whatever is said in P is said by X), else the one with the longer content.
 * Those not in `telling` hold none: who opposes what a minister said does not pass it on.
 */
export function nested(
  attributions: readonly Attribution[],
  under: readonly (number | null)[],
  telling: readonly boolean[],
): Attribution[] {
  const holders = attributions
    .flatMap((attribution, index) =>
      (telling[index] ? attribution.content : []).map((span) => ({ span, index, size: sizeOf(attribution) })),
    )
    .sort((left, right) => left.span.start - right.span.start || right.span.end - left.span.end);
  const open: typeof holders = [];
  const order = attributions.map((_, index) => index);
  order.sort((left, right) => attributions[left]!.cue.start - attributions[right]!.cue.start);
  const within = new Map<number, number | null>();
  let next = 0;
  for (const index of order) {
    const { cue } = attributions[index]!;
    for (; next < holders.length && holders[next]!.span.start <= cue.start; next++) open.push(holders[next]!);
    for (let each = open.length - 1; each >= 0; each--)
      if (open[each]!.span.end <= cue.start) open.splice(each, 1);
    within.set(index, tightest(attributions, index, open));
  }
  return attributions.map((attribution, index) => {
    const outer = within.get(index) ?? null;
    const content = outer === null ? attribution.content : clipped(attribution, attributions[outer]!);
    return { ...attribution, content, within: under[index] ?? outer };
  });
}

/** What is said inside other words ends with them: `X said P, the paper added` leaves `the paper added` out of what X said. */
function clipped(inner: Attribution, outer: Attribution): Attribution["content"] {
  const holder = outer.content.find((span) => overlaps(span, inner.cue));
  if (!holder || !inner.content.some((span) => overlaps(span, outer.cue))) return inner.content;
  const cut = inner.content.flatMap(({ start, end }) =>
    start < holder.end ? [{ start, end: Math.min(end, holder.end) }] : [],
  );
  return cut.length > 0 ? cut : inner.content;
}

function tightest(
  attributions: readonly Attribution[],
  index: number,
  open: readonly { index: number; size: number }[],
): number | null {
  const own = attributions[index]!;
  let best: { index: number; size: number } | null = null;
  for (const holder of open) {
    if (holder.index === index) continue;
    const outer = attributions[holder.index]!;
    const mutual = own.content.some((span) => overlaps(span, outer.cue));
    if (mutual && !isOuter(outer, own, holder.index < index)) continue;
    if (!best || holder.size < best.size) best = holder;
  }
  return best?.index ?? null;
}

function isOuter(outer: Attribution, inner: Attribution, first: boolean): boolean {
  const [left, right] = [outer, inner].map(({ content }) => Math.min(...content.map(({ start }) => start)));
  if (left !== right) return left! < right!;
  return sizeOf(outer) > sizeOf(inner) || (sizeOf(outer) === sizeOf(inner) && first);
}

function sizeOf(attribution: Attribution): number {
  return attribution.content.reduce((size, span) => size + span.end - span.start, 0);
}
