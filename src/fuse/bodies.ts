import { groupBy } from "../text/collections.ts";

/** A body by its words: `coast-guard` of `speaker:office:KEN:coast-guard`; an agency that speaks may be taken for a newsroom. */
export function bodyOf(root: string): string {
  const tail = root.slice(root.lastIndexOf(":") + 1);
  const key = ALIASES.get(tail) ?? tail;
  return key.replaceAll("-", "").replace("defence", "defense");
}

const BODY = /^(?:speaker|newsroom):/;

/** Words for the forces of a state that are listed under their sector. */
const ALIASES = new Map([
  ["army", "MIL"],
  ["military", "MIL"],
  ["armed-forces", "MIL"],
]);

/** Country of `speaker:office:KEN:coast-guard`, of `speaker:state:KEN`; null where the id has none. */
function countryIn(root: string): string | null {
  return /^speaker:[a-z]+:([A-Z]{3})(?::|$)/.exec(root)?.[1] ?? null;
}

/**
 * Roots that are one body: called the same, of one country or of none that is told. Where two countries have a body of that
 * name it stays open which of them is meant by the name alone.
 */
export function sameBodies(roots: readonly string[]): [string, string][] {
  const bodies = [...new Set(roots)].filter((root) => BODY.test(root) && !/^speaker:state:/.test(root));
  return [...groupBy(bodies, bodyOf).values()].flatMap((named) => {
    const byCountry = groupBy(named, countryIn);
    const countries = [...byCountry.keys()].filter((country) => country !== null);
    const groups = countries.length > 1 ? [...byCountry.values()] : [named];
    return groups.flatMap((group) => group.slice(1).map((root): [string, string] => [group[0]!, root]));
  });
}

/**
 * Roots that may be one body, or rest on one: a state that speaks and those of its offices and forces that speak too, a name
 * that two countries have a body of, `the ministry` and a ministry.
 */
export function looseBodies(roots: readonly string[]): [string, string][] {
  const speaking = [...new Set(roots)].filter((root) => BODY.test(root));
  const states = new Set(speaking.filter((root) => root.startsWith("speaker:state:")));
  const named = groupBy(speaking, bodyOf);
  const byHead = groupBy(speaking, (root) => root.slice(root.search(/[^:-]*$/)));
  return speaking.flatMap((root): [string, string][] => {
    const state = /^speaker:(?:office|force):/.test(root) ? `speaker:state:${countryIn(root)}` : "";
    const others = countryIn(root) === null ? [...named.get(bodyOf(root))!, ...headed(root, byHead)] : [];
    const other = others.filter((one) => one !== root).slice(0, 1);
    return [...(states.has(state) ? [state] : []), ...other].map((one) => [one, root]);
  });
}

/** The bodies whose names end with the one word that a root is. */
function headed(root: string, byHead: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const word = /^[a-z]+:([a-z]+)$/.exec(root)?.[1];
  return (word && byHead.get(word)?.filter((other) => other !== root)) || [];
}
