import { get, type IncomingMessage } from "node:http";

/** A reader of the service's events. */
export interface Seen {
  /** Resolves at the event that names the report as changed. */
  report(id: string): Promise<void>;
  close(): void;
}

/** Opens the events of a service, as a page does that stays open. */
export async function eventsAt(address: string): Promise<Seen> {
  const waiting = new Map<string, () => void>();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${address}/api/v1/events`, { agent: false }, resolve).on("error", reject);
  });
  response.setEncoding("utf8");
  let rest = "";
  response.on("error", () => {});
  response.on("data", (chunk: string) => {
    const events = (rest + chunk).split("\n\n");
    rest = events.pop()!;
    for (const event of events)
      for (const id of reportsIn(event)) {
        waiting.get(id)?.();
        waiting.delete(id);
      }
  });
  return {
    report: (id) => new Promise((resolve) => void waiting.set(id, resolve)),
    close: () => response.destroy(),
  };
}

/** Ids of the reports that an event tells of. */
function reportsIn(event: string): string[] {
  const data = event.split("\n").find((line) => line.startsWith("data: "));
  if (!event.startsWith("event: change") || !data) return [];
  return (JSON.parse(data.slice(6)) as { parts: { reports?: string[] } }).parts.reports ?? [];
}
