import { Command } from "commander";
import { AccountError, accountsOf, type Role, SCOPES, type Scope } from "../server/accounts.ts";
import { audit } from "../server/audit.ts";
import { DATA, DATA_DEFAULT, DATA_HELP, withData } from "./data.ts";
import { UserError } from "./errors.ts";
import { oneOf } from "./output.ts";
import type { World } from "./world.ts";

const ACTIONS = ["add", "token"] as const;
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
    .argument("<action>", `${ACTIONS.join(", ")}: an account, or a token for a program that acts for one`)
    .argument("<name>", "name of the user")
    .option(DATA, DATA_HELP, DATA_DEFAULT)
    .option("--role <name>", `${ROLES.join(", ")}: reads, corrects and takes in, does everything`, "reader")
    .option("--scope <name...>", `what a token is good for: ${SCOPES.join(", ")}`, ["read"])
    .option("--title <text>", "what a token is for", "token")
    .addHelpText("after", EXAMPLES)
    .action((action: string, name: string, options: Options) => run(action, name, options, world));
}

const EXAMPLES = `
Examples:
  sitroom user add ada --role admin             asks for the password
  printf '%s\\n' "$PASSWORD" | sitroom user add ben --role analyst
  sitroom user token ben --scope ingest         prints a token once; only its hash is kept`;

async function run(action: string, name: string, options: Options, world: World): Promise<void> {
  const known = oneOf(action, ACTIONS, "user");
  const role = oneOf(options.role, ROLES, "--role");
  const scopes = options.scope.map((scope): Scope => oneOf(scope, SCOPES, "--scope"));
  await withData(options.data, async (store) => {
    const accounts = accountsOf(store);
    try {
      if (known === "token") await world.out(`${await accounts.addToken(name, options.title, scopes)}\n`);
      else await accounts.addUser(name, role, await passwordFrom(world));
    } catch (error) {
      throw error instanceof AccountError ? new UserError(`${error.message}.`) : error;
    }
    await audit(
      store,
      { key: null, name: "command line" },
      `user.${known}`,
      name,
      known === "add" ? { role } : { scopes },
    );
    world.err(known === "add" ? `${name} may log in as ${role}.\n` : "Keep it: it is not shown again.\n");
  });
}

async function passwordFrom(world: World): Promise<string> {
  if (!world.secret) throw new UserError("no way to ask for a password here.");
  return world.secret("Password: ");
}
