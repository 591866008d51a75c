import { join, resolve } from "node:path";
import { collect, isDiagnostic } from "../../src/collect/collect.ts";
import { type Desk, openDesk } from "../../src/desk.ts";
import type { Capture, Change, Picture, PicturePart, Reading, Statement } from "../../src/model/index.ts";
import { explain, knownBy } from "../../src/picture/index.ts";
import { readCaptures } from "../../src/pipeline.ts";
import { brief } from "../../src/products/brief.ts";
import { briefHtml } from "../../src/products/forms/html.ts";
import { briefJson } from "../../src/products/forms/json.ts";
import { briefMarkdown } from "../../src/products/forms/markdown.ts";
import { DESCRIPTION, found } from "./fake-search.ts";
import { of } from "./fake-situations.ts";
import { judgementOf } from "./fake-statements.ts";

const EXAMPLE = resolve(import.meta.dirname, "../../examples/obock-strait/reports");

/** Read once for all rooms of a process. */
let example: Promise<Reading[]> | null = null;

async function readExample(): Promise<Reading[]> {
  const captures: Capture[] = [];
  for await (const item of collect([EXAMPLE])) if (!isDiagnostic(item)) captures.push(item);
  return readCaptures(captures).readings;
}

export interface FakeReply {
  status: number;
  body: unknown;
  type?: string;
}

export interface FakeEvent {
  seq: number;
  at: string;
  parts: Partial<Record<PicturePart, string[]>>;
  headline: string;
}

type NumberedChange = Change & { seq: number; at: string };

/** What the live service keeps, in memory: readings, statements, changes. Answers requests with real pictures. */
export class FakeRoom {
  seq = 0;
  /** What has to be given to log in; null where nobody has to. */
  password: string | null = null;
  private user: string | null = null;
  /** What it says is not as it should be. */
  degraded: string[] = [];
  /** The longest page of changes it gives. */
  mostChanges = 1000;
  onChange: (event: FakeEvent) => void = () => {};
  private desk: Desk = openDesk();
  private readonly readings = new Map<string, Reading>();
  private readonly statements: Statement[] = [];
  private readonly changes: NumberedChange[] = [];
  private readonly past = new Map<string, Picture>();
  private readonly interests: Record<string, unknown>[] = [];
  private readonly watched: Record<string, unknown>[] = [];
  private now: Picture = this.desk.picture();

  async loadExample(): Promise<void> {
    example ??= readExample();
    this.take(await example);
  }

  /** Takes records in as `POST /reports` does. */
  post(
    records: readonly Record<string, unknown>[],
    name: string | null = null,
  ): {
    accepted: number;
    known: number;
    diagnostics: unknown[];
  } {
    const before = this.readings.size;
    this.take(
      readCaptures(
        records.map((record, index) => captureOf(name === null ? record : { path: name, ...record }, index)),
      ).readings,
    );
    const accepted = this.readings.size - before;
    return { accepted, known: records.length - accepted, diagnostics: [] };
  }

  async reply(method: string, path: string, query: URLSearchParams, body: string): Promise<FakeReply | null> {
    const key = `${method} ${path.replace(/^(\/\w+)\/.*$/, "$1")}`;
    const rest = decodeURIComponent(path.split("/").slice(2).join("/"));
    const handler = this.handlers[key];
    const reply = handler ? await handler(rest, query, body) : null;
    return reply === null || reply === undefined ? null : reply;
  }

  private readonly handlers: Record<
    string,
    (rest: string, query: URLSearchParams, body: string) => FakeReply | null | Promise<FakeReply | null>
  > = {
    "GET /status": () => ok(this.status()),
    "GET /session": () => ok(this.session()),
    "POST /session": (_rest, _query, body) => this.login(JSON.parse(body)),
    "GET /situations": (rest, query) => (rest === "" ? this.situations() : this.ofSituation(rest, query)),
    "POST /situations": (_rest, _query, body) => this.addInterest(JSON.parse(body)),
    "GET /picture": (_rest, query) => ok({ ...bare(this.picture(query)), seq: this.seq }),
    "GET /brief": (_rest, query) => this.brief(this.picture(query), query),
    "GET /changes": (_rest, query) => this.changesSince(query),
    "GET /explain": (rest, query) => this.explanation(rest, query),
    "GET /reports": (rest) => this.report(rest),
    "GET /search": (_rest, query) =>
      ok(found(this.now, this.texts(), query.get("q") ?? "", Number(query.get("limit") ?? 50))),
    "GET /alerts": () => ok({ items: [], next: null }),
    "GET /openapi.json": () => ok(DESCRIPTION),
    "POST /reports": (_rest, query, body) => ({
      status: 202,
      body: this.post(recordsIn(body), query.get("name")),
    }),
    "POST /example": async () => {
      await this.loadExample();
      return ok({ accepted: this.readings.size });
    },
    "POST /statements": (rest, _query, body) => this.state(rest, body === "" ? {} : JSON.parse(body)),
    "GET /watch": () => ok({ items: this.watched }),
    "POST /watch": (_rest, _query, body) => this.watch(JSON.parse(body)),
    "DELETE /watch": (rest) => {
      this.watched.splice(
        this.watched.findIndex(({ id }) => id === rest),
        1,
      );
      return ok({});
    },
  };

  private take(readings: readonly Reading[]): void {
    for (const reading of readings) this.readings.set(reading.report.id, reading);
    this.desk.add(readings);
    this.update();
  }

  private update(): void {
    const at = new Date().toISOString();
    const fresh = this.desk.update().map((change) => ({ ...change, seq: ++this.seq, at }));
    this.past.clear();
    this.now = this.desk.picture();
    this.changes.push(...fresh);
    if (fresh.length > 0) this.onChange(eventOf(fresh, this.seq, at));
  }

  private picture(query: URLSearchParams): Picture {
    const asOf = query.get("asOf");
    if (asOf === null) return this.now;
    const held = this.past.get(asOf);
    if (held) return held;
    const desk = openDesk();
    desk.add([...this.readings.values()].filter(({ report }) => knownBy(report, asOf)));
    desk.state(this.statements);
    desk.update();
    const picture = desk.picture(asOf);
    this.past.set(asOf, picture);
    return picture;
  }

  private session() {
    return { user: this.user && { name: this.user, role: "analyst" }, needsLogin: this.password !== null };
  }

  private login({ name, password }: { name: string; password: string }): FakeReply {
    if (password !== this.password)
      return { status: 401, body: { error: { code: "login", message: "Name or password is wrong." } } };
    this.user = name;
    return ok(this.session());
  }

  private status() {
    const { asOf, sources } = this.now;
    return {
      version: "0.0.0",
      seq: this.seq,
      asOf,
      reports: this.readings.size,
      situations: this.now.stories.length,
      sources: sources.length,
      startedAt: "2031-01-01T00:00:00Z",
      waiting: 0,
      degraded: this.degraded,
    };
  }

  private situations(): FakeReply {
    const latest = (ids: readonly string[]) =>
      ids
        .map((id) => this.readings.get(id)?.report.published?.latest ?? "")
        .sort()
        .at(-1) || null;
    const stories = [...this.now.stories]
      .sort((left, right) => right.reports.length - left.reports.length)
      .map(({ id, headline, reports }) => ({
        id,
        title: headline,
        kind: "story",
        query: null,
        actors: [],
        places: [],
        stories: [id],
        reports: reports.length,
        updatedAt: latest(reports),
        unread: 0,
      }));
    return ok({ items: [...this.interests, ...stories] });
  }

  private addInterest(given: Record<string, unknown>): FakeReply {
    const words = String(given.query ?? given.title ?? "").toLowerCase();
    const stories = this.now.stories.filter(({ headline }) => headline.toLowerCase().includes(words));
    const interest = {
      id: `interest-${this.interests.length + 1}`,
      title: given.title,
      kind: "interest",
      query: words,
      actors: [],
      places: [],
      stories: stories.map(({ id }) => id),
      reports: stories.flatMap(({ reports }) => reports).length,
      updatedAt: null,
      unread: 0,
    };
    this.interests.push(interest);
    return ok(interest);
  }

  private ofSituation(rest: string, query: URLSearchParams): FakeReply | null {
    const [id = "", what] = rest.split("/");
    const whole = this.picture(query);
    const stories = (this.interests.find((interest) => interest.id === id)?.stories ?? [id]) as string[];
    const picture = bare(of(whole, stories));
    return what === "picture" ? ok({ ...picture, seq: this.seq }) : this.brief(of(whole, stories), query);
  }

  private texts(): Map<string, string> {
    return new Map([...this.readings].map(([id, { report }]) => [id, report.text]));
  }

  private brief(picture: Picture, query: URLSearchParams): FakeReply {
    const document = brief(picture, { texts: this.texts() });
    switch (query.get("format")) {
      case "html":
        return { status: 200, body: briefHtml(document), type: "text/html; charset=utf-8" };
      case "md":
        return { status: 200, body: briefMarkdown(document), type: "text/markdown; charset=utf-8" };
      default:
        return { status: 200, body: briefJson(document), type: "application/json" };
    }
  }

  private changesSince(query: URLSearchParams): FakeReply {
    const since = query.get("since") ?? "0";
    const isSeq = /^\d+$/.test(since);
    const story = query.get("situation");
    const within = story === null ? null : idsIn(of(this.now, [story]));
    const items = this.changes
      .filter(({ seq, at }) => (isSeq ? seq > Number(since) : at > since))
      .filter(({ id, part }) => within === null || part === "statements" || within.has(id));
    const page = items.slice(0, Math.min(this.mostChanges, Number(query.get("limit") ?? 500)));
    return ok({ items: page, next: page.length < items.length ? page.at(-1)!.seq : null });
  }

  private explanation(id: string, query: URLSearchParams): FakeReply | null {
    const picture = this.picture(query);
    const explanation = explain(picture, id);
    if (explanation === null) return null;
    const ids = new Set(
      explanation.claims.flatMap(({ assertions }) => assertions.map(({ report }) => report)),
    );
    for (const { from } of explanation.derivations) ids.add(from);
    return ok({ ...explanation, reports: picture.reports.filter((report) => ids.has(report.id)) });
  }

  private report(id: string): FakeReply | null {
    const reading = this.readings.get(id);
    const report = this.now.reports.find((one) => one.id === id);
    if (!reading || !report) return null;
    const { text, blocks } = reading.report;
    const assertions = this.now.assertions.filter((assertion) => assertion.report === id);
    const derivations = this.now.derivations.filter(({ derived, from }) => derived === id || from === id);
    return ok({ report, text, blocks, assertions, derivations });
  }

  private state(rest: string, given: Record<string, unknown>): FakeReply {
    const [undone, word] = rest.split("/");
    const judgement =
      word === "undo" ? { kind: "undo" as const, statement: undone! } : judgementOf(given, this.now);
    const id = `statement-${this.statements.length + 1}`;
    const at = new Date(Date.now() + this.statements.length).toISOString();
    const statement = { id, author: "local", at, text: String(given.text ?? ""), ...judgement } as Statement;
    this.statements.push(statement);
    this.desk.state([statement]);
    this.update();
    return ok({ id, seq: this.seq });
  }

  private watch(given: Record<string, unknown>): FakeReply {
    const source = {
      id: `watch-${this.watched.length + 1}`,
      kind: given.kind ?? "feed",
      url: given.url,
      title: given.title ?? given.url,
      health: { lastSuccess: null, lastError: null, nextTry: null },
    };
    this.watched.push(source);
    return ok(source);
  }
}

function ok(body: unknown): FakeReply {
  return { status: 200, body };
}

function bare(picture: Picture): Picture {
  const without = <T extends { mentions: unknown[] }>(items: T[]): T[] =>
    items.map((item) => ({ ...item, mentions: [] }));
  return { ...picture, actors: without(picture.actors), places: without(picture.places) };
}

function idsIn(picture: Picture): Set<string> {
  const { reports, incidents, claims, assertions, figures, conflicts, positions, stories } = picture;
  const all = [reports, incidents, claims, assertions, figures, conflicts, positions, stories];
  return new Set(all.flatMap((items) => items.map(({ id }) => id)));
}

function eventOf(changes: readonly NumberedChange[], seq: number, at: string): FakeEvent {
  const parts: FakeEvent["parts"] = {};
  for (const { part, id } of changes) if (part !== "asOf") (parts[part] ??= []).push(id);
  const telling = changes.find(({ part }) => part === "incidents" || part === "figures") ?? changes[0]!;
  return { seq, at, parts, headline: telling.note };
}

function recordsIn(body: string): Record<string, unknown>[] {
  const lines = body.trim().startsWith("{") && !body.trim().includes("\n") ? [body] : body.trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

function captureOf(record: Record<string, unknown>, index: number): Capture {
  const text = (name: string) => (typeof record[name] === "string" ? (record[name] as string) : null);
  const html = text("html");
  return {
    id: text("id"),
    path: text("path") ?? join("posted", `${index + 1}`),
    kind: html === null ? "text" : "html",
    content: html ?? text("text") ?? "",
    url: text("url"),
    publisher: text("publisher"),
    headline: text("headline"),
    authors: [],
    published: text("published"),
    retrieved: text("retrieved"),
    language: text("language"),
  };
}
