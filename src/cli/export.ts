import type { Command } from "commander";
import { situationOf, situationRows } from "../desk.ts";
import { EXPORT_FORMATS, exported } from "../products/export/formats.ts";
import { AS_OF_HELP, commandNamed, PATHS, PATHS_HELP, type Shared } from "./command.ts";
import { UserError } from "./errors.ts";
import { loadReadings } from "./load.ts";
import { momentOf } from "./moments.ts";
import { deliver, oneOf, somePaths } from "./output.ts";
import type { World } from "./world.ts";

interface Options extends Shared {
  format?: string;
  asOf?: string;
}

export function makeCommand(world: World): Command {
  return commandNamed(
    "export",
    "The picture in the forms of other tools: event data, STIX, Web Annotations, PROV-O, a live blog.",
    [
      "sitroom export reports/ --format acled -o acled.csv",
      "sitroom export reports/ --format stix > bundle.json",
      "sitroom export reports/ --format annotations --as-of 2025-03-07",
    ],
  )
    .argument(PATHS, PATHS_HELP)
    .option("--format <name>", `${EXPORT_FORMATS.join(", ")} (required)`)
    .option("--as-of <time>", AS_OF_HELP)
    .action((paths: string[], options: Options) => run(paths, options, world));
}

async function run(paths: string[], options: Options, world: World): Promise<void> {
  if (options.format === undefined)
    throw new UserError(`--format: say which form; one of ${EXPORT_FORMATS.join(", ")}.`);
  const format = oneOf(options.format, EXPORT_FORMATS, "--format");
  const asOf = options.asOf === undefined ? null : momentOf(options.asOf, "--as-of");
  const readings = await loadReadings(somePaths(paths, "export"), options, world);
  const situation = situationOf(readings, { asOf });
  const texts = new Map(readings.map(({ report }) => [report.id, report.text]));
  const material = { picture: situation.picture, rows: situationRows(situation), texts };
  await deliver(exported(material, format), options.output, world);
}
