import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { problemsIn, type TableFile } from "./check.ts";
import { TABLES } from "./tables.ts";
import { tableFiles } from "./user.ts";

const SOURCE = "# source: invented for a test, date: 2031-05";
const OURS = tableFiles();

function table(name: string, ...lines: string[]): TableFile {
  return { name, path: `mine/${name}`, text: [SOURCE, ...lines].join("\n") };
}

function told(...files: TableFile[]): string[] {
  return problemsIn(files, OURS).map(({ path, line, reason }) => `${path}:${line}: ${reason}`);
}

const ACTOR = "group:reed-front\tReed Front\tgroup\t\tREB\tReed Front";
const OUTLET = "port-nemo-post\tPort Nemo Post\t\tportnemopost.example\tGBR\tnewspaper\t";

describe("the tables of the project", () => {
  it("hold nothing the checker finds wrong", () => {
    expect(problemsIn(OURS).map(({ path, line, reason }) => `${path}:${line}: ${reason}`)).toEqual([]);
  });

  it("are all known to the checker, but for counts made by a script", () => {
    const names = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".tsv"));
    expect(names.filter((name) => !(name in TABLES))).toEqual(["idf.tsv"]);
    expect(Object.keys(TABLES).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each([
    ["outlets.tsv", 800],
    ["actors.tsv", 950],
    ["holders.tsv", 1100],
    ["weapons.tsv", 500],
  ])("%s has at least %i rows", (name, least) => {
    const { text } = OURS.find((file) => file.name === name)!;
    expect(
      text.split("\n").filter((line) => line !== "" && !line.startsWith("# ")).length,
    ).toBeGreaterThanOrEqual(least);
  });
});

describe("problemsIn", () => {
  it("has nothing to say of good rows", () => {
    expect(told(table("actors.tsv", ACTOR), table("outlets.tsv", OUTLET))).toEqual([]);
  });

  it.each([
    [
      "too few columns",
      table("cues.tsv", "hoot\tsay"),
      ":2: 2 columns instead of 4 (lemma, class, group, frames)",
    ],
    ["too many columns", table("channels.tsv", "pond\tx"), ":2: 2 columns instead of 1 (name)"],
    ["an empty name", table("actors.tsv", "group:x\t\tgroup\t\t\tX"), ":2: name: is empty"],
    ["blanks around a cell", table("channels.tsv", "pond "), ':2: name: "pond " begins or ends with a blank'],
    [
      "an unknown country",
      table("actors.tsv", ACTOR.replace("group\t\t", "group\tXQX\t")),
      '"XQX" is no country',
    ],
    ["an unknown sector", table("actors.tsv", ACTOR.replace("REB", "REBEL")), 'sector: "REBEL" is unknown'],
    [
      "an unknown kind",
      table("actors.tsv", ACTOR.replace("\tgroup\t", "\tgang\t")),
      'kind: "gang" is unknown',
    ],
    ["an unknown class of cues", table("cues.tsv", "hoot\tshout\tspeech\tc"), 'class: "shout" is unknown'],
    ["an unknown frame", table("cues.tsv", "hoot\tsay\tspeech\tc,z"), 'frames: "z" is no frame'],
    [
      "an unknown event type",
      table("events.tsv", "flood\tv\t-\tSPLASH\t-\t-\tact"),
      'type: "SPLASH" is unknown',
    ],
    [
      "an unknown template",
      table("events.tsv", "flood\tv\t-\tASSAULT\t-\t-\tsplash"),
      '"splash" is no template',
    ],
    [
      "an unknown role",
      table("events.tsv", "flood\tv\t-\tASSAULT\t-\t-\tact of=boss"),
      '"of=boss" assigns no role',
    ],
    [
      "an unknown word class",
      table("events.tsv", "flood\tv\tobj:POND\tASSAULT\t-\t-\tact"),
      "POND is no class",
    ],
    ["an unknown effect", table("hedges.tsv", "maybe\tr\t-\tperhaps"), 'effect: "perhaps" is unknown'],
    [
      "coordinates off the globe",
      table("regions.tsv", "Reed Bay\t\twater\t\t97\t3\t10"),
      '"97" is no number',
    ],
    [
      "a date that is none",
      table("holders.tsv", "Ann Reed\t\tmayor\tGBR\tGOV\t2024-13\t"),
      '"2024-13" is no date',
    ],
    ["a host that is none", table("outlets.tsv", OUTLET.replace(".example", "")), "is no host"],
  ])("finds %s", (_name, file, reason) => {
    expect(told(file)).toEqual([expect.stringContaining(reason)]);
    expect(told(file)[0]).toMatch(/^mine\/[a-z-]+\.tsv:2: /);
  });

  it("finds duplicates", () => {
    expect(told(table("actors.tsv", ACTOR, "", ACTOR))).toEqual([
      'mine/actors.tsv:4: "group:reed-front" stands already in line 2',
    ]);
    expect(told(table("nominals.tsv", "reeve warden reeve\tperson\t\tperson"))[0]).toContain(
      "twice in this row",
    );
  });

  it("finds one name of two actors, in one table, across tables and in ours", () => {
    const other = ACTOR.replace("group:reed-front", "group:reed");
    expect(told(table("actors.tsv", ACTOR, other))[0]).toContain(
      "also names group:reed-front (mine/actors.tsv:2)",
    );
    expect(
      told(
        table("actors.tsv", ACTOR),
        table("outlets.tsv", OUTLET.replace("Port Nemo Post\t", "Reed Front\t")),
      ),
    ).toEqual([expect.stringContaining('mine/outlets.tsv:2: "reed front" also names group:reed-front')]);
    const clash = told(table("actors.tsv", ACTOR.replace(/Reed Front$/, "=NATO")));
    expect(clash).toEqual([expect.stringContaining('"NATO" also names org:nato (src/lexicon/actors.tsv:')]);
  });

  it("lets a name be shared where that is declared, and a row take the place of ours", () => {
    const nato = ACTOR.replace(/Reed Front$/, "=NATO");
    expect(told(table("actors.tsv", "# shared: NATO", nato))).toEqual([]);
    expect(told(table("actors.tsv", nato.replace("group:reed-front", "org:nato")))).toEqual([]);
  });

  it("finds a host of two outlets", () => {
    const second = OUTLET.replace("port-nemo-post\tPort Nemo Post", "nemo-news\tNemo News");
    expect(told(table("outlets.tsv", OUTLET, second))).toEqual([
      "mine/outlets.tsv:3: the host portnemopost.example belongs to port-nemo-post (line 2)",
    ]);
    expect(told(table("outlets.tsv", OUTLET.replace("portnemopost.example", "reuters.com")))[0]).toContain(
      "belongs to reuters",
    );
  });

  it("finds terms that end before they begin or overlap", () => {
    const term = (person: string, from: string, to: string) =>
      `${person}\t\tharbour-master\tGBR\tGOV\t${from}\t${to}`;
    expect(told(table("holders.tsv", term("Ann Reed", "2024-05", "2023-05")))[0]).toContain("is not before");
    expect(
      told(table("holders.tsv", term("Ann Reed", "2020-05", "2024-05"), term("Bo Moss", "2023-01", ""))),
    ).toEqual(["mine/holders.tsv:3: Bo Moss overlaps with Ann Reed (line 2)"]);
    expect(
      told(table("holders.tsv", term("Ann Reed", "2020-05", "2024-05"), term("Bo Moss", "2024-05", ""))),
    ).toEqual([]);
    const many = "# many: harbour-master";
    expect(
      told(table("holders.tsv", many, term("Ann Reed", "2020", ""), term("Bo Moss", "2023-01", "")))[0],
    ).toContain('"2020" is no date');
    expect(
      told(table("holders.tsv", many, term("Ann Reed", "2020-01", ""), term("Bo Moss", "2023-01", ""))),
    ).toEqual([]);
  });

  it("finds rows without a source and tables of no known name", () => {
    const bare = { name: "channels.tsv", path: "mine/channels.tsv", text: "# media\npond\n" };
    const [problem] = problemsIn([bare], OURS);
    expect(problem).toMatchObject({
      line: 2,
      bad: false,
      reason: expect.stringContaining("# source: …, date: …"),
    });
    expect(problemsIn([{ ...bare, text: "# source: hearsay\npond\n" }], OURS)).toHaveLength(1);
    expect(told(table("ponds.tsv", "x"))[0]).toContain("no table is called ponds.tsv");
  });
});
