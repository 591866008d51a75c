import type { Command } from "commander";
import { pictureOf } from "../desk.ts";
import { brief } from "../products/brief.ts";
import type { BriefDocument } from "../products/document.ts";
import { briefHtml } from "../products/forms/html.ts";
import { briefJson } from "../products/forms/json.ts";
import { briefMarkdown } from "../products/forms/markdown.ts";
import { briefTerminal } from "../products/forms/terminal.ts";
import { inTemplate, TEMPLATES } from "../products/templates.ts";
import { AS_OF_HELP, commandNamed, PATHS, PATHS_HELP, type Shared } from "./command.ts";
import { UserError } from "./errors.ts";
import { loadReadings } from "./load.ts";
import { momentOf } from "./moments.ts";
import { deliver, oneOf, somePaths } from "./output.ts";
import { paintFor } from "./paint.ts";
import { loadStatements, STATEMENTS_HELP } from "./statements.ts";
import type { World } from "./world.ts";

const FORMATS = ["md", "html", "json", "pdf", "docx"] as const;
type Format = (typeof FORMATS)[number];

interface Options extends Shared {
  statements?: string;
  asOf?: string;
  since?: string;
  format?: string;
  template?: string;
}

export function makeCommand(world: World): Command {
  return commandNamed(
    "brief",
    "The situation report: what happened, who says so, what is contested, what is not known.",
    [
      "sitroom brief reports/                              read it in the terminal",
      "sitroom brief reports/ -o brief.html                a page that opens without a network",
      "sitroom brief reports/ --as-of 2025-03-07           as it was known that evening",
      "sitroom brief reports/ --since 2025-03-06           with what is new since then",
      "sitroom brief reports/ --template sitrep -o sitrep.docx   in the order of a staff's report",
      "cat saved.jsonl | sitroom brief - --format json     for other programs",
    ],
  )
    .argument(PATHS, PATHS_HELP)
    .option("--as-of <time>", AS_OF_HELP)
    .option("--statements <file>", STATEMENTS_HELP)
    .option("--since <time>", "add what changed since that moment (same forms as --as-of)")
    .option("--format <name>", `${FORMATS.join(", ")} (default: by the name of the output file, else md)`)
    .option("--template <name>", `order and titles of the sections: ${TEMPLATES.join(", ")} (default: brief)`)
    .action((paths: string[], options: Options) => run(paths, options, world));
}

async function run(paths: string[], options: Options, world: World): Promise<void> {
  const format = formatOf(options);
  const template = oneOf(options.template ?? "brief", TEMPLATES, "--template");
  const asOf = options.asOf === undefined ? null : momentOf(options.asOf, "--as-of");
  const since = options.since === undefined ? null : momentOf(options.since, "--since");
  const readings = await loadReadings(somePaths(paths, "brief"), options, world);
  const statements = await loadStatements(options.statements, world);
  const document = brief(pictureOf(readings, { asOf, statements }), {
    since: since === null ? null : pictureOf(readings, { asOf: since, statements }),
    texts: new Map(readings.map(({ report }) => [report.id, report.text])),
  });
  const laid = inTemplate(document, template);
  await deliver(await formed(laid, format, options, world), options.output, world);
}

/** By name, else by the ending of the output file, else Markdown. */
function formatOf({ format, output }: Options): Format {
  if (format !== undefined) return oneOf(format === "markdown" ? "md" : format, FORMATS, "--format");
  const ending = /\.([a-z]+)$/i.exec(output ?? "")?.[1]?.toLowerCase();
  return ending === "htm" ? "html" : (FORMATS.find((one) => one === ending) ?? "md");
}

async function formed(
  document: BriefDocument,
  format: Format,
  { output }: Options,
  world: World,
): Promise<string | Uint8Array> {
  if (format === "html") return briefHtml(document);
  if (format === "json") return briefJson(document);
  if (format === "docx") return (await import("../products/forms/docx.ts")).briefDocx(document);
  if (format === "pdf") return pdfOf(document);
  if (output !== undefined || !world.outIsTerminal) return briefMarkdown(document);
  return briefTerminal(document, await paintFor(world), Math.min(world.width, 100));
}

async function pdfOf(document: BriefDocument): Promise<Uint8Array> {
  const { briefPdf, PdfMissing } = await import("../server/pdf.ts");
  return briefPdf(document).catch((error: Error) => {
    throw error instanceof PdfMissing ? new UserError(`${error.message}; use --format html.`) : error;
  });
}
