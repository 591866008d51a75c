// npm run benchmark [-- others threads sizes stages desk store service briefs --whole --held=n]: reading beside other
// readers, with threads, by length of a report and by stage, linking while it grows, what keeping costs, a live service with n
// reports held, peak memory, the time of a whole brief.
import { gazetteer, install, run } from "./run.mjs";

install();
gazetteer();
run("npx", ["tsx", "benchmark/run.ts", ...process.argv.slice(2)]);
