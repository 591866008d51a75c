// The reader's worker, but a report that asks for it ends the thread.
import readBatch from "../../src/workers/source.mjs";

export default function failing(captures) {
  if (captures.some(({ content }) => content.startsWith("END THE THREAD"))) process.exit(3);
  return readBatch(captures);
}
