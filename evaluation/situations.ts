import { MEASURES, scoreOf } from "./lib/situation-measures.ts";
import { situations } from "./lib/truth.ts";
import type { Task } from "./task.ts";

export const task: Task = {
  name: "situations",
  about:
    "own situations (examples/, test/situations/) from reports to picture, against truth.json written by hand",
  gold: { shared: [], own: ["examples/obock-strait/truth.json", "test/situations/drava-flood/truth.json"] },
  async run() {
    const all = await situations("whole");
    return Object.entries(MEASURES).map(([measure, of]) => scoreOf(measure, all.map(of)));
  },
};
