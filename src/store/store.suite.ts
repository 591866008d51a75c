import { describe } from "vitest";
import { derivedSuite } from "./suite/derived.suite.ts";
import type { Open } from "./suite/given.suite.ts";
import { logSuite } from "./suite/log.suite.ts";
import { recordsSuite } from "./suite/records.suite.ts";
import { searchSuite } from "./suite/search.suite.ts";
import { upkeepSuite } from "./suite/upkeep.suite.ts";

/** What every adapter must do; a new adapter is done when this passes. `open` gives a new, empty store. */
export function storeSuite(name: string, open: Open): void {
  describe(name, () => {
    logSuite(open);
    derivedSuite(open);
    searchSuite(open);
    recordsSuite(open);
    upkeepSuite(open);
  });
}
