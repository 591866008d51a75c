/** How a source has fared; the collector writes it after each try. Instants are ISO 8601 in UTC. */
export interface SourceHealth {
  /** Last time it answered with something readable, or null. */
  lastSuccess: string | null;
  /** Last time it did not, or null. */
  lastError: string | null;
  /** What was wrong then, one line; null where the last try succeeded. */
  error: string | null;
  /** Failures in a row. */
  failures: number;
  /** When to try again, or null = as soon as possible. */
  nextTry: string | null;
  /** ETag and Last-Modified of the last answer, to be sent back; or null. */
  etag: string | null;
  lastModified: string | null;
}

/** Something that is watched. Key: an id chosen by whoever adds it. */
export interface SourceRecord {
  kind: "feed" | "page" | "sitemap" | "folder" | "file" | "mail" | "warc";
  /** Address, or path of a folder or file. */
  url: string;
  title: string;
  enabled: boolean;
  /** What the collector of this kind may be told, e.g. `{ "every": 300 }`. */
  settings: Record<string, unknown>;
  health: SourceHealth;
}

/** A saved interest: which reports and which part of the picture somebody follows. */
export interface SituationRecord {
  /** User key of whom it belongs to; null = everybody's. */
  user: string | null;
  title: string;
  /** Search query over the reports; empty = all. */
  query: string;
  /** Actor ids. */
  actors: string[];
  /** Place ids. */
  places: string[];
  created: string;
}

export interface UserRecord {
  name: string;
  role: "reader" | "analyst" | "admin";
  /** Hash of the password with its parameters, never the password; null = may not log in by password. */
  password: string | null;
  disabled: boolean;
  created: string;
}

/** Key: SHA-256 of the cookie's secret, hexadecimal. */
export interface SessionRecord {
  /** User key. */
  user: string;
  created: string;
  expires: string;
}

/** Key: SHA-256 of the token, hexadecimal. */
export interface TokenRecord {
  /** User key. */
  user: string;
  name: string;
  scopes: string[];
  created: string;
  /** Null = never. */
  expires: string | null;
  lastUsed: string | null;
}

/** Who did what, for accountability. Key: the instant and something that makes it unique. Never changed or removed. */
export interface AuditRecord {
  at: string;
  /** User key, or null for the service itself; not a reference, since it outlives the user. */
  user: string | null;
  /** e.g. `source.add`. */
  action: string;
  target: string | null;
  detail: Record<string, unknown>;
}

/** When to tell whom of a change. */
export interface RuleRecord {
  /** User key of whom it belongs to; null = the service's own. */
  user: string | null;
  title: string;
  /** Key of a situation, or null = all. */
  situation: string | null;
  /** What has to hold; read by the alerting part of the service. */
  condition: Record<string, unknown>;
  /** Where to deliver; read by the alerting part of the service. */
  channel: Record<string, unknown>;
  enabled: boolean;
  created: string;
}

/** One alert, sent or to be sent. Key: what makes it one and the same alert, so that `add` sends it once. */
export interface DeliveryRecord {
  /** Rule key. */
  rule: string;
  /** When it came about. */
  at: string;
  /** What is told; read by the alerting part of the service. */
  alert: Record<string, unknown>;
  status: "pending" | "sent" | "failed";
  /** Id of the message it goes out with, the same for each try; null while it is held back. */
  message: string | null;
  /** When to try again, or null = as soon as it may go out. */
  next: string | null;
  /** Every try: when, the HTTP status of the answer or null, what was wrong or null. */
  tries: { at: string; status: number | null; error: string | null }[];
}

/** The small tables and what a row of each holds. */
export interface Tables {
  sources: SourceRecord;
  situations: SituationRecord;
  users: UserRecord;
  sessions: SessionRecord;
  tokens: TokenRecord;
  audit: AuditRecord;
  rules: RuleRecord;
  deliveries: DeliveryRecord;
  /** Any JSON value by its name. */
  settings: unknown;
}
export type TableName = keyof Tables;

/** What is special about a table. */
export interface TableRule {
  /** The field that names a row of another table: it must be there (or be null), and when it goes, this row goes with it. */
  owner?: { field: string; table: TableName };
  /** Keys must be SHA-256 in hexadecimal: secrets themselves are never kept. */
  hashed?: true;
  /** Rows are added and read, never changed or removed. */
  fixed?: true;
}

/** The rules of each table; both adapters keep them. */
export const TABLES: Record<TableName, TableRule> = {
  sources: {},
  situations: { owner: { field: "user", table: "users" } },
  users: {},
  sessions: { owner: { field: "user", table: "users" }, hashed: true },
  tokens: { owner: { field: "user", table: "users" }, hashed: true },
  audit: { fixed: true },
  rules: { owner: { field: "user", table: "users" } },
  deliveries: { owner: { field: "rule", table: "rules" } },
  settings: {},
};

/** A row with its key. */
export interface Row<Value> {
  key: string;
  value: Value;
}

/** Which rows to list. */
export interface RowQuery {
  /** Only rows behind this key (before it, with `last first`). */
  after?: string;
  /** Only rows of this owner, see {@link TableRule}. */
  owner?: string;
  /** Keys from high to low. */
  reverse?: boolean;
  /** At most so many. */
  limit?: number;
}

/** One small table. A write that resolved is on disk. */
export interface Records<Value> {
  get(key: string): Promise<Value | null>;
  /** Writes the row, new or not. */
  put(key: string, value: Value): Promise<void>;
  /** Writes the row only if the key is free; false where it was taken. */
  add(key: string, value: Value): Promise<boolean>;
  /** Reads, changes and writes in one step; nothing comes between. Resolves to what was written. */
  change(key: string, next: (old: Value | null) => Value): Promise<Value>;
  /** False where there was none. Rows it owns go with it. */
  remove(key: string): Promise<boolean>;
  /** Rows in the order of their keys (by code point). */
  list(query?: RowQuery): Promise<Row<Value>[]>;
}
