import type { Command } from "commander";
import { pictureOf } from "../desk.ts";
import type { Picture } from "../model/index.ts";
import { explain } from "../picture/index.ts";
import { whyApart } from "../pipeline.ts";
import { apartText } from "../products/apart.ts";
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
  apart?: string;
}

export function makeCommand(world: World): Command {
  return commandNamed(
    "explain",
    "Why one claim, incident, figure or story stands: its origins, each chain of attribution, each quote in its context, and what joined them.",
    [
      "sitroom picture reports/ | jq -r '.incidents[] | .id + \" \" + .headline'      find an id",
      "sitroom explain 0n3k reports/                       the beginning of an id is enough",
      "sitroom explain 0n3k reports/ --format json",
      "sitroom explain 0n3k --apart 7f2c reports/         why two incidents are not one",
    ],
  )
    .argument(
      "<id>",
      "id of a claim, incident, assertion, figure, conflict, position, story or report, or an unambiguous beginning of it",
    )
    .argument("[paths...]", PATHS_HELP)
    .option("--format <name>", FORMATS.join(", "), "text")
    .option(
      "--apart <id>",
      "why it is not one with this claim, incident or report: each condition with both sides",
    )
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
  const json = format === "json";
  const text =
    options.apart === undefined
      ? explained(picture, id, json, new Map(readings.map(({ report }) => [report.id, report.text])))
      : explainedApart(picture, id, options.apart, json);
  await deliver(text, options.output, world);
}

function explained(picture: Picture, id: string, json: boolean, texts: ReadonlyMap<string, string>): string {
  const explanation = explain(picture, id);
  if (!explanation)
    throw new UserError(
      `no single claim, incident, figure, conflict, position, story or report has an id that begins with "${id}".`,
    );
  return json ? printed(explanation) : explanationText(explanation, picture, texts);
}

function explainedApart(picture: Picture, id: string, other: string, json: boolean): string {
  const apart = whyApart(picture, id, other);
  if (!apart)
    throw new UserError(
      `"${id}" and "${other}" do not begin the ids of two claims, two incidents or two reports.`,
    );
  return json ? printed(apart) : apartText(apart);
}

function printed(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
