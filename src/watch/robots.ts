import robotsParser from "robots-parser";
import { decode } from "../collect/encoding.ts";
import { type Answer, FetchError } from "./fetch.ts";
import { DAY, MINUTE } from "./schedule.ts";

/** What the package gives; its types describe the default export as a module within the module. */
interface Robots {
  isAllowed(url: string, robot: string): boolean | undefined;
  getCrawlDelay(robot: string): number | undefined;
}
const parseRobots = robotsParser as unknown as (url: string, text: string) => Robots;

/** Our name in robots.txt files. */
export const ROBOT = "sitroom";

/** RFC 9309: nothing is kept longer than a day, and what cannot be had is asked for again sooner. */
const KEEP = DAY;
const KEEP_FAILURE = 5 * MINUTE;
/** RFC 9309 asks for 500 KiB at least to be read. */
const READ = 512_000;
/** A delay that would stretch the work over days is taken as this (milliseconds). */
const LONGEST_DELAY = 60_000;

/** What a host's robots.txt says. */
export interface Rules {
  /** Null where the file cannot be had: RFC 9309 takes that as "nothing is allowed" for the time being. */
  robots: Robots | null;
  /** Why it cannot be had, or null. */
  failure: FetchError | null;
  /** Milliseconds since 1970. */
  until: number;
}

/** The rules a robots.txt gives, or those that hold where it could not be had. */
export async function rulesOf(origin: string, ask: () => Promise<Answer>, now: number): Promise<Rules> {
  const url = `${origin}/robots.txt`;
  try {
    const { bytes } = await ask();
    const robots = parseRobots(url, decode(bytes.subarray(0, READ)).text);
    return { robots, failure: null, until: now + KEEP };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    const { status } = error;
    // RFC 9309, 2.3.1.3: "unavailable" (4xx) means that anything is allowed; 429 says nothing of the kind.
    if (status !== null && status >= 400 && status < 500 && status !== 429)
      return { robots: parseRobots(url, ""), failure: null, until: now + KEEP };
    return { robots: null, failure: error, until: now + KEEP_FAILURE };
  }
}

/** Why an address may not be fetched, or null. */
export function refusalOf({ robots, failure }: Rules, url: URL): FetchError | null {
  if (robots === null) {
    const reason = `robots.txt of ${url.host} cannot be had (${failure?.message}); nothing is fetched there for now`;
    return new FetchError(reason, { ofHost: true, retryAfter: failure?.retryAfter });
  }
  if (robots.isAllowed(url.href, ROBOT) !== false) return null;
  return new FetchError(`robots.txt of ${url.host} does not allow it`);
}

/** Milliseconds that `Crawl-delay` asks for. */
export function delayOf({ robots }: Rules): number {
  const seconds = robots?.getCrawlDelay(ROBOT) ?? 0;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0) * 1_000, LONGEST_DELAY) : 0;
}
