// npm run build: gazetteer, TypeScript to dist/, the tables the lexicons read beside their loaders, the page to dist/web.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gazetteer, install, root, run } from "./run.mjs";

install();
gazetteer();
rmSync(join(root, "dist"), { recursive: true, force: true });
run("npx", ["tsc", "-p", "tsconfig.build.json"]);
cpSync(join(root, "src", "lexicon"), join(root, "dist", "lexicon"), {
  recursive: true,
  filter: (path) => !path.endsWith(".ts"),
});
run("npx", ["vite", "build", "src/web", "--logLevel", "warn"]);
