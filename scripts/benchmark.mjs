// npm run benchmark: reports a second and tokens a second by stage, peak memory, and the time of a whole brief.
import { gazetteer, install, run } from "./run.mjs";

install();
gazetteer();
run("npx", ["tsx", "benchmark/run.ts", ...process.argv.slice(2)]);
