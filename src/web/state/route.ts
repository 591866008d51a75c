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
  /** Id of the situation, `all` for everything, null for the list. */
  situation: string | null;
  view: View;
  /** Moment of knowledge, ISO 8601; null = live. */
  asOf: string | null;
  /** What the drawer explains. */
  item: string | null;
}

/** `#/s/<situation>/<view>?asOf=…&item=…` */
export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [room, situation, view] = path.split("/");
  const values = new URLSearchParams(query);
  return {
    situation: room === "s" && situation ? decoded(situation) : null,
    view: VIEWS.find((name) => name === view) ?? "overview",
    asOf: values.get("asOf"),
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

export function hashOf({ situation, view, asOf, item }: Route): string {
  if (situation === null) return "#/";
  const values = new URLSearchParams();
  if (asOf !== null) values.set("asOf", asOf);
  if (item !== null) values.set("item", item);
  const query = values.toString();
  return `#/s/${encodeURIComponent(situation)}/${view}${query === "" ? "" : `?${query}`}`;
}
