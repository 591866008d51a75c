import type { Counts, Credibility } from "../model/index.ts";
import type { Corrections } from "./corrections.ts";
import type { Saying } from "./sayings.ts";

/**
 * Admiralty credibility (AJP-2.1) of one claim, from its origins alone. 1 needs two origins that stay apart however
 * they are merged; denial by somebody, withdrawal, or damaged text alone behind it, lowers it; 6 where no origin is known.
 */
export function credibilityOf(saying: Saying, counts: Counts, corrections: Corrections): Credibility {
  const [low, high] = counts.origins;
  const kinds = new Set(saying.drafts.map((draft) => draft.provenance.origin.kind));
  const denied = saying.drafts.some((draft) => draft.stance === "denies");
  const damaged = saying.drafts.every((draft) => draft.reading.report.quality.garbled);
  if (saying.drafts.every(({ reading }) => corrections.isWithdrawn(reading.report.id)))
    return { grade: 5, reasons: ["withdrawn by every report that said so"] };
  if (damaged) return { grade: 5, reasons: ["only in text damaged by machine rewriting"] };
  if (denied) return { grade: 4, reasons: ["denied", ...originReason(low, high)] };
  if (high === 0) return { grade: 6, reasons: ["no origin named"] };
  if (low >= 2) return { grade: 1, reasons: [`${low} independent origins`] };
  if (high >= 2) return { grade: 2, reasons: [`${high} origins, perhaps not independent`] };
  if (kinds.has("speaker") || kinds.has("document")) return { grade: 3, reasons: ["one origin, named"] };
  return { grade: 3, reasons: [kinds.has("anonymous") ? "one origin, unnamed" : "one newsroom"] };
}

function originReason(low: number, high: number): string[] {
  if (high === 0) return ["no origin named"];
  return [low === high ? `${low} origin${low === 1 ? "" : "s"}` : `${low} to ${high} origins`];
}
