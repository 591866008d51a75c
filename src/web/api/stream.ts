import type { LiveAlert } from "./alerts.ts";
import { API } from "./client.ts";
import type { LiveChange } from "./types.ts";

export type StreamState = "connecting" | "live" | "lost";

/** First and longest wait before the next try; chosen so that a restart is noticed at once and a long outage costs little. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Follows changes and alerts until it is closed. A browser gives up on a stream that was refused, so a new one is opened with a
 * growing wait.
 */
export function follow(
  onState: (state: StreamState) => void,
  onChange: (change: LiveChange) => void,
  onAlert: (alert: LiveAlert) => void,
): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;
  const open = () => {
    source = new EventSource(`${API}/events`);
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      onState("live");
    };
    source.addEventListener("change", (event) => onChange(JSON.parse((event as MessageEvent).data)));
    source.addEventListener("alert", (event) => onAlert(JSON.parse((event as MessageEvent).data)));
    source.onerror = () => {
      source?.close();
      onState("lost");
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  };
  onState("connecting");
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
