import { assemble } from "./assemble.ts";
import { type Chance, chanceOf, seedOf } from "./chance.ts";
import { emptyLedger, note, truthOf } from "./ledger.ts";
import { type Outlet, outletsOf } from "./outlets.ts";
import type { Piece } from "./pieces.ts";
import { statementsOf } from "./statements.ts";
import type { SituationTruth, StreamReport } from "./truth.ts";
import { type CrisisPlan, crisisOf, DAY, HOUR, type Statement } from "./world.ts";
import { pieceOf } from "./writing.ts";

/** What a stream is made of. */
export interface StreamOptions {
  seed: number;
  /** How many reports in all. */
  reports: number;
  /** Crises among which they fall; 1 puts all reports into one giant story. */
  situations: number;
  /** Invented outlets that report on all of them. */
  outlets?: number;
  /** Days between the beginnings of the first and the last crisis. */
  days?: number;
}

/** Reports told of one incident, about (our choice: a fact is then told some ten times). */
const REPORTS_AN_INCIDENT = 12;
const MOST_INCIDENTS = 60;
/** The stream begins on this day. */
const BEGIN = Date.UTC(2025, 2, 3, 4);

/**
 * A stream of invented crisis reports in order of time, made one by one, and at its end the truth about each crisis. The
 * same options give the same stream. Holds the crises that are under way, not the reports that were given.
 */
export function* crisisStream(options: StreamOptions): Generator<StreamReport, SituationTruth[]> {
  const outlets = outletsOf(options.outlets ?? 32, chanceOf(seedOf(options.seed, 0)));
  const pending = plansOf(options).map((plan) => ({
    ...plan,
    reports: crisisReports(plan, options.seed, outlets),
  }));
  const open: Open[] = [];
  const truths: SituationTruth[] = [];
  while (pending.length + open.length > 0) {
    while (pending.length > 0 && (open.length === 0 || pending[0]!.start <= open[0]!.head.at)) {
      const { reports } = pending.shift()!;
      advance(open, truths, reports);
    }
    const { head, reports } = open.shift()!;
    yield head.report;
    advance(open, truths, reports);
  }
  return truths.sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** All reports of a stream with the truth about it. */
export function wholeStream(options: StreamOptions): {
  reports: StreamReport[];
  situations: SituationTruth[];
} {
  const reports: StreamReport[] = [];
  const stream = crisisStream(options);
  for (;;) {
    const step = stream.next();
    if (step.done) return { reports, situations: step.value };
    reports.push(step.value);
  }
}

interface Dispatch {
  at: number;
  report: StreamReport;
}

/** A crisis under way with its next report. */
interface Open {
  head: Dispatch;
  reports: Generator<Dispatch, SituationTruth>;
}

/** Puts the next report of a crisis in its place by time; a crisis that has ended leaves its truth. */
function advance(open: Open[], truths: SituationTruth[], reports: Generator<Dispatch, SituationTruth>): void {
  const step = reports.next();
  if (step.done) {
    truths.push(step.value);
    return;
  }
  const head = step.value;
  const at = open.findIndex((other) => other.head.at > head.at);
  open.splice(at < 0 ? open.length : at, 0, { head, reports });
}

interface Plan extends CrisisPlan {
  /** How many reports tell of it. */
  count: number;
}

/** Crises of equal size (but for the rest of the division), beginning evenly over the days. */
function plansOf({ reports, situations, days = situations / 2 }: StreamOptions): Plan[] {
  return Array.from({ length: situations }, (_, index) => {
    const count = Math.floor(reports / situations) + Number(index < reports % situations);
    return {
      id: `s${String(index).padStart(4, "0")}`,
      index,
      start: BEGIN + Math.floor((index / situations) * days * 24) * HOUR,
      duration: Math.min(30, Math.max(3, count / 10)) * DAY,
      incidents: Math.min(MOST_INCIDENTS, Math.max(1, Math.round(count / REPORTS_AN_INCIDENT))),
      count,
    };
  });
}

/** Reports kept to be copied from: the latest. Older ones are no news any more. */
const MEMORY = 40;
/** A statement is news for this long; afterwards only what others wrote is taken over. */
const FRESH = 20 * HOUR;

function* crisisReports(
  plan: Plan,
  seed: number,
  outlets: readonly Outlet[],
): Generator<Dispatch, SituationTruth> {
  const chance = chanceOf(seedOf(seed, plan.index + 1));
  const crisis = crisisOf(plan, chance);
  const statements = statementsOf(crisis, chance);
  const ledger = emptyLedger();
  const recent: Piece[] = [];
  const holders = new Map<string, Outlet>();
  for (let index = 0; index < plan.count; index++) {
    const at = momentOf(plan, index, statements[0]!.at, chance);
    const fresh = freshAt(statements, at);
    const id = `${plan.id}-${String(index).padStart(5, "0")}`;
    const piece = pieceOf({ crisis, chance, id, at, outlets, recent, holders, fresh });
    recent.push(piece);
    if (recent.length > MEMORY) recent.shift();
    const report = assemble(piece, crisis.id);
    note(ledger, piece, report.truth);
    yield { at, report };
  }
  return truthOf(crisis, ledger);
}

/** Evenly spread over the crisis from the first statement on, a few minutes off; in order. */
function momentOf({ start, duration, count }: Plan, index: number, first: number, chance: Chance): number {
  const begin = Math.max(start, first) + HOUR / 4;
  const step = duration / count;
  return Math.floor(begin + step * (index + chance.next() * 0.8));
}

/** Statements that are news at that moment, newest last; the last one said where none is. */
function freshAt(statements: readonly Statement[], at: number): Statement[] {
  const said = statements.filter((statement) => statement.at <= at);
  const fresh = said.filter((statement) => at - statement.at < FRESH);
  return fresh.length > 0 ? fresh : said.slice(-1);
}
