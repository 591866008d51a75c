import type { EventType } from "../../model/index.ts";
import type { Side } from "./coding.ts";

/** What an event is in ACLED's terms; null where its words do not settle it. */
export interface AcledType {
  disorder: "Political violence" | "Demonstrations" | "Strategic developments" | null;
  event: string | null;
  sub: string | null;
}

/** One rule of the crosswalk; the first that fits holds. `null` and missing conditions fit anything. */
interface Rule extends AcledType {
  type: EventType;
  modes?: readonly string[];
  actor?: readonly Side[];
  recipient?: readonly Side[];
}

const VIOLENCE = "Political violence";
const REMOTE = "Explosions/Remote violence";
const CIVILIANS = "Violence against civilians";
const STRATEGIC = "Strategic developments";
const FIGHTERS = ["state", "armed group"] as const;

/**
 * From PLOVER type and mode, and from who stands on either side, to ACLED's disorder, event and sub-event type. Source:
 * written by hand, with the names of ACLED's published event types and the modes of the PLOVER manual 0.8; no pair of
 * corpora coded in both was at hand to measure it on; date: 2026-11-27. Where PLOVER is coarser than ACLED (whether a
 * demonstration stayed peaceful, whether land changed hands) the cell is null.
 */
export const ACLED_RULES: readonly Rule[] = [
  {
    type: "ASSAULT",
    modes: ["abduct"],
    disorder: VIOLENCE,
    event: CIVILIANS,
    sub: "Abduction/forced disappearance",
  },
  { type: "ASSAULT", modes: ["sexual"], disorder: VIOLENCE, event: CIVILIANS, sub: "Sexual violence" },
  { type: "ASSAULT", modes: ["suicide-attack"], disorder: VIOLENCE, event: REMOTE, sub: "Suicide bomb" },
  { type: "ASSAULT", modes: ["aerial", "drone"], disorder: VIOLENCE, event: REMOTE, sub: "Air/drone strike" },
  {
    type: "ASSAULT",
    modes: ["heavy-weapons"],
    disorder: VIOLENCE,
    event: REMOTE,
    sub: "Shelling/artillery/missile attack",
  },
  {
    type: "ASSAULT",
    modes: ["explosives"],
    disorder: VIOLENCE,
    event: REMOTE,
    sub: "Remote explosive/landmine/IED",
  },
  {
    type: "ASSAULT",
    modes: ["destroy"],
    disorder: STRATEGIC,
    event: STRATEGIC,
    sub: "Looting/property destruction",
  },
  { type: "ASSAULT", modes: ["crowd-control", "unconventional"], disorder: null, event: null, sub: null },
  { type: "ASSAULT", recipient: ["civilians"], disorder: VIOLENCE, event: CIVILIANS, sub: "Attack" },
  {
    type: "ASSAULT",
    actor: FIGHTERS,
    recipient: FIGHTERS,
    disorder: VIOLENCE,
    event: "Battles",
    sub: "Armed clash",
  },
  { type: "ASSAULT", disorder: null, event: null, sub: null },
  { type: "PROTEST", modes: ["riot", "vandalize"], disorder: "Demonstrations", event: "Riots", sub: null },
  { type: "PROTEST", modes: ["demo"], disorder: "Demonstrations", event: "Protests", sub: null },
  { type: "PROTEST", disorder: null, event: null, sub: null },
  { type: "COERCE", modes: ["arrest"], disorder: STRATEGIC, event: STRATEGIC, sub: "Arrests" },
  { type: "INTERCEPT", disorder: STRATEGIC, event: STRATEGIC, sub: "Disrupted weapons use" },
];

/** ACLED's terms for an event; null where ACLED codes no such event. */
export function acledTypeOf(
  type: EventType,
  mode: string | null,
  actor: Side | null,
  recipient: Side | null,
): AcledType | null {
  const rule = ACLED_RULES.find(
    (one) =>
      one.type === type &&
      (one.modes === undefined || one.modes.includes(mode ?? "")) &&
      (one.actor === undefined || (actor !== null && one.actor.includes(actor))) &&
      (one.recipient === undefined || (recipient !== null && one.recipient.includes(recipient))),
  );
  return rule ? { disorder: rule.disorder, event: rule.event, sub: rule.sub } : null;
}
