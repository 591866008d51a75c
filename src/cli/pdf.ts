import type { BriefDocument } from "../products/document.ts";
import { briefTypst } from "../products/forms/typst.ts";
import { UserError } from "./errors.ts";

/** The optional package that sets PDF pages. */
const COMPILER = "@myriaddreamin/typst-ts-node-compiler";

export async function briefPdf(document: BriefDocument): Promise<Uint8Array> {
  const { NodeCompiler } = await compiler();
  const compile = NodeCompiler.create();
  return compile.pdf({ mainFileContent: briefTypst(document) });
}

async function compiler() {
  try {
    return await import("@myriaddreamin/typst-ts-node-compiler");
  } catch {
    throw new UserError(
      `PDF needs the optional package ${COMPILER}, which is not installed here; use --format html.`,
    );
  }
}
