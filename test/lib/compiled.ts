import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const ROOT = resolve(import.meta.dirname, "../..");
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2023,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};

/**
 * Writes TypeScript files of the project (paths of folders or files from its root) as plain modules into a folder, where Node runs them with
 * nothing loaded before: a child process that is started fifty times starts seven times as fast as through tsx.
 */
export function compileInto(folder: string, paths: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  for (const path of paths.flatMap(filesIn)) {
    const target = join(folder, path.replace(/\.ts$/, ".js"));
    const { outputText } = ts.transpileModule(readFileSync(join(ROOT, path), "utf8"), {
      compilerOptions: OPTIONS,
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
}

function filesIn(path: string): string[] {
  if (path.endsWith(".ts")) return [path];
  return readdirSync(join(ROOT, path), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.(?:test|suite)\.ts$/.test(name))
    .map((name) => join(path, name));
}
