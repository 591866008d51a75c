import type { Command } from "commander";
import { pictureOf } from "../desk.ts";
import { explain } from "../picture/index.ts";
import { explanationText } from "../products/explanation.ts";
import { AS_OF_HELP, commandNamed, PATHS_HELP, type Shared } from "./command.ts";
import { UserError } from "./errors.ts";
import { loadReadings } from "./load.ts";
import { momentOf } from "./moments.ts";
import { deliver, oneOf, somePaths } from "./output.ts";
import { loadStatements, STATEMENTS_HELP } from "./statements.ts";
import type { World } from "./world.ts";

const FORMATS = ["text", "json"] as const;

interface Options extends Shared {
  statements?: string;
  format: string;
  asOf?: string;
}

export function makeCommand(world: World): Command {
  return commandNamed(
    "explain",
    "Why one claim or incident stands: its origins, each chain of attribution, each quote in its context.",
    [
      "sitroom picture reports/ | jq -r '.incidents[] | .id + \" \" + .headline'      find an id",
      "sitroom explain 0n3k reports/                       the beginning of an id is enough",
      "sitroom explain 0n3k reports/ --format json",
    ],
  )
    .argument(
      "<id>",
      "id of a claim, incident, assertion, figure, conflict or position, or an unambiguous beginning of it",
    )
    .argument("[paths...]", PATHS_HELP)
    .option("--format <name>", FORMATS.join(", "), "text")
    .option("--as-of <time>", AS_OF_HELP)
    .option("--statements <file>", STATEMENTS_HELP)
    .action((id: string, paths: string[], options: Options) => run(id, paths, options, world));
}

async function run(id: string, paths: string[], options: Options, world: World): Promise<void> {
  const format = oneOf(options.format, FORMATS, "--format");
  const asOf = options.asOf === undefined ? null : momentOf(options.asOf, "--as-of");
  const readings = await loadReadings(somePaths(paths, "explain ID"), options, world);
  const statements = await loadStatements(options.statements, world);
  const picture = pictureOf(readings, { asOf, statements });
  const explanation = explain(picture, id);
  if (!explanation)
    throw new UserError(
      `no single claim, incident, figure, conflict or position has an id that begins with "${id}".`,
    );
  const texts = new Map(readings.map(({ report }) => [report.id, report.text]));
  const text =
    format === "json"
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : explanationText(explanation, picture, texts);
  await deliver(text, options.output, world);
}
