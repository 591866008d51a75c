import { slug } from "../../text/normalise.ts";

const DETERMINER = /^(?:the|a|an|one|some|his|her|their|its)-/;

/** Key of a name or description in the id of an origin: `the Bay Wire` -> `bay-wire`. */
export function keyOf(name: string): string {
  return slug(name.replaceAll("U.S.", "US")).replace(DETERMINER, "");
}
