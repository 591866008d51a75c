import { ApiError, api, type PictureMoment, whenAnswered } from "../api/client.ts";
import { follow, type StreamState } from "../api/stream.ts";
import type { Judged, LiveChange, NumberedPicture, Session, Situation, Status } from "../api/types.ts";
import { type Book, bookOf } from "../words/book.ts";
import { changeGroups, noteWords } from "../words/changes.ts";
import { momentsOf } from "../words/moments.ts";
import { alerts } from "./alerts.svelte.ts";
import { forget } from "./offline.ts";
import { hashOf, NOW, type Route, routeOf } from "./route.ts";
import { readSeen, writeSeen } from "./seen.ts";

/** Changes that come within this time are fetched together; short enough to feel at once. */
const GATHER_MS = 250;
/** Changes looked through to count what is new in a situation. */
const MOST_COUNTED = 500;

/** All that the page knows. One instance; components read it and call its methods. */
class Room {
  route: Route = $state(routeOf(location.hash));
  situations: Situation[] | null = $state(null);
  status: Status | null = $state(null);
  stream: StreamState = $state("connecting");
  /** The last thing that failed, in words, or null. */
  error: string | null = $state(null);
  loading = $state(false);
  session: Session | null = $state(null);
  /** Situation id -> changes not looked at. */
  unread: Record<string, number> = $state({});
  /** Situation id -> in a line, what of its changes tells most; where some are not looked at. */
  latest: Record<string, string> = $state({});
  /** For screen readers and the foot of the page: what happened last. */
  news: { text: string; seq: number } | null = $state(null);
  /** Number of the change up to which the open situation was looked at before this visit. */
  lookedAt: number | null = $state(null);
  /** The correction made last in this visit, with what it said. */
  stated: { id: string; words: string } | null = $state(null);
  /** Since when what is shown is kept, where the service does not answer; ISO 8601, else null. */
  heldSince: string | null = $state(null);
  private shown: NumberedPicture | null = $state.raw(null);
  private shownOf: string | null = $state(null);
  /** The moment that is shown, as it stands in addresses. */
  private shownAt: string = $state(momentKey(NOW));
  /** What is shown is not yet what was asked for. */
  readonly waiting: boolean = $derived(
    this.route.situation !== null && this.shownAt !== momentKey(this.route),
  );
  /** Whether what is known now is asked for; what is past can be looked at, but not corrected. */
  readonly isLive: boolean = $derived(momentKey(this.route) === momentKey(NOW));
  moments: string[] = $state.raw([]);
  readonly book: Book | null = $derived(
    this.shown !== null && this.shownOf === this.route.situation ? bookOf(this.shown) : null,
  );
  readonly situation: Situation | null = $derived(
    this.situations?.find(({ id }) => id === this.route.situation) ?? null,
  );
  /** The situation as the API names it; null = everything. */
  readonly scope: string | null = $derived(this.route.situation === "all" ? null : this.route.situation);

  private stop: (() => void) | null = null;
  private seen = readSeen();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | null = null;

  /** Asks who is logged in; follows the service unless a name and a password are needed first. */
  async enter(): Promise<void> {
    whenAnswered((heldSince) => (this.heldSince = heldSince));
    const session = await api.session().catch(() => null);
    this.session = session;
    if (session?.needsLogin && session.user === null) return;
    this.stop?.();
    this.stop = this.follow();
  }

  async login(name: string, password: string): Promise<void> {
    try {
      await api.login(name, password);
      this.error = null;
      await this.enter();
    } catch (error) {
      this.error = error instanceof ApiError ? error.message : String(error);
    }
  }

  async logout(): Promise<void> {
    await api.logout().catch(() => {});
    await forget();
    location.reload();
  }

  /** Ends what `enter` began. */
  leave(): void {
    this.stop?.();
    this.stop = null;
  }

  private follow(): () => void {
    const onHash = () => this.onRoute(routeOf(location.hash));
    addEventListener("hashchange", onHash);
    const stop = follow(
      (state) => this.onStream(state),
      (change) => this.onChange(change),
      (alert) => alerts.take(alert),
    );
    void this.refresh();
    void alerts.catchUp();
    return () => {
      removeEventListener("hashchange", onHash);
      stop();
    };
  }

  /** Changes what is shown; `replace` leaves no step to go back to. */
  go(change: Partial<Route>, replace = false): void {
    const hash = hashOf({ ...this.route, ...change });
    if (replace) {
      history.replaceState(null, "", hash);
      this.onRoute(routeOf(hash));
    } else location.hash = hash;
  }

  hash(change: Partial<Route>): string {
    return hashOf({ ...this.route, ...change });
  }

  private onRoute(route: Route): void {
    const { situation } = this.route;
    const before = momentKey(this.route);
    this.route = route;
    if (route.situation === situation && momentKey(route) === before) return;
    if (route.situation === situation) {
      this.refreshSoon();
      return;
    }
    this.lookedAt = null;
    this.moments = [];
    void this.refresh();
  }

  private onStream(state: StreamState): void {
    const again = state === "live" && this.stream === "lost";
    this.stream = state;
    if (!again) return;
    void this.refresh();
    void alerts.catchUp();
  }

  private onChange(change: LiveChange): void {
    this.news = { text: change.headline, seq: change.seq };
    this.refreshSoon();
  }

  /** One fetch for changes, or steps of the slider, that follow each other closely. */
  private refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), GATHER_MS);
  }

  /** Fetches the list and the open situation anew. */
  async refresh(): Promise<void> {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    this.loading = true;
    try {
      const [list, status] = await Promise.all([api.situations(), api.status()]);
      this.situations = list.items;
      this.status = status;
      if (this.route.situation !== null) await this.fetchPicture(this.route, asking.signal);
      await this.countUnread();
      this.error = null;
    } catch (error) {
      if (asking.signal.aborted) return;
      this.error = error instanceof ApiError ? error.message : String(error);
    }
    if (this.asking === asking) this.loading = false;
  }

  private async fetchPicture(route: Route, signal: AbortSignal): Promise<void> {
    const { situation } = route;
    const scope = situation === "all" ? null : situation;
    const isLive = momentKey(route) === momentKey(NOW);
    const picture = await api.picture(scope, route, signal);
    if (signal.aborted) return;
    if (isLive || this.moments.length === 0) {
      const live = isLive ? picture : await api.picture(scope, NOW, signal);
      if (signal.aborted) return;
      this.moments = momentsOf(live.reports);
    }
    this.shown = picture;
    this.shownOf = situation;
    this.shownAt = momentKey(route);
    if (isLive) this.markSeen(situation!, picture.seq);
  }

  private markSeen(situation: string, seq: number): void {
    this.lookedAt ??= this.seen[situation] ?? 0;
    this.seen = { ...this.seen, [situation]: seq };
    writeSeen(this.seen);
  }

  private async countUnread(): Promise<void> {
    const counts: Record<string, number> = {};
    const latest: Record<string, string> = {};
    for (const { id, unread } of this.situations ?? []) {
      const seen = this.seen[id];
      if (id === this.route.situation) counts[id] = 0;
      else if (seen === undefined) counts[id] = unread;
      else if (this.status !== null && seen >= this.status.seq) counts[id] = 0;
      else {
        const { items } = await api.changes(seen, id, MOST_COUNTED);
        const groups = changeGroups(items);
        counts[id] = groups.reduce((sum, [, group]) => sum + group.length, 0);
        const telling = groups[0]?.[1][0];
        if (telling) latest[id] = noteWords(telling);
      }
    }
    this.unread = counts;
    this.latest = latest;
  }

  /** States something of the picture and remembers it, so that it can be undone at once. */
  async judge(words: string, judged: Judged): Promise<boolean> {
    let id = "";
    const done = await this.act(async () => {
      ({ id } = await api.state(judged));
    });
    if (done) this.stated = { id, words };
    return done;
  }

  /** Takes a statement back; `reason` may be empty. */
  async undo(id: string, reason = ""): Promise<void> {
    if (await this.act(() => api.undo(id, reason))) this.stated = null;
  }

  /** Does something at the service and shows what became of it; tells whether it was done. */
  async act(what: () => Promise<unknown>): Promise<boolean> {
    try {
      await what();
      await this.refresh();
      return true;
    } catch (error) {
      this.error = error instanceof ApiError ? error.message : String(error);
      return false;
    }
  }
}

function momentKey({ asOf, roomAsOf, version }: PictureMoment): string {
  return `${asOf ?? ""} ${roomAsOf ?? ""} ${version ?? ""}`;
}

export const room = new Room();
