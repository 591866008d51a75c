import type { FastifyReply, FastifyRequest } from "fastify";
import type { Picture } from "../model/index.ts";
import type { Accounts, User } from "./accounts.ts";
import type { Alerts } from "./alerts/alerts.ts";
import { HttpError, invalid, notFound } from "./errors.ts";
import { isKnown } from "./guard.ts";
import type { Moment } from "./moments.ts";
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
  roomAsOf?: string;
  version?: number;
  situation?: string;
}

/** The picture asked for, or null where the asker has it already and 304 was answered. */
export async function pictureFor(
  { service, situations }: Context,
  query: PictureQuery,
  request: FastifyRequest,
  reply: FastifyReply,
  form: "whole" | "picture" = "picture",
): Promise<Picture | null> {
  const moment = await momentIn(query, service);
  if (isKnown(request, reply, `${Date.parse(service.startedAt).toString(36)}.${service.tag(moment)}`))
    return null;
  const picture = await service[form](moment);
  const { situation } = query;
  return situation === undefined ? picture : situations.picture(situation, picture, userOf(request));
}

/** The moment a query names; refuses versions that are not kept any more, or never were. */
export async function momentIn(
  { asOf, roomAsOf, version }: PictureQuery,
  { store, board }: Service,
): Promise<Moment> {
  const known = asOf === undefined ? null : momentOf(asOf);
  if (version === undefined && roomAsOf === undefined) return { asOf: known, version: null };
  const { floor } = await store.progress();
  const wanted = version ?? (await store.lastChangeBy(momentOf(roomAsOf!)));
  if (wanted === null || wanted < floor)
    throw new HttpError(410, "gone", "What the room showed then is not kept any more.");
  if (wanted > board.seq) throw notFound(`version ${wanted} yet`);
  return { asOf: known, version: wanted };
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
