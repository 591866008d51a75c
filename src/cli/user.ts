import { Command } from "commander";
import {
  AccountError,
  type Accounts,
  accountsOf,
  type Role,
  SCOPES,
  type Scope,
} from "../server/accounts.ts";
import { audit } from "../server/audit.ts";
import { DATA, DATA_DEFAULT, DATA_HELP, withData } from "./data.ts";
import { UserError } from "./errors.ts";
import { oneOf } from "./output.ts";
import { oneLine } from "./watching.ts";
import type { World } from "./world.ts";

const ACTIONS = ["list", "add", "password", "disable", "enable", "token", "tokens", "revoke"] as const;
const ROLES = ["reader", "analyst", "admin"] as const satisfies Role[];

interface Options {
  data: string;
  role: string;
  scope: string[];
  title: string;
}

export function makeCommand(world: World): Command {
  return new Command("user")
    .description(
      "Accounts of the live service, while it does not run. Passwords are asked for, never given as an option.",
    )
    .argument("<action>", `${ACTIONS.join(", ")}: accounts, and tokens for programs that act for one`)
    .argument("[name]", "name of the user")
    .argument("[id]", "revoke: the token's id, as tokens lists it")
    .option(DATA, DATA_HELP, DATA_DEFAULT)
    .option("--role <name>", `${ROLES.join(", ")}: reads, corrects and takes in, does everything`, "reader")
    .option("--scope <name...>", `what a token is good for: ${SCOPES.join(", ")}`, ["read"])
    .option("--title <text>", "what a token is for", "token")
    .addHelpText("after", EXAMPLES)
    .action((action: string, name: string | undefined, id: string | undefined, options: Options) =>
      run(askedOf(oneOf(action, ACTIONS, "user"), name, id), options, world),
    );
}

const EXAMPLES = `
Examples:
  sitroom user add ada --role admin             asks for the password
  printf '%s\\n' "$PASSWORD" | sitroom user add ben --role analyst
  sitroom user disable ben                      lets him in no more, with his sessions and tokens
  sitroom user token ben --scope ingest         prints a token once; only its hash is kept
  sitroom user token ben --scope feed --title calendar
                                                good for …/api/v1/calendar.ics?token=… and feeds, nothing else
  sitroom user tokens ben                       id, scopes, when it was made, what for
  sitroom user revoke ben 3f0c9a2b71de          from now on it is good for nothing`;

interface Asked {
  action: (typeof ACTIONS)[number];
  name: string;
  id: string | undefined;
}

function askedOf(action: Asked["action"], name: string | undefined, id: string | undefined): Asked {
  if (name === undefined && action !== "list") throw new UserError(`user ${action}: name the user.`);
  return { action, name: name ?? "", id };
}

async function run(asked: Asked, options: Options, world: World): Promise<void> {
  const role = oneOf(options.role, ROLES, "--role");
  const scopes = options.scope.map((scope): Scope => oneOf(scope, SCOPES, "--scope"));
  const { action, name } = asked;
  await withData(options.data, async (store) => {
    const accounts = accountsOf(store);
    const detail = await act(asked, { role, scopes, title: options.title }, accounts, world).catch(
      (error) => {
        throw error instanceof AccountError ? new UserError(`${error.message}.`) : error;
      },
    );
    if (detail) await audit(store, { key: null, name: "command line" }, `user.${action}`, name, detail);
  });
}

/** Does what is asked; what the audit log is told of it, null where nothing changed. */
async function act(
  { action, name, id }: Asked,
  { role, scopes, title }: { role: Role; scopes: Scope[]; title: string },
  accounts: Accounts,
  world: World,
): Promise<Record<string, unknown> | null> {
  switch (action) {
    case "list":
      for (const { name, role, disabled, created } of await accounts.list())
        await world.out(`${[name, role, disabled ? "disabled" : "active", created].join("\t")}\n`);
      return null;
    case "password":
      await accounts.setPassword(name, await passwordFrom(world));
      return {};
    case "disable":
    case "enable":
      await accounts.setDisabled(name, action === "disable");
      return {};
    case "add":
      await accounts.addUser(name, role, await passwordFrom(world));
      world.err(`${name} may log in as ${role}.\n`);
      return { role };
    case "token":
      await world.out(`${await accounts.addToken(name, title, scopes)}\n`);
      world.err("Keep it: it is not shown again.\n");
      return { scopes };
    case "tokens":
      for (const token of await accounts.tokens(name))
        await world.out(
          `${[token.id, token.scopes.join(","), token.created, oneLine(token.title)].join("\t")}\n`,
        );
      return null;
    case "revoke":
      if (id === undefined || !(await accounts.revoke(name, id)))
        throw new UserError(`give the id of a token of ${name}; sitroom user tokens ${name} shows them.`);
      return { token: id };
  }
}

async function passwordFrom(world: World): Promise<string> {
  if (!world.secret) throw new UserError("no way to ask for a password here.");
  return world.secret("Password: ");
}
