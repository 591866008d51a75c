import type { Actor, Place } from "../model/index.ts";
import { LOCAL } from "../server/accounts.ts";
import { type RehearsedAlert, rehearsed, type Stretch } from "../server/alerts/rehearsal.ts";
import { ruleOf } from "../server/alerts/rule.ts";
import { dropRule, putRule, type RuleDraft, type ShownRule, shownRule } from "../server/alerts/rules.ts";
import { type ToldAlert, toldAlerts } from "../server/alerts/told.ts";
import { audit } from "../server/audit.ts";
import { HttpError } from "../server/errors.ts";
import { type Store, StoreError } from "../store/index.ts";
import { withData } from "./data.ts";
import { UserError } from "./errors.ts";
import { type AskService, serviceAt } from "./service.ts";
import type { World } from "./world.ts";

/** A rule that was written; the secret of its webhook where that is new. */
export type WrittenRule = Omit<ShownRule, "webhook"> & { webhook: { url: string; secret?: string } | null };

/** Something of the picture that goes by a name. */
export type NamedItem = Pick<Actor | Place, "id" | "name">;

/** The rules of alerts of one room, wherever they are reached. */
export interface RuleShelf {
  list(): Promise<ShownRule[]>;
  add(draft: RuleDraft): Promise<WrittenRule>;
  change(id: string, draft: RuleDraft): Promise<ShownRule>;
  remove(id: string): Promise<void>;
  /** What a rule would have told; nothing is written. */
  rehearse(draft: RuleDraft, stretch: Stretch): Promise<RehearsedAlert[]>;
  /** What came about by the rules, the latest first. */
  told(): Promise<ToldAlert[]>;
  /** Actors or places of the picture held now whose words hold these. */
  named(part: "actors" | "places", words: string): Promise<NamedItem[]>;
}

/** Where the room is: the folder of its store, or the address of a service that runs on it. */
export interface RoomPlace {
  data: string;
  service?: string;
}

/** Does something with the rules of a room; a refusal is one line. `writes` where the folder must not be in use. */
export async function withRules(
  { data, service }: RoomPlace,
  world: World,
  writes: boolean,
  work: (rules: RuleShelf) => Promise<void>,
): Promise<void> {
  if (service !== undefined) return work(rulesOver(await serviceAt(service, world)));
  try {
    await withData(data, (store) => work(rulesIn(store, world)), { readOnly: !writes });
  } catch (error) {
    if (error instanceof HttpError) throw new UserError(error.message);
    const isServed =
      error instanceof UserError && error.cause instanceof StoreError && error.cause.code === "locked";
    throw isServed
      ? new UserError(`${error.message}. Ask the service that runs instead: --service http://127.0.0.1:4600`)
      : error;
  }
}

/** Rules of a store. What is written belongs to everybody, as all does that is set up without an account. */
function rulesIn(store: Store, world: World): RuleShelf {
  const table = store.records("rules");
  const write = async (draft: RuleDraft, key: string | null) => {
    const old = key === null ? null : ruleOf({ key, value: (await table.get(key))! });
    const { change: seq } = await store.progress();
    const rule = await putRule({ store, board: { seq } }, draft, LOCAL, old);
    await audit(store, WRITER, old ? "rule.change" : "rule.add", rule.key);
    return rule;
  };
  return {
    list: async () => (await table.list()).map(ruleOf).map(shownRule),
    async add(draft) {
      const rule = await write(draft, null);
      return { ...shownRule(rule), webhook: rule.channel.webhook };
    },
    change: async (id, draft) => shownRule(await write(draft, id)),
    async remove(id) {
      await dropRule({ store }, id);
      await audit(store, WRITER, "rule.remove", id);
    },
    rehearse: (draft, stretch) => rehearsed(draft, LOCAL.key, { store, now: world.clock() }, stretch),
    told: () => toldAlerts(store),
    async named(part, words) {
      const items: NamedItem[] = await store.part(part);
      return items.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
    },
  };
}

const WRITER = { key: null, name: "command line" };

/** Rules of a service that runs. */
function rulesOver(ask: AskService): RuleShelf {
  const itemsAt = async <Item>(path: string): Promise<Item[]> => {
    const items: Item[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const more = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page = (await ask(
        "GET",
        `${path}${path.includes("?") ? "&" : "?"}limit=1000${more}`,
      )) as Page<Item>;
      items.push(...page.items);
      cursor = page.next ?? null;
    }
    return items;
  };
  const pathOf = (id: string) => `/rules/${encodeURIComponent(id)}`;
  return {
    list: async () => ((await ask("GET", "/rules")) as Page<ShownRule>).items,
    add: async (draft) => (await ask("POST", "/rules", draft)) as WrittenRule,
    change: async (id, draft) => (await ask("PUT", pathOf(id), draft)) as ShownRule,
    remove: async (id) => void (await ask("DELETE", pathOf(id))),
    async rehearse(draft, { from, to }) {
      const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
      return ((await ask("POST", `/rules/rehearsal?${query}`, draft)) as Page<RehearsedAlert>).items;
    },
    told: () => itemsAt("/alerts"),
    async named(part, words) {
      const items = await itemsAt<NamedItem>(`/${part}?q=${encodeURIComponent(words)}`);
      return items.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
    },
  };
}

interface Page<Item> {
  items: Item[];
  next?: string | null;
}
