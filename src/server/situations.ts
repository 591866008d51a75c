import { randomUUID } from "node:crypto";
import type { Picture, PictureReport, Story } from "../model/index.ts";
import { knowledgeTime } from "../picture/index.ts";
import type { SituationRecord, Store } from "../store/index.ts";
import type { User } from "./accounts.ts";
import { notFound } from "./errors.ts";
import { restricted } from "./restrict.ts";
import type { Service } from "./service.ts";
import { unreadIn } from "./unread.ts";

/** Something to follow: a story that was found by itself, or an interest somebody saved. */
export interface Situation {
  id: string;
  title: string;
  kind: "story" | "interest";
  query: string;
  actors: string[];
  places: string[];
  /** Story ids. */
  stories: string[];
  /** How many reports it has. */
  reports: number;
  /** When the latest of them became known, ISO 8601, or null. */
  updatedAt: string | null;
  /** Reports that came in since the user last looked at it; all where they never did. */
  unread: number;
}

export interface Interest {
  title: string;
  query?: string;
  actors?: string[];
  places?: string[];
}

/** Situations of the picture and of the users. */
export interface Situations {
  list(picture: Picture, user: User): Promise<Situation[]>;
  add(interest: Interest, picture: Picture, user: User): Promise<Situation>;
  remove(id: string, user: User): Promise<void>;
  /** The picture of one situation; rejects where there is none. */
  picture(id: string, picture: Picture, user: User): Promise<Picture>;
  /** Notes that a user has seen it as it is. */
  see(id: string, user: User): Promise<void>;
}

/** Reports that a query may choose at most. */
const MOST_REPORTS = 10_000;

export function situationsOf(service: Service): Situations {
  const records = service.store.records("situations");
  const unread = unreadIn(service);
  const ofInterest = async (key: string, value: SituationRecord, picture: Picture, user: User) => {
    const { title, query, actors, places } = value;
    const chosen = await chosenBy(value, picture, service.store);
    const reports = picture.reports.filter(({ id }) => chosen.has(id));
    const count = await unread.counter(user);
    const stories = [...new Set(reports.flatMap(({ story }) => story ?? []))].sort();
    return {
      ...{ id: key, title, kind: "interest" as const, query, actors, places, stories },
      ...{ reports: reports.length, updatedAt: latest(reports), unread: count(key, chosen) },
    };
  };
  return {
    async list(picture, user) {
      const own = (await records.list()).filter(({ value }) => isSeenBy(value, user));
      const interests = await Promise.all(own.map(({ key, value }) => ofInterest(key, value, picture, user)));
      const count = await unread.counter(user);
      const byId = new Map(picture.reports.map((report) => [report.id, report]));
      const stories = picture.stories.map((story) => ofStory(story, byId, count(story.id, story.reports)));
      return [...interests, ...stories.sort(byUpdate)];
    },
    async add({ title, query = "", actors = [], places = [] }, picture, user) {
      const created = new Date().toISOString();
      const record = { user: user.key, title, query, actors, places, created };
      const key = `interest-${randomUUID()}`;
      await records.put(key, record);
      return ofInterest(key, record, picture, user);
    },
    async remove(id, user) {
      const found = await records.get(id);
      const isOwn =
        found !== null && (found.user === user.key || (found.user === null && user.role === "admin"));
      if (!isOwn) throw notFound("saved situation of yours with that id");
      await records.remove(id);
    },
    async picture(id, picture, user) {
      const found = await situationPicture(id, picture, user, service.store);
      if (found === null) throw notFound("situation with that id");
      return found;
    },
    see: unread.see,
  };
}

/** The part of a picture that belongs to a situation a user may see, or null where there is none. */
export async function situationPicture(
  id: string,
  picture: Picture,
  user: User,
  store: Store,
): Promise<Picture | null> {
  const story = picture.stories.find((one) => one.id === id);
  if (story) return restricted(picture, new Set(story.reports));
  const record = await store.records("situations").get(id);
  if (record === null || !isSeenBy(record, user)) return null;
  return restricted(picture, await chosenBy(record, picture, store));
}

/** Everybody's, or the user's own. */
function isSeenBy(record: SituationRecord, user: User): boolean {
  return record.user === null || record.user === user.key;
}

function ofStory(
  { id, headline, reports }: Story,
  byId: ReadonlyMap<string, PictureReport>,
  unread: number,
): Situation {
  return {
    ...{ id, title: headline, kind: "story", query: "", actors: [], places: [], stories: [id] },
    ...{ reports: reports.length, updatedAt: latest(reports.flatMap((one) => byId.get(one) ?? [])), unread },
  };
}

/** Reports that answer the query or tell of one of the actors or places, each with its whole story. */
async function chosenBy(
  { query, actors, places }: Pick<SituationRecord, "query" | "actors" | "places">,
  picture: Picture,
  store: Store,
): Promise<Set<string>> {
  const found = query === "" ? [] : (await store.search(query, { limit: MOST_REPORTS })).hits;
  const told =
    actors.length + places.length === 0 ? [] : reportsAbout(picture, new Set(actors), new Set(places));
  const direct = new Set([...found.map(({ report }) => report), ...told]);
  const held = picture.reports.filter(({ id }) => direct.has(id));
  const stories = new Set(held.flatMap(({ story }) => story ?? []));
  const whole = picture.stories.filter(({ id }) => stories.has(id)).flatMap(({ reports }) => reports);
  return new Set([...held.map(({ id }) => id), ...whole]);
}

function reportsAbout(picture: Picture, actors: ReadonlySet<string>, places: ReadonlySet<string>): string[] {
  const has = (set: ReadonlySet<string>, id: string | null) => id !== null && set.has(id);
  const incidents = picture.incidents.filter(
    ({ participants, place }) => has(places, place) || participants.some(({ actor }) => actors.has(actor)),
  );
  const told = new Set(incidents.map(({ id }) => id));
  const claims = picture.claims.filter(
    ({ incident, proposition: { actor, recipient, place } }) =>
      has(told, incident) || has(actors, actor) || has(actors, recipient) || has(places, place),
  );
  const ids = new Set(claims.map(({ id }) => id));
  return picture.assertions.filter(({ claim }) => ids.has(claim)).map(({ report }) => report);
}

function latest(reports: readonly PictureReport[]): string | null {
  const times = reports.flatMap((report) => knowledgeTime(report) ?? []);
  return times.length === 0 ? null : times.reduce((last, time) => (time > last ? time : last));
}

/** The latest first; what is undated last. */
function byUpdate(left: Situation, right: Situation): number {
  const [a, b] = [left.updatedAt ?? "", right.updatedAt ?? ""];
  return a < b ? 1 : a > b ? -1 : left.id < right.id ? -1 : 1;
}
