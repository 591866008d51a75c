// npm run benchmark [-- others threads sizes stages desk store service briefs --whole --held=n --many=n --one=n --keep=folder]: reading beside other
// readers, with threads, by length of a report and by stage, linking while it grows (so many reports of many crises and of one, read
// once and kept in a folder), what keeping costs, a live service with n reports held, peak memory, the time of a whole brief.
import { gazetteer, install, run } from "./run.mjs";

install();
gazetteer();
run("npx", ["tsx", "benchmark/run.ts", ...process.argv.slice(2)]);
