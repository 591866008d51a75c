// npm run benchmark [-- others threads sizes stages store briefs --whole]: reading beside other readers, with threads, by
// length of a report and by stage, what keeping costs, peak memory, the time of a whole brief.
import { gazetteer, install, run } from "./run.mjs";

install();
gazetteer();
run("npx", ["tsx", "benchmark/run.ts", ...process.argv.slice(2)]);
