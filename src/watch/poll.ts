import type { SourceHealth } from "../store/tables.ts";
import { shown } from "./addresses.ts";
import { lookAtFeed } from "./feed.ts";
import { FetchError } from "./fetch.ts";
import { lookAtFiles } from "./files.ts";
import type { Look, Outcome, Source, SourceSettings } from "./look.ts";
import { forget } from "./memory.ts";
import { lookAtPage } from "./page.ts";
import { backoffOf, intervalOf, MINUTE } from "./schedule.ts";
import { lookAtSitemap } from "./sitemap.ts";

type Kind = Source["kind"];

const LOOKS: Record<Kind, (look: Look) => Promise<Outcome>> = {
  feed: lookAtFeed,
  page: lookAtPage,
  sitemap: lookAtSitemap,
  folder: lookAtFiles,
  file: lookAtFiles,
  mail: lookAtFiles,
  warc: lookAtFiles,
};

/** Seconds between two looks where nothing else is set: what is new is worth a quarter of an hour; a folder is at hand. */
export const EVERY: Record<Kind, number> = {
  feed: 900,
  page: 900,
  sitemap: 900,
  folder: 60,
  file: 60,
  mail: 60,
  warc: 60,
};

/** The health of a source nobody has looked at yet. */
export function newHealth(): SourceHealth {
  return {
    lastSuccess: null,
    lastError: null,
    error: null,
    failures: 0,
    nextTry: null,
    etag: null,
    lastModified: null,
  };
}

/** Settings as far as they can be used; others are as if not given. */
export function settingsOf({ settings }: Pick<Source, "settings">): SourceSettings {
  const { every, articles, robots } = settings;
  return {
    every: typeof every === "number" && every > 0 ? every : undefined,
    articles: articles === "always" || articles === "never" ? articles : "auto",
    robots: robots !== false,
  };
}

/** Looks at a source once. Resolves to its new health whatever happened; the memory is changed in place. */
export async function lookOnce(look: Look): Promise<SourceHealth> {
  const { source, memory, effects } = look;
  try {
    const outcome = await LOOKS[source.kind](look);
    forget(memory, effects.now());
    return healthy(look, outcome);
  } catch (error) {
    return ailing(look, error);
  }
}

function healthy({ source, settings, memory, effects }: Look, outcome: Outcome): SourceHealth {
  const now = effects.now();
  const every = 1_000 * (settings.every ?? EVERY[source.kind]);
  const wait = outcome.more ? MINUTE : intervalOf(every, [memory.asked], effects.random());
  return {
    ...source.health,
    lastSuccess: iso(now),
    error: null,
    failures: 0,
    nextTry: iso(now + wait),
    etag: outcome.etag,
    lastModified: outcome.lastModified,
  };
}

/** After a failure. A fault of our own is told like one of the source, so that it stops no other. */
export function ailing({ source, effects }: Pick<Look, "source" | "effects">, error: unknown): SourceHealth {
  const now = effects.now();
  const failures = source.health.failures + 1;
  const retryAfter = error instanceof FetchError ? error.retryAfter : null;
  const wait = backoffOf(failures, retryAfter, effects.random());
  const line = error instanceof FetchError ? error.message : `could not be taken in: ${firstLine(error)}`;
  const told = `${shown(source.url)}: ${line}`;
  return { ...source.health, lastError: iso(now), error: told, failures, nextTry: iso(now + wait) };
}

function firstLine(error: unknown): string {
  return String((error as Error | null)?.message ?? error).split("\n")[0]!;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
