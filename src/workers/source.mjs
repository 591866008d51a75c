// The worker from its sources, for tests and development; the package has it built and does not hold this file.
import { register } from "tsx/esm/api";

register();
export default (await import("./worker.ts")).default;
