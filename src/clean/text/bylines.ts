import { isOutletName } from "../../lexicon/outlets.ts";

/** Names of a byline: `By Jane Roe in Kesh and John Doe, Example Wire` -> two. */
export function authorsIn(byline: string | null): string[] {
  if (byline === null) return [];
  const names = byline.replace(
    /^(?:story |written |reported |posted |published )?(?:by|from|authors?)[:\s]\s?/i,
    "",
  );
  return names
    .split(/,| and | & |\||;|\//)
    .map((name) => name.replace(/\s(?:in|at|reporting)\s.{1,60}$/, "").trim())
    .filter((name) => /^\p{Lu}[\p{L}.'’-]*(?:\s[\p{L}.'’-]+){1,3}$/u.test(name) && !isOutletName(name));
}

/** Outlets of a byline: `By Jane Roe, Example Wire` -> `Example Wire`. */
export function outletsInByline(byline: string | null): string[] {
  return (byline ?? "")
    .split(/,|\||\//)
    .slice(1)
    .map((name) => name.trim())
    .filter((name) => name !== "" && isOutletName(name));
}
