import { StoreError } from "../error.ts";
import type { Database } from "./database.ts";

/** "SITR", kept in the header of the file, so that another program's database is told from ours. */
const APPLICATION = 0x53495452;

/**
 * The layout, step by step. Append only: a step that was released is never edited, since databases made by it are out there.
 * `user_version` in the header of the file counts the steps it has seen.
 */
export const MIGRATIONS: readonly string[] = [
  // 1: the log and the contents. The triggers keep the log append-only whatever the code does.
  `CREATE TABLE raw (
     id INTEGER PRIMARY KEY,
     hash BLOB NOT NULL UNIQUE,
     size INTEGER NOT NULL,
     packing TEXT NOT NULL,
     data BLOB
   ) STRICT;
   CREATE TABLE log (
     seq INTEGER PRIMARY KEY,
     at TEXT NOT NULL,
     kind TEXT NOT NULL,
     report TEXT,
     source TEXT,
     url TEXT,
     raw INTEGER REFERENCES raw(id),
     withdraws INTEGER REFERENCES log(seq),
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX log_report ON log(report, seq) WHERE report IS NOT NULL;
   CREATE INDEX log_source ON log(source, seq) WHERE source IS NOT NULL;
   CREATE INDEX log_url ON log(url, seq) WHERE url IS NOT NULL;
   CREATE INDEX log_raw ON log(raw, at) WHERE raw IS NOT NULL;
   CREATE TABLE log_keys (key BLOB PRIMARY KEY, seq INTEGER NOT NULL REFERENCES log(seq)) STRICT, WITHOUT ROWID;
   CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
   CREATE TRIGGER log_keeps BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;`,
  // 2: what is derived of the log, the words of reports, and where all of that stands.
  `CREATE TABLE readings (
     id INTEGER PRIMARY KEY,
     report TEXT NOT NULL UNIQUE,
     reader TEXT NOT NULL,
     packing TEXT NOT NULL,
     data BLOB NOT NULL
   ) STRICT;
   CREATE VIRTUAL TABLE words USING fts5(
     headline, text, publisher, content='', contentless_delete=1, tokenize='ascii'
   );
   CREATE TABLE items (part TEXT NOT NULL, key TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (part, key)) STRICT;
   CREATE TABLE changes (
     seq INTEGER PRIMARY KEY,
     at TEXT NOT NULL,
     part TEXT NOT NULL,
     key TEXT NOT NULL,
     kind TEXT NOT NULL,
     before TEXT,
     after TEXT,
     note TEXT NOT NULL
   ) STRICT;
   CREATE INDEX changes_item ON changes(part, key, seq);
   CREATE INDEX changes_at ON changes(at);
   CREATE TABLE progress (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     derived INTEGER NOT NULL,
     change INTEGER NOT NULL,
     floor INTEGER NOT NULL
   ) STRICT;
   INSERT INTO progress VALUES (1, 0, 0, 0);`,
  // 3: the small tables. `owner` repeats a field of the value, so that the database keeps the reference.
  `CREATE TABLE users (key TEXT PRIMARY KEY, owner TEXT, value TEXT NOT NULL) STRICT;
   CREATE TABLE sources (key TEXT PRIMARY KEY, owner TEXT, value TEXT NOT NULL) STRICT;
   CREATE TABLE audit (key TEXT PRIMARY KEY, owner TEXT, value TEXT NOT NULL) STRICT;
   CREATE TABLE settings (key TEXT PRIMARY KEY, owner TEXT, value TEXT NOT NULL) STRICT;
   CREATE TABLE situations (
     key TEXT PRIMARY KEY, owner TEXT REFERENCES users(key) ON DELETE CASCADE, value TEXT NOT NULL) STRICT;
   CREATE TABLE sessions (
     key TEXT PRIMARY KEY, owner TEXT REFERENCES users(key) ON DELETE CASCADE, value TEXT NOT NULL) STRICT;
   CREATE TABLE tokens (
     key TEXT PRIMARY KEY, owner TEXT REFERENCES users(key) ON DELETE CASCADE, value TEXT NOT NULL) STRICT;
   CREATE TABLE rules (
     key TEXT PRIMARY KEY, owner TEXT REFERENCES users(key) ON DELETE CASCADE, value TEXT NOT NULL) STRICT;
   CREATE TABLE deliveries (
     key TEXT PRIMARY KEY, owner TEXT REFERENCES rules(key) ON DELETE CASCADE, value TEXT NOT NULL) STRICT;
   CREATE INDEX situations_owner ON situations(owner, key);
   CREATE INDEX sessions_owner ON sessions(owner, key);
   CREATE INDEX tokens_owner ON tokens(owner, key);
   CREATE INDEX rules_owner ON rules(owner, key);
   CREATE INDEX deliveries_owner ON deliveries(owner, key);`,
];

/** The layout a database has; refuses one that is none of ours or newer than this release. */
export function layoutOf(database: Database, path: string): number {
  const layout = database.get<{ user_version: number }>("PRAGMA user_version")!.user_version;
  const application = database.get<{ application_id: number }>("PRAGMA application_id")!.application_id;
  const tables = database.get<{ count: number }>("SELECT count(*) AS count FROM sqlite_schema")!.count;
  if (tables > 0 && application !== APPLICATION)
    throw new StoreError("layout", `${path} is a database of another program`);
  if (layout > MIGRATIONS.length) {
    const known = `layout ${layout}, this release knows ${MIGRATIONS.length}`;
    throw new StoreError("layout", `${path} was made by a newer release (${known})`);
  }
  return layout;
}

/** Brings a database up to the newest layout, or to an older one for tests; each step whole or not at all. */
export function migrate(database: Database, path: string, upTo = MIGRATIONS.length): void {
  for (let layout = layoutOf(database, path); layout < upTo; layout++) {
    database.transaction(() => {
      database.exec(MIGRATIONS[layout]!);
      database.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${layout + 1};`);
    });
  }
}
