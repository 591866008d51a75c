import type { Claim, Conflict, Figure, Incident, PictureParts, Position } from "../../model/index.ts";
import type { Alert, AlertFilter } from "./rule.ts";

/** What an item is about: types of events, ids of actors and of places. */
export interface About {
  types: string[];
  actors: (string | null)[];
  places: (string | null)[];
}

const NOTHING: About = { types: [], actors: [], places: [] };

/** What an item of the picture is about, with what it is told of. */
export function aboutOf(part: Alert["part"], item: object, parts: PictureParts): About {
  switch (part) {
    case "incidents":
      return ofIncident(item as Incident);
    case "claims":
      return ofClaim(item as Claim, parts);
    case "figures": {
      const { incident, place } = item as Figure;
      return joined([ofIncidentId(incident, parts), { ...NOTHING, places: [place] }]);
    }
    case "conflicts":
      return joined((item as Conflict).sides.flat().map((id) => ofClaimId(id, parts)));
    case "positions": {
      const { actor, target, claim } = item as Position;
      return joined([ofClaimId(claim, parts), { ...NOTHING, actors: [actor, target] }]);
    }
  }
}

/** Whether something is about one of each that the filter names. */
export function passes({ types, actors, places }: AlertFilter, about: About): boolean {
  return hits(types, about.types) && hits(actors, about.actors) && hits(places, about.places);
}

function hits(wanted: readonly string[] | undefined, found: readonly (string | null)[]): boolean {
  return !wanted || wanted.length === 0 || wanted.some((one) => found.includes(one));
}

function ofIncident({ type, participants, place }: Incident): About {
  return { types: [type], actors: participants.map(({ actor }) => actor), places: [place] };
}

function ofIncidentId(id: string | null, { incidents }: PictureParts): About {
  const found = id === null ? undefined : incidents.get(id);
  return found ? ofIncident(found) : NOTHING;
}

function ofClaim({ incident, proposition }: Claim, parts: PictureParts): About {
  const { type, actor, recipient, place } = proposition;
  const own = { types: [type], actors: [actor, recipient], places: [place] };
  return joined([own, ofIncidentId(incident, parts)]);
}

function ofClaimId(id: string, parts: PictureParts): About {
  const found = parts.claims.get(id);
  return found ? ofClaim(found, parts) : NOTHING;
}

function joined(list: readonly About[]): About {
  return {
    types: list.flatMap(({ types }) => types),
    actors: list.flatMap(({ actors }) => actors),
    places: list.flatMap(({ places }) => places),
  };
}
