import { firstOf, lazily, rows, values } from "./rows.ts";

const byHost = lazily(() =>
  firstOf(rows("outlets.tsv").flatMap((row) => values(row[3]).map((own) => [own, row[1]!] as const))),
);

/** Name of the outlet that a host (`edition.cnn.com`) or one of its parent domains belongs to, or null. */
export function outletOfHost(host: string): string | null {
  const labels = host.toLowerCase().split(".");
  for (let from = 0; from < labels.length - 1; from++) {
    const name = byHost().get(labels.slice(from).join("."));
    if (name) return name;
  }
  return null;
}
