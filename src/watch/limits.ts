import type { SizeLimits } from "./unpack.ts";

/** What a watcher allows itself and others; all may be set. */
export interface Limits extends SizeLimits {
  /** Milliseconds for one document with all its redirects. */
  time: number;
  /** Milliseconds for a connection and between two parts of an answer. */
  patience: number;
  redirects: number;
  /** Milliseconds between two requests to one host. */
  gap: number;
  /** Sources looked at side by side. */
  sources: number;
  /** Articles fetched for one source at one look; the rest comes with the next. */
  articles: number;
  /** Hosts that may have addresses outside the public internet, e.g. `intranet.example`. */
  allowedHosts: readonly string[];
}

/** Defaults; none of them is measured, each says where it comes from. */
export const LIMITS: Limits = {
  /** The protocol of sitemaps.org allows a sitemap 50 MB; pages and feeds are smaller. */
  bytes: 50 * 1024 * 1024,
  /** Text shrinks to a third or a tenth; deflate can do 1,032 to one, which only bombs do. */
  ratio: 100,
  time: 60_000,
  patience: 20_000,
  /** Fetch standard: 20; RFC 9309 asks for five at least for robots.txt. */
  redirects: 5,
  /** Thirty requests a minute, what crawlers that are seldom blocked keep to. */
  gap: 2_000,
  sources: 8,
  articles: 30,
  allowedHosts: [],
};
