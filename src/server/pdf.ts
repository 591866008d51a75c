import type { BriefDocument } from "../products/document.ts";
import { briefTypst } from "../products/forms/typst.ts";

/** The optional package that sets PDF pages is not installed. */
export class PdfMissing extends Error {
  constructor() {
    super(
      "PDF needs the optional package @myriaddreamin/typst-ts-node-compiler, which is not installed here",
    );
  }
}

/** A brief as PDF pages. Rejects with {@link PdfMissing} where nothing can set them. */
export async function briefPdf(document: BriefDocument): Promise<Uint8Array> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler").catch(() => {
    throw new PdfMissing();
  });
  return NodeCompiler.create().pdf({ mainFileContent: briefTypst(document) });
}
