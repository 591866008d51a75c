// npm run demo: installs, builds, briefs the bundled example and says where the page is.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

run("node", ["scripts/build.mjs"]);
const [example] = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);
const reports = join("examples", example.name, "reports");
const page = join("out", "demo.html");
mkdirSync(join(root, "out"), { recursive: true });
run("node", ["dist/cli/main.js", "brief", reports]);
run("node", ["dist/cli/main.js", "brief", reports, "--format", "html", "-o", page, "--quiet"]);
console.log(
  `\nThe same brief with every quoted word marked in its report: ${join(root, page)}\nOpen it in a browser; it needs no network.`,
);
