// What the npm scripts share. Plain JavaScript: it must run before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command in the project's folder with its output shown; ends this process with its exit code if it fails. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs the dependencies where they are missing or older than the lock file. */
export function install() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error("Installing dependencies (once)...");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

/** Compiles the gazetteer and what tells languages out of the packages that carry them. */
export function gazetteer() {
  compile("countries.tsv", "build-gazetteer.ts");
  compile("languages.bin", "build-languages.ts");
}

/** Runs a script that writes a generated table, unless the table is there and no older than the script. */
function compile(table, name) {
  const built = join(root, "src", "lexicon", "generated", table);
  const script = join("scripts", name);
  if (existsSync(built) && statSync(built).mtimeMs >= statSync(join(root, script)).mtimeMs) return;
  run("npx", ["tsx", script]);
}
