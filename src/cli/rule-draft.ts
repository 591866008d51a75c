import type { EventType, PositionKind } from "../model/index.ts";
import { EVENT_TYPES } from "../model/index.ts";
import type { AlertFilter, Condition, QuietHours } from "../server/alerts/rule.ts";
import type { RuleDraft } from "../server/alerts/rules.ts";
import { STANCES } from "../server/rule-schema.ts";
import { UserError } from "./errors.ts";
import { oneOf } from "./output.ts";
import type { RuleShelf } from "./rules.ts";

/** What a rule waits for, and how it reaches somebody, as options say it. */
export interface RuleOptions {
  on?: string;
  type: string[];
  actor: string[];
  place: string[];
  atLeast?: string;
  change?: string;
  measure?: string;
  hours?: string;
  kind: string[];
  situation?: string;
  quiet?: string;
  zone: string;
  digest?: string;
  webhook?: string;
}

export const CONDITIONS = ["incident", "origins", "figure", "conflict", "deadline"] as const;

/** Options that speak of one condition alone. */
const ONLY_FOR: Partial<Record<keyof RuleOptions, Condition["kind"]>> = {
  atLeast: "origins",
  change: "figure",
  measure: "figure",
  hours: "deadline",
  kind: "deadline",
};
const LONGEST_TITLE = 200;
const MOST_LISTED = 8;

/** The rule that options ask for; names of actors and places are looked up in the picture. */
export async function draftOf(title: string, options: RuleOptions, rules: RuleShelf): Promise<RuleDraft> {
  if (title.length > LONGEST_TITLE) throw new UserError(`a title has ${LONGEST_TITLE} characters at most.`);
  const condition = conditionOf(options, await filterOf(options, rules));
  const { situation = null, webhook, digest } = options;
  return {
    ...{ title, situation, condition, quiet: quietOf(options) },
    webhook: webhook === undefined ? null : { url: webhook },
    digest: digest === undefined ? null : numberIn(digest, "--digest", 1, 1440),
  };
}

function conditionOf(options: RuleOptions, filter: AlertFilter): Condition {
  if (options.on === undefined)
    throw new UserError(`say with --on what the rule waits for: ${CONDITIONS.join(", ")}.`);
  const kind = oneOf(options.on, CONDITIONS, "--on");
  for (const [option, owner] of Object.entries(ONLY_FOR)) {
    const given = options[option as keyof RuleOptions];
    if (owner !== kind && given !== undefined && given.length > 0)
      throw new UserError(`${dashed(option)} belongs to --on ${owner}.`);
  }
  switch (kind) {
    case "origins":
      return { kind, atLeast: numberIn(options.atLeast ?? "2", "--at-least", 1, 1000), ...filter };
    case "figure":
      return { kind, ...changeOf(options), ...filter };
    case "deadline":
      return { kind, ...nearOf(options), ...filter };
    default:
      return { kind, ...filter };
  }
}

function changeOf({
  change,
  measure,
}: RuleOptions): Pick<Extract<Condition, { kind: "figure" }>, "change" | "per" | "measure"> {
  const [, number, percent] = /^(\d{1,9}(?:\.\d{1,6})?)(%?)$/.exec(change ?? "") ?? [];
  if (number === undefined || Number(number) === 0)
    throw new UserError("--on figure needs --change with a number (20) or a share of it (25%).");
  const per = percent === "%" ? "percent" : "absolute";
  return { change: Number(number), per, ...(measure !== undefined && { measure }) };
}

function nearOf({ hours = "24", kind }: RuleOptions): { hours: number[]; kinds?: PositionKind[] } {
  const list = hours.split(",").map((one) => numberIn(one.trim(), "--hours", 1, 8760));
  const kinds = kind.map((one) => oneOf(one, STANCES, "--kind"));
  return { hours: list, ...(kinds.length > 0 && { kinds }) };
}

async function filterOf({ type, actor, place }: RuleOptions, rules: RuleShelf): Promise<AlertFilter> {
  const types = type.map((one): EventType => oneOf(one.toUpperCase() as EventType, EVENT_TYPES, "--type"));
  const actors = await Promise.all(actor.map((words) => idNamed("actors", words, rules)));
  const places = await Promise.all(place.map((words) => idNamed("places", words, rules)));
  return {
    ...(types.length > 0 && { types }),
    ...(actors.length > 0 && { actors }),
    ...(places.length > 0 && { places }),
  };
}

/** An id as it is (`state:IRN`), else that of the one thing of the picture that bears the name, or has it in its own. */
async function idNamed(part: "actors" | "places", words: string, rules: RuleShelf): Promise<string> {
  if (words.includes(":")) return words;
  const found = await rules.named(part, words);
  const same = found.filter(({ name }) => name.toLowerCase() === words.toLowerCase());
  const [only, ...others] = same.length > 0 ? same : found;
  const option = part === "actors" ? "--actor" : "--place";
  if (!only)
    throw new UserError(
      `${option}: nothing in the picture is called "${words}"; give an id, such as state:DJI or admin:NG-BY.`,
    );
  if (others.length === 0) return only.id;
  const shown = [only, ...others].slice(0, MOST_LISTED).map(({ id, name }) => `${id} (${name})`);
  const more = others.length + 1 - shown.length;
  throw new UserError(
    `${option}: "${words}" may be ${shown.join(", ")}${more > 0 ? ` or ${more} others` : ""}; give the id.`,
  );
}

function quietOf({ quiet, zone }: RuleOptions): QuietHours | null {
  if (quiet === undefined) return null;
  const [, from, to] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(quiet) ?? [];
  if (!from || !to) throw new UserError(`--quiet: "${quiet}" is no stretch of hours such as 22:00-06:30.`);
  return { from, to, zone };
}

function numberIn(text: string, option: string, low: number, high: number): number {
  const number = Number(text);
  if (/^\d{1,4}$/.test(text) && number >= low && number <= high) return number;
  throw new UserError(`${option}: "${text}" is no whole number from ${low} to ${high}.`);
}

/** `--at-least` of `atLeast`. */
function dashed(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
