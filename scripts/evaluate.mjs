// npm run evaluate [-- --sample --only times]: scores every reading and linking task and holds the floors.
import { gazetteer, install, run } from "./run.mjs";

install();
gazetteer();
run("npx", ["tsx", "evaluation/run.ts", ...process.argv.slice(2)]);
