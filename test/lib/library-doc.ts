import { inspect } from "node:util";
import * as library from "../../src/index.ts";

/** A block of code of docs/library.md with the output that stands under it. */
export interface Block {
  title: string;
  code: string;
  output: string;
}

const IMPORT = /^import \{ ([^}]+) \} from "sitroom";$/m;
const BLOCK = /```js\n(.*?)```\n\n```text\n(.*?)```/gs;

/** The blocks of the document, each named by the heading above it. */
export function blocksOf(doc: string): Block[] {
  return [...doc.matchAll(BLOCK)].map((match) => ({
    title:
      doc
        .slice(0, match.index)
        .match(/^## .*$/gm)
        ?.at(-1) ?? "",
    code: match[1]!,
    output: match[2]!,
  }));
}

/** Runs a block as a module would run, and gives what it prints. */
export async function printed({ code }: Block): Promise<string> {
  let text = "";
  const log = (...values: unknown[]) => {
    text += `${values.map((value) => (typeof value === "string" ? value : inspect(value))).join(" ")}\n`;
  };
  const body = code.replace(IMPORT, "const { $1 } = library;");
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  await new AsyncFunction("library", "console", body)(library, { log });
  return text;
}

/** The document with what its blocks print today. */
export async function withOutputs(doc: string): Promise<string> {
  let result = doc;
  for (const block of blocksOf(doc)) {
    const [before, after] = [block.output, await printed(block)];
    result = result.replace(
      `${block.code}\`\`\`\n\n\`\`\`text\n${before}`,
      () => `${block.code}\`\`\`\n\n\`\`\`text\n${after}`,
    );
  }
  return result;
}
