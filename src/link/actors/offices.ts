import { holderOn, holdingsOf } from "../../lexicon/holders.ts";
import { type KnownActor, names } from "../../lexicon/names.ts";
import type { Report } from "../../model/index.ts";
import { officeName } from "./wording.ts";

/** Who held the office when the report was published; the office itself where that is not known. */
export function officeActor(country: string, role: string, report: Report): KnownActor {
  const from = report.published?.earliest?.slice(0, 10);
  const to = report.published?.latest?.slice(0, 10);
  const holder = from && to ? holderOn(country, role, from) : null;
  if (holder && to && holderOn(country, role, to)?.id === holder.id) return names().actors.get(holder.id)!;
  return {
    id: `office:${country}:${role}`,
    name: officeName(country, role),
    kind: "office",
    country,
    sector: "GOV",
  };
}

/** Whether a person is known to have held the role: on the day (ISO date), or at any time where no day is known. */
export function hasHeld(id: string, role: string, day: string | null): boolean {
  return holdingsOf(id).some(
    (holding) => holding.role === role && (day === null || holderOn(holding.country, role, day)?.id === id),
  );
}
