// npm test: installs what is missing, then types, lint, the package as others would get it, borders and tests. Arguments go to vitest.
import { gazetteer, install, run } from "./run.mjs";

install();
gazetteer();
const only = process.argv.slice(2);
if (only.length === 0) {
  run("npx", ["tsc", "-p", "."]);
  run("npx", ["tsc", "-p", "src/web"]);
  run("npx", ["biome", "ci", "--error-on-warnings"]);
  run("node", ["scripts/build.mjs"]);
  run("npx", ["publint", "run", "--strict", "--pack", "npm"]);
}
run("npx", ["vitest", "run", ...only]);
