// Preloaded into a child process: prints at its end which tables and models it read.
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

const loaded = new Set();
const read = fs.readFileSync;
fs.readFileSync = (path, ...rest) => {
  const name = String(path);
  if (/\.(?:bin|tsv)$/.test(name)) loaded.add(name.split("/").at(-1));
  return read(path, ...rest);
};
syncBuiltinESMExports();
process.on("exit", () => process.stderr.write(`LOADED ${[...loaded].sort().join(" ")}\n`));
