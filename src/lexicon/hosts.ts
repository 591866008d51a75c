import { rows, values } from "./rows.ts";

let byHost: ReadonlyMap<string, string> | null = null;

/** Name of the outlet that a host (`edition.cnn.com`) or one of its parent domains belongs to, or null. */
export function outletOfHost(host: string): string | null {
  byHost ??= new Map(rows("outlets.tsv").flatMap((row) => values(row[3]).map((own) => [own, row[1]!])));
  const labels = host.toLowerCase().split(".");
  for (let from = 0; from < labels.length - 1; from++) {
    const name = byHost.get(labels.slice(from).join("."));
    if (name) return name;
  }
  return null;
}
