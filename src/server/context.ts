import type { FastifyReply, FastifyRequest } from "fastify";
import type { Picture } from "../model/index.ts";
import type { Accounts, User } from "./accounts.ts";
import type { Alerts } from "./alerts/alerts.ts";
import { invalid } from "./errors.ts";
import { isKnown } from "./guard.ts";
import type { Service } from "./service.ts";
import type { Situations } from "./situations.ts";
import type { Watching } from "./watching.ts";

/** What the routes share. */
export interface Context {
  service: Service;
  accounts: Accounts;
  situations: Situations;
  /** Version of the program. */
  version: string;
  needsLogin: boolean;
  /** The sources, where any can be watched. */
  watching: Watching | null;
  /** Rules of alerts at work, where they are. */
  alerts: Alerts | null;
}

/** The user of a route that needs one. */
export function userOf(request: FastifyRequest): User {
  return request.user!;
}

/** Which picture is asked for. */
export interface PictureQuery {
  asOf?: string;
  situation?: string;
}

/** The picture asked for, or null where the asker has it already and 304 was answered. */
export async function pictureFor(
  { service, situations }: Context,
  { asOf, situation }: PictureQuery,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Picture | null> {
  const moment = asOf === undefined ? null : momentOf(asOf);
  if (isKnown(request, reply, `${Date.parse(service.startedAt).toString(36)}.${service.board.seq}`))
    return null;
  const picture = await service.picture(moment);
  return situation === undefined ? picture : situations.picture(situation, picture, userOf(request));
}

/** An ISO 8601 moment, in UTC where no zone is given; a day means its end. */
export function momentOf(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const zoned = isDay ? `${text}T23:59:59Z` : /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`;
  const time = /^\d{4}-\d{2}-\d{2}T/.test(zoned) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(time))
    throw invalid(`"${text.slice(0, 40)}" is no moment: 2025-03-07 or 2025-03-07T14:30:00Z.`);
  return new Date(time).toISOString();
}
