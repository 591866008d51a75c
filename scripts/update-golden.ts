/**
 * Writes the golden files of every situation that comes with the project (`<situation>/golden/`), the excerpt in README.md
 * and what the code in docs/library.md prints. For people, after a change of output they have looked at; refuses to run where nobody looks.
 *
 *   npx tsx scripts/update-golden.ts
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { goldens, lineDiff, withExcerpt } from "../test/lib/golden.ts";
import { withOutputs } from "../test/lib/library-doc.ts";

async function main(): Promise<void> {
  if (process.env.CI) {
    console.error("update-golden: not in continuous integration; a person must look at the change.");
    process.exitCode = 2;
    return;
  }
  for (const { folder, files } of await goldens()) {
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) update(join(folder, name), content);
  }
  const [demo] = await goldens();
  update("README.md", withExcerpt(readFileSync("README.md", "utf8"), demo!.files["brief.md"]!));
  update("docs/library.md", await withOutputs(readFileSync("docs/library.md", "utf8")));
}

function update(file: string, content: string): void {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (before === content) {
    console.log(`${file}: unchanged`);
    return;
  }
  writeFileSync(file, content);
  console.log(`${file}: written\n${lineDiff(before, content)}`);
}

await main();
