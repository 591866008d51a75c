import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { type Store, sha256, type UserRecord } from "../store/index.ts";

export type Role = UserRecord["role"];
/** What a token may be used for; `feed` is the least: changes and deadlines as programs subscribe to them. */
export const SCOPES = ["feed", "read", "ingest", "write", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks. `scopes` is null where all of the role's rights are given: in a session, or without accounts. */
export interface User {
  /** Key of the user record; null without accounts. */
  key: string | null;
  name: string;
  role: Role;
  scopes: readonly Scope[] | null;
}

/** Whoever sits at this computer, where there are no accounts. */
export const LOCAL: User = { key: null, name: "local", role: "admin", scopes: null };

const RANK: Record<Role, number> = { reader: 0, analyst: 1, admin: 2 };

export function mayAct({ role }: User, needed: Role): boolean {
  return RANK[role] >= RANK[needed];
}

/** Two weeks: a duty roster's length. */
const SESSION_MS = 14 * 86_400_000;
/** Failed logins from one address or for one name before it has to wait. */
const MOST_FAILURES = 5;
const FAILURES_MS = 15 * 60_000;
/** Addresses and names remembered, so that an attacker cannot fill the memory. */
const MOST_REMEMBERED = 10_000;
const SHORTEST_PASSWORD = 10;

/** Why an account cannot be made. */
export class AccountError extends Error {}

/** Users, sessions and tokens of a store. Secrets are handed out once and kept as hashes alone. */
export interface Accounts {
  any(): Promise<boolean>;
  addUser(name: string, role: Role, password: string): Promise<void>;
  list(): Promise<Pick<UserRecord, "name" | "role" | "disabled" | "created">[]>;
  /** Lets a user in no more, or again: sessions and tokens go by it at once. */
  setDisabled(name: string, disabled: boolean): Promise<void>;
  /** Sets another password and ends the user's sessions. */
  setPassword(name: string, password: string): Promise<void>;
  /** A session's secret and its user, null where name or password is wrong, `wait` after too many failures. */
  login(
    name: string,
    password: string,
    address: string,
  ): Promise<{ secret: string; user: User } | null | "wait">;
  logout(secret: string): Promise<void>;
  session(secret: string): Promise<User | null>;
  addToken(user: string, name: string, scopes: readonly Scope[]): Promise<string>;
  token(secret: string): Promise<User | null>;
  /** The tokens of a user, without their secrets. */
  tokens(user: string): Promise<ShownToken[]>;
  /** From now on the token is good for nothing; false where the user has none of that id. */
  revoke(user: string, id: string): Promise<boolean>;
}

/** A token as it is shown. */
export interface ShownToken {
  /** Names it without giving it away: the beginning of its hash. */
  id: string;
  title: string;
  scopes: string[];
  /** ISO 8601. */
  created: string;
}

/** Id of the token that has a secret. */
export function tokenId(secret: string): string {
  return idOfHash(sha256(secret));
}

function idOfHash(hashed: string): string {
  return hashed.slice(0, 12);
}

export function accountsOf(store: Store, now: () => Date = () => new Date()): Accounts {
  const users = store.records("users");
  const finder = async (key: string, scopes: User["scopes"]): Promise<User | null> => {
    const found = await users.get(key);
    return found && !found.disabled ? { key, name: found.name, role: found.role, scopes } : null;
  };
  return {
    any: async () => (await users.list({ limit: 1 })).length > 0,
    ...usersOf(store, now),
    ...sessionsOf(store, finder, now),
    ...tokensOf(store, finder, now),
  };
}

function usersOf(
  store: Store,
  now: () => Date,
): Pick<Accounts, "addUser" | "list" | "setDisabled" | "setPassword"> {
  const [users, sessions] = [store.records("users"), store.records("sessions")];
  const change = async (name: string, more: Partial<UserRecord>) => {
    if (!(await users.get(keyOf(name)))) throw new AccountError(`there is no user ${name}`);
    await users.change(keyOf(name), (old) => ({ ...old!, ...more }));
  };
  return {
    async addUser(name, role, password) {
      const key = keyOf(name);
      if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u.test(key))
        throw new AccountError("a name has letters, digits and . _ @ - only, 64 at most");
      const created = now().toISOString();
      const record = { name, role, password: await hashed(password), disabled: false, created };
      if (!(await users.add(key, record))) throw new AccountError(`there is a user ${name} already`);
    },
    list: async () =>
      (await users.list()).map(({ value: { name, role, disabled, created } }) => {
        return { name, role, disabled, created };
      }),
    setDisabled: (name, disabled) => change(name, { disabled }),
    async setPassword(name, password) {
      await change(name, { password: await hashed(password) });
      for (const { key } of await sessions.list({ owner: keyOf(name) })) await sessions.remove(key);
    },
  };
}

async function hashed(password: string): Promise<string> {
  if (password.length < SHORTEST_PASSWORD)
    throw new AccountError(`a password needs ${SHORTEST_PASSWORD} characters at least`);
  return hash(password);
}

/** The user of a key, with these scopes; null where there is none or they may not come in. */
type UserFinder = (key: string, scopes: User["scopes"]) => Promise<User | null>;

function sessionsOf(
  store: Store,
  userOf: UserFinder,
  now: () => Date,
): Pick<Accounts, "login" | "logout" | "session"> {
  const [users, sessions] = [store.records("users"), store.records("sessions")];
  const failures = failureCount(now);
  return {
    async login(name, password, address) {
      const keys = [`address ${address}`, `name ${keyOf(name)}`];
      if (keys.some(failures.exceeded)) return "wait";
      const found = await users.get(keyOf(name));
      const isRight = await verify(found?.password ?? (await decoy()), password);
      if (!isRight || !found?.password || found.disabled) {
        keys.forEach(failures.add);
        return null;
      }
      keys.forEach(failures.forget);
      const secret = newSecret();
      const created = now();
      const expires = new Date(created.getTime() + SESSION_MS).toISOString();
      await sessions.put(sha256(secret), { user: keyOf(name), created: created.toISOString(), expires });
      return { secret, user: (await userOf(keyOf(name), null))! };
    },
    logout: async (secret) => void (await sessions.remove(sha256(secret))),
    async session(secret) {
      const found = await sessions.get(sha256(secret));
      if (!found) return null;
      if (found.expires > now().toISOString()) return userOf(found.user, null);
      await sessions.remove(sha256(secret));
      return null;
    },
  };
}

function tokensOf(
  store: Store,
  userOf: UserFinder,
  now: () => Date,
): Pick<Accounts, "addToken" | "token" | "tokens" | "revoke"> {
  const [users, tokens] = [store.records("users"), store.records("tokens")];
  const rowsOf = async (user: string) => {
    const key = keyOf(user);
    if (!(await users.get(key))) throw new AccountError(`there is no user ${user}`);
    return tokens.list({ owner: key });
  };
  return {
    async tokens(user) {
      const rows = await rowsOf(user);
      return rows.map(({ key, value: { name, scopes, created } }) => {
        return { id: idOfHash(key), title: name, scopes, created };
      });
    },
    async revoke(user, id) {
      const found = (await rowsOf(user)).find(({ key }) => idOfHash(key) === id);
      return found !== undefined && tokens.remove(found.key);
    },
    async addToken(user, name, scopes) {
      const key = keyOf(user);
      if (!(await users.get(key))) throw new AccountError(`there is no user ${user}`);
      const secret = `sit_${newSecret()}`;
      const created = now().toISOString();
      const record = { user: key, name, scopes: [...scopes], created, expires: null, lastUsed: null };
      await tokens.put(sha256(secret), record);
      return secret;
    },
    async token(secret) {
      const found = await tokens.get(sha256(secret));
      const isOver = found?.expires != null && found.expires <= now().toISOString();
      if (!found || isOver) return null;
      return userOf(
        found.user,
        SCOPES.filter((scope) => found.scopes.includes(scope)),
      );
    },
  };
}

/** Names differ by more than case and the way their letters are composed. */
function keyOf(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

let decoyHash: Promise<string> | null = null;

/** A hash nobody knows the password of: an unknown name takes as long to be refused as a known one. */
function decoy(): Promise<string> {
  return (decoyHash ??= hash(newSecret()));
}

function failureCount(now: () => Date) {
  const failures = new Map<string, { count: number; since: number }>();
  const current = (key: string) => {
    const found = failures.get(key);
    return found && now().getTime() - found.since < FAILURES_MS ? found : null;
  };
  return {
    exceeded: (key: string) => (current(key)?.count ?? 0) >= MOST_FAILURES,
    add(key: string) {
      const found = current(key) ?? { count: 0, since: now().getTime() };
      failures.delete(key);
      failures.set(key, { ...found, count: found.count + 1 });
      for (const oldest of failures.keys()) {
        if (failures.size <= MOST_REMEMBERED) break;
        failures.delete(oldest);
      }
    },
    forget: (key: string) => void failures.delete(key),
  };
}
