import type { Board } from "./board.ts";

/** Claims whose words hold all that is asked for; those that more reports tell come first. */
export function foundClaims({ parts }: Board, q: string, limit: number) {
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const { claims, assertions } = parts;
  return [...claims.values()]
    .filter(
      ({ proposition: { text } }) =>
        words.length > 0 && words.every((word) => text.toLowerCase().includes(word)),
    )
    .sort((left, right) => right.counts.reports - left.counts.reports || (left.id < right.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id, proposition: { text }, counts, ...claim }) => {
      const report = assertions.get(claim.assertions[0] ?? "")?.report;
      return { kind: "claims", id, text, report, score: counts.reports };
    });
}
