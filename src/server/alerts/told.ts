import type { DeliveryRecord, Store } from "../../store/index.ts";
import { alertIn, type DatedAlert } from "./outbox.ts";

/** An alert that came about, and how its delivery stands. */
export type ToldAlert = DatedAlert & { id: string } & Pick<
    DeliveryRecord,
    "status" | "message" | "next" | "tries"
  >;

/** Which alerts to list; what is left out does not matter. */
export interface ToldQuery {
  /** Key of a rule. */
  rule?: string;
  status?: DeliveryRecord["status"];
}

/** Alerts that came about, the latest first. */
export async function toldAlerts(
  store: Pick<Store, "records">,
  { rule, status }: ToldQuery = {},
): Promise<ToldAlert[]> {
  const rows = await store.records("deliveries").list(rule === undefined ? {} : { owner: rule });
  return rows
    .filter(({ value }) => status === undefined || value.status === status)
    .map(({ key, value }) => {
      const { message, next, tries } = value;
      return { id: key, ...alertIn(value), status: value.status, message, next, tries };
    })
    .sort((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1));
}

/** A key that sorts the latest first. */
export function placeOf({ at, id }: Pick<ToldAlert, "at" | "id">): string {
  return `${String(8e15 - Date.parse(at))} ${id}`;
}
