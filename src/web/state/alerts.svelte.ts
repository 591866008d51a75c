import { alertsApi, type LiveAlert } from "../api/alerts.ts";
import { readLooked, writeLooked } from "./seen.ts";

/** Alerts asked for at the start, to count those nobody has looked at here. */
const MOST = 100;

/** What fired, as far as every view has to know it: how much of it is new. One instance, as of the room. */
class AlertsState {
  /** Alerts that nobody has looked at in this browser, the latest first. */
  fresh: LiveAlert[] = $state.raw([]);
  /** The alert that fired last in this visit, until it is put away. */
  last: LiveAlert | null = $state.raw(null);
  /** Counts what the stream told, so that a list can follow. */
  told = $state(0);
  /** When the latest alert that was looked at came about, ISO 8601; "" where none was. */
  private looked = readLooked();

  /** Counts anew what is new; where the service has no alerts, none are. */
  async catchUp(): Promise<void> {
    const reply = await alertsApi.alerts({ limit: MOST }).catch(() => null);
    if (reply === null) return;
    this.fresh = reply.items.filter(({ at }) => at > this.looked);
    this.told += 1;
  }

  /** One that is let out now; while it was held back it may have been counted. */
  take(alert: LiveAlert): void {
    this.fresh = [alert, ...this.fresh.filter((one) => alertKey(one) !== alertKey(alert))];
    this.last = alert;
    this.told += 1;
  }

  /** Takes all alerts as looked at, of which the latest came about at that moment; gives the keys of what was new. */
  look(latest: string | null): string[] {
    if (latest !== null && latest > this.looked) {
      this.looked = latest;
      writeLooked(latest);
    }
    const keys = this.fresh.map(alertKey);
    this.fresh = [];
    this.last = null;
    return keys;
  }
}

/** What makes an alert the same one: a rule tells of an item and level once. */
export function alertKey({ rule, item, level }: LiveAlert): string {
  return `${rule} ${item} ${level ?? ""}`;
}

export const alerts = new AlertsState();
