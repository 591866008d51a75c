import type { Derivation } from "../../../src/model/index.ts";
import type { Score } from "../../task.ts";
import type { ReportKind, ReportTruth } from "../stream/truth.ts";
import { type Case, share } from "./told.ts";

/** What the picture may call each form. A light rewrite that changes little is a copy; a credit alone tells a credited one. */
const KINDS: Partial<Record<ReportKind, Derivation["kind"][]>> = {
  copy: ["copy"],
  excerpt: ["excerpt", "copy"],
  "light rewrite": ["rewrite", "copy"],
  "heavy rewrite": ["rewrite", "excerpt"],
  "credited rewrite": ["credit", "rewrite"],
  update: ["update"],
  "later version": ["copy", "rewrite", "excerpt"],
};
const TEXTUAL = new Set(["copy", "rewrite", "excerpt", "update"]);

/**
 * Found: a report made from another has an edge to a report of the same line (its source, or another made of the same
 * first text), or credits the outlet its text credits. Precision: textual edges inside one line. Direction: such edges
 * that point at an earlier report. By form, so that it shows which are missed.
 */
export function derivationScores({ picture, reports }: Case): Score[] {
  const truth = (id: string) => reports.get(id)?.truth ?? null;
  const inLine = ({ derived, from }: Derivation) => truth(derived)?.root === truth(from)?.root;
  const found = (report: ReportTruth) =>
    edgesOf(picture.derivations, report.id).filter(
      (edge) =>
        (TEXTUAL.has(edge.kind) && inLine(edge)) ||
        (edge.kind === "credit" && (report.credited || inLine(edge))),
    );
  const derived = [...reports.values()].map((report) => report.truth).filter(({ from }) => from !== null);
  const tied = derived.filter((report) => found(report).length > 0);
  const kinds = tied.filter((report) =>
    found(report).some(({ kind }) => KINDS[report.kind]?.includes(kind) === true),
  );
  const textual = picture.derivations.filter(({ kind, from }) => TEXTUAL.has(kind) && reports.has(from));
  const right = textual.filter(inLine);
  const forward = right.filter(({ derived: id, from }) => isLater(reports.get(id)!.truth, truth(from)!));
  const byForm = Object.keys(KINDS).map((kind) => {
    const all = derived.filter((report) => report.kind === kind);
    return share(`derivations found, ${kind}`, all.filter((one) => tied.includes(one)).length, all.length);
  });
  return [
    share("derivations found", tied.length, derived.length),
    share("derivations right", right.length, textual.length),
    share("derivations, kind right where found", kinds.length, tied.length),
    share("derivations, direction right", forward.length, right.length),
    ...byForm,
  ];
}

function edgesOf(derivations: readonly Derivation[], id: string): Derivation[] {
  return derivations.filter(({ derived }) => derived === id);
}

/** Ids of one crisis count up with time. */
function isLater(left: ReportTruth, right: ReportTruth): boolean {
  return left.situation === right.situation && left.id > right.id;
}
