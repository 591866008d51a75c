export const VIEWS = [
  "overview",
  "claims",
  "positions",
  "conflicts",
  "map",
  "changes",
  "sources",
  "brief",
  "corrections",
] as const;
export type View = (typeof VIEWS)[number];

/** What the page shows; kept in the address, so that it can be shared and gone back from. */
export interface Route {
  /** Id of the situation, `all` for everything, null for what lies beside them. */
  situation: string | null;
  /** Whether the alerts are shown instead of the list of situations, where none is open. */
  alerts: boolean;
  view: View;
  /** Moment of knowledge, ISO 8601; null = live. */
  asOf: string | null;
  /** Moment by the room's own clock, ISO 8601: what it held then; null = what it holds now. */
  roomAsOf: string | null;
  /** Number of the change after which the room held what is shown; null = what it holds now. */
  version: number | null;
  /** What the drawer explains. */
  item: string | null;
}

/** What a route says where it says nothing of the past. */
export const NOW = { asOf: null, roomAsOf: null, version: null } as const;

/** `#/s/<situation>/<view>?asOf=…&roomAsOf=…&version=…&item=…`, `#/alerts`, `#/` */
export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [room, situation, view] = path.split("/");
  const values = new URLSearchParams(query);
  const version = values.get("version");
  return {
    situation: room === "s" && situation ? decoded(situation) : null,
    alerts: room === "alerts",
    view: VIEWS.find((name) => name === view) ?? "overview",
    asOf: values.get("asOf"),
    roomAsOf: values.get("roomAsOf"),
    version: version !== null && /^\d{1,15}$/.test(version) ? Number(version) : null,
    item: values.get("item"),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function hashOf({ situation, alerts, view, asOf, roomAsOf, version, item }: Route): string {
  if (situation === null) return alerts ? "#/alerts" : "#/";
  const values = new URLSearchParams();
  if (asOf !== null) values.set("asOf", asOf);
  if (roomAsOf !== null) values.set("roomAsOf", roomAsOf);
  if (version !== null) values.set("version", String(version));
  if (item !== null) values.set("item", item);
  const query = values.toString();
  return `#/s/${encodeURIComponent(situation)}/${view}${query === "" ? "" : `?${query}`}`;
}
