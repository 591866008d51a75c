import type { Derivation, PictureReport } from "../../model/index.ts";

/** A report, or an outlet whose report is not held. */
export interface TreeNode {
  id: string;
  title: string;
  note: string;
  held: boolean;
}

/** Reports and outlets that derivations join, each once. */
export function nodesOf(derivations: readonly Derivation[], reports: readonly PictureReport[]): TreeNode[] {
  const held = new Map(reports.map((report) => [report.id, report]));
  const ids = new Set(derivations.flatMap(({ from, derived }) => [from, derived]));
  return [...ids].map((id) => {
    const report = held.get(id);
    if (!report) return { id, title: outletName(id), note: "not held", held: false };
    return { id, title: report.publisher ?? report.path, note: report.headline ?? report.path, held: true };
  });
}

/** `outlet:abc-news` as a name. */
export function outletName(id: string): string {
  const words = id.replace(/^outlet:/, "").split("-");
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ");
}
