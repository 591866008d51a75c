import type { Claim, Incident } from "../../model/index.ts";
import type { Book } from "../book.ts";
import { deadIn, reportsOf } from "../choose.ts";
import { happeningOf } from "../happenings.ts";

/** Events that do harm. */
export const HARM = new Set(["ASSAULT", "CASUALTY", "DAMAGE", "INTERCEPT"]);

/** What happens in the course of a deed or a hazard rather than beside it. */
const IN_THE_COURSE = new Set(["Explosion", "Fire", "Collapse", "Crash", "Dam burst"]);

/** The story of a harm with its hazard: a plague after a flood is another occasion, the blast in a raid is not. */
export function occasionOf(book: Book, incident: Incident, lead: Claim): string | null {
  const story = storyOf(book, incident);
  if (!story || !HARM.has(incident.type)) return null;
  const { name, isHazard } = happeningOf(book, incident, lead);
  if (isHighestToll(book, incident)) return `${story}|toll`;
  return `${story}|${isHazard && !IN_THE_COURSE.has(name) ? name : "deed"}`;
}

/** Whether an incident is a count of dead alone, and the highest of its story: a bulletin that was not put to the event. */
export function isHighestToll(book: Book, incident: Incident): boolean {
  const { picture } = book;
  const dead = deadIn(picture, incident.id);
  if (incident.type !== "CASUALTY" || incident.place !== null || incident.participants.length > 0)
    return false;
  const story = storyOf(book, incident);
  const others = picture.incidents.filter(
    (other) => other.id !== incident.id && storyOf(book, other) === story,
  );
  return others.length > 0 && dead > Math.max(1, ...others.map(({ id }) => deadIn(picture, id)));
}

function storyOf(book: Book, { claims }: Incident): string | null {
  const [report] = reportsOf(book, claims);
  return (report && book.report.get(report)?.story) || null;
}
