/**
 * A writer to be killed: opens the store in the folder it is given and appends captures, alone and in batches, until somebody
 * ends it. What was acknowledged goes to standard output, one line each: `log <seq> <hash>` or `derived <progress> <change>`.
 * `process.argv`: folder, seed.
 */
import { writeSync } from "node:fs";
import { randomOf } from "../../benchmark/vary.ts";
import { sha256 } from "../../src/store/content.ts";
import type { CaptureFacts, EntryDraft } from "../../src/store/entries.ts";
import { openSqlite } from "../../src/store/sqlite/sqlite.ts";

const [, , folder, seed] = process.argv;
const chance = randomOf(Number(seed));
const tell = (line: string) => writeSync(1, `${line}\n`);

/** A text of up to some 40 kB whose every copy is the same. */
function textOf(name: string): string {
  return `${name} said the ferry was late. `.repeat(1 + Math.floor(chance() ** 4 * 1500));
}

function draft(name: string): EntryDraft & { content: string } {
  const empty = { url: null, publisher: null, headline: null, authors: [], published: null, retrieved: null };
  const capture: CaptureFacts = {
    ...empty,
    ...{ id: name, path: name, kind: "text", versionOf: null, source: "test", language: null },
    ...{ headers: {}, status: null },
  };
  return { kind: "capture", capture, content: textOf(name) };
}

const store = await openSqlite(folder!);
for (let round = 0; ; round++) {
  const size = chance() < 0.5 ? 1 : Math.ceil(chance() * 12);
  const drafts = Array.from({ length: size }, (_, index) => draft(`${seed}-${round}-${index}`));
  const answers = await store.append(drafts);
  answers.forEach(({ seq }, index) => {
    tell(`log ${seq} ${sha256(drafts[index]!.content)}`);
  });
  if (chance() < 0.5) continue;
  const { log, derived, change } = await store.progress();
  const id = `item ${change}`;
  const after = { id, headline: textOf(id), reports: [] };
  const changes = [{ part: "stories", id, kind: "added", before: null, after, note: id }] as const;
  const at = new Date().toISOString();
  await store.update({ from: derived, to: log, at, reader: "1", readings: [], removed: [], changes });
  tell(`derived ${log} ${change + 1}`);
}
