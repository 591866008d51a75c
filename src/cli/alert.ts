import { Command } from "commander";
import { EVENT_TYPES } from "../model/index.ts";
import type { ShownRule } from "../server/alerts/rules.ts";
import { STANCES } from "../server/rule-schema.ts";
import { DATA, DATA_DEFAULT, DATA_HELP } from "./data.ts";
import { UserError } from "./errors.ts";
import { momentOf } from "./moments.ts";
import { oneOf } from "./output.ts";
import { CONDITIONS, draftOf, type RuleOptions } from "./rule-draft.ts";
import { rehearsedLine, ruleLine, toldLine } from "./rule-lines.ts";
import { type RoomPlace, type RuleShelf, withRules } from "./rules.ts";
import type { World } from "./world.ts";

interface Options extends RoomPlace, RuleOptions {
  json?: boolean;
  from?: string;
  to?: string;
}

/** Where an action works. */
interface Room {
  rules: RuleShelf;
  world: World;
}

type Act = (items: readonly string[], options: Options, room: Room) => Promise<void>;

/** What each action does, and whether it changes the room. */
const ACTIONS: Record<string, { act: Act; writes: boolean }> = {
  list: { act: list, writes: false },
  add: { act: add, writes: true },
  remove: { act: remove, writes: true },
  pause: { act: (...given) => enable(false, ...given), writes: true },
  resume: { act: (...given) => enable(true, ...given), writes: true },
  test: { act: test, writes: false },
  log: { act: log, writes: false },
};

const again = (one: string, before: string[]) => [...before, one];

export function makeCommand(world: World): Command {
  return new Command("alert")
    .description("Rules that say what to be told of as soon as it comes about, and what they told.")
    .argument("<action>", Object.keys(ACTIONS).join(", "))
    .argument("[items...]", "add: a title; remove, pause, resume, test: rules by id, its beginning, or title")
    .option(DATA, DATA_HELP, DATA_DEFAULT)
    .option(
      "--service <address>",
      "the service that runs on it, e.g. http://127.0.0.1:4600, in place of the folder",
    )
    .option("--json", "one JSON a line in place of columns")
    .option("--on <what>", `add, test: what the rule waits for: ${CONDITIONS.join(", ")}`)
    .option("--type <name>", `type of event: ${EVENT_TYPES.join(", ")}; may be given again`, again, [])
    .option("--actor <name>", "actor by id or by its name in the picture; may be given again", again, [])
    .option("--place <name>", "place by id or by its name in the picture; may be given again", again, [])
    .option("--situation <id>", "only what belongs to this situation")
    .option("--at-least <n>", "origins: so many independent origins, by the low end (default: 2)")
    .option("--change <n>", "figure: the value moved by so much since it was last told: 20, or 25% of it")
    .option("--measure <name>", "figure: what is counted, e.g. dead")
    .option("--hours <list>", "deadline: hours left, one or more: 24,6,1 (default: 24)")
    .option(
      "--kind <name>",
      `deadline: whose: ${STANCES.join(", ")} (default: threat); may be given again`,
      again,
      [],
    )
    .option("--quiet <hours>", "nothing goes out in these hours, but all of it afterwards: 22:00-06:30")
    .option("--zone <name>", "whose clock quiet hours go by, e.g. Africa/Djibouti", "UTC")
    .option("--digest <minutes>", "collects alerts for so long and sends them as one message")
    .option(
      "--webhook <address>",
      "where messages are posted; the secret they are signed with is printed once",
    )
    .option(
      "--from <time>",
      "test: since when, by the clock of the room; by default as far back as changes are kept",
    )
    .option("--to <time>", "test: until when; by default now")
    .addHelpText("after", HELP)
    .action((action: string, items: string[], options: Options) => {
      const { act, writes } = ACTIONS[oneOf(action, Object.keys(ACTIONS), "alert")]!;
      return withRules(options, world, writes, (rules) => act(items, options, { rules, world }));
    });
}

const HELP = `
Actions:
  list               rules: id, whether at work, what for, how told, title
  add TITLE          a new rule; it tells of what changes from now on
  remove, pause, resume RULE...
  test [RULE...]     what rules, or the one that options describe, would have told; nothing is noted or sent
  log                what came about: when, delivery, rule, item, level, note

A folder that a service runs on can be read (list, test, log), but changed by --service only. Where the service has
accounts, a token is asked for, or read from the first line of standard input.

Examples:
  sitroom alert add "Attacks at Obock" --on incident --type ASSAULT --place Obock
  sitroom alert add "Said by many" --on origins --at-least 3 --actor state:DJI
  sitroom alert add "Deaths" --on figure --measure dead --change 25% --webhook https://desk.example/hook
  sitroom alert add "Who is right" --on conflict --quiet 22:00-06:30 --zone Africa/Djibouti
  sitroom alert add "Ultimatums" --on deadline --hours 24,6,1 --kind threat --kind demand --digest 15
  sitroom alert test --on figure --measure dead --change 10       before it is added
  sitroom alert test "Deaths" --from 2025-03-06 --to 2025-03-08 --json | jq -r .note
  printf '%s\\n' "$TOKEN" | sitroom alert list --service https://room.example`;

async function list(_items: readonly string[], { json }: Options, { rules, world }: Room): Promise<void> {
  for (const rule of await rules.list()) await world.out(json ? jsonLine(rule) : ruleLine(rule));
}

async function log(_items: readonly string[], { json }: Options, { rules, world }: Room): Promise<void> {
  for (const alert of await rules.told()) await world.out(json ? jsonLine(alert) : toldLine(alert));
}

async function add(items: readonly string[], options: Options, { rules, world }: Room): Promise<void> {
  const [title, ...more] = items;
  if (title === undefined || title.trim() === "" || more.length > 0)
    throw new UserError('give the rule one title. For example: sitroom alert add "Attacks" --on incident');
  const rule = await rules.add(await draftOf(title, options, rules));
  const secret = rule.webhook?.secret;
  await world.out(options.json ? jsonLine(rule) : ruleLine(rule));
  if (secret === undefined) return;
  if (!options.json) await world.out(`${secret}\n`);
  world.err("Messages are signed with this secret. Keep it: it is not shown again.\n");
}

async function remove(items: readonly string[], { json }: Options, { rules, world }: Room): Promise<void> {
  for (const rule of await chosen(items, rules)) {
    await rules.remove(rule.id);
    await world.out(json ? jsonLine(rule) : ruleLine(rule));
  }
}

async function enable(
  enabled: boolean,
  items: readonly string[],
  { json }: Options,
  { rules, world }: Room,
): Promise<void> {
  for (const rule of await chosen(items, rules)) {
    const written = await rules.change(rule.id, { ...draftIn(rule), enabled });
    await world.out(json ? jsonLine(written) : ruleLine(written));
  }
}

async function test(items: readonly string[], options: Options, { rules, world }: Room): Promise<void> {
  const stretch = {
    from: options.from === undefined ? null : momentOf(options.from, "--from"),
    to: options.to === undefined ? null : momentOf(options.to, "--to"),
  };
  const drafts =
    items.length > 0 ? (await chosen(items, rules)).map(draftIn) : [await draftOf("test", options, rules)];
  let count = 0;
  for (const draft of drafts)
    for (const alert of await rules.rehearse(draft, stretch)) {
      count++;
      await world.out(options.json ? jsonLine({ title: draft.title, ...alert }) : rehearsedLine(alert));
    }
  world.err(
    `${count} ${count === 1 ? "alert" : "alerts"} would have been told; nothing was noted or sent.\n`,
  );
}

/** A rule as it would be asked for again. */
function draftIn({ title, situation, condition, webhook, quiet, digest }: ShownRule) {
  return { title, situation, condition, webhook, quiet, digest };
}

/** Rules by id, the beginning of one, or title; a line for what is none or several. */
async function chosen(items: readonly string[], rules: RuleShelf): Promise<ShownRule[]> {
  if (items.length === 0) throw new UserError("no rule given; sitroom alert list shows them.");
  const all = await rules.list();
  return items.map((item) => {
    const same = all.filter(({ id, title }) => id === item || title === item);
    const found = same.length > 0 ? same : all.filter(({ id }) => id.startsWith(item));
    if (found.length === 1) return found[0]!;
    throw new UserError(
      found.length === 0
        ? `there is no rule "${item}"; sitroom alert list shows them.`
        : `"${item}" may be ${found.map(({ id }) => id).join(" or ")}; give more of the id.`,
    );
  });
}

function jsonLine(row: object): string {
  return `${JSON.stringify(row)}\n`;
}
