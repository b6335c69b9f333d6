// The rules of ARCHITECTURE.md, executable. Each rule is a function from all sources to its faults,
// one sentence each, with file and line; each is shown a made-up fault too, to prove that it sees.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { read, resolve } from "../.ci/source.mjs";

type Source = ReturnType<typeof read>;
type Import = Source["imports"][number];
type Rule = (sources: readonly Source[]) => string[];

const engine = ["lib", "data", "sim", "modes", "checks", "scenarios", "lessons", "explore"];
const everything = [...engine, "narrate", "session", "ui", "cli", "bench", "modes/*"];

/** What a folder may import of the others; "modes" is the registry, "modes/*" one mode's folder. */
const allowed: Record<string, { values?: string[]; types?: string[]; packages?: string[] }> = {
  lib: {},
  data: { values: ["lib"] },
  sim: { values: ["lib", "data"] },
  "modes/*": { values: ["lib", "data", "sim", "modes/shared"] },
  "modes/shared": { values: ["lib", "data", "sim"] },
  modes: { values: ["lib", "data", "sim", "modes/shared", "modes/*"] },
  checks: { values: ["lib", "data", "sim"] },
  scenarios: { values: ["lib", "data"], types: ["sim"], packages: ["valibot", "fflate"] },
  lessons: { values: ["scenarios"], packages: ["valibot"] },
  explore: { values: ["lib", "data", "sim", "modes", "checks", "scenarios", "package.json"] },
  narrate: { values: ["lib", "data", "sim", "checks"] },
  session: { values: [...engine, "narrate", "package.json"], packages: ["zustand/vanilla"] },
  ui: {
    values: ["session", "narrate", "package.json"],
    types: engine,
    packages: ["react", "react-dom", "d3", "zustand", "uqr"],
  },
  cli: { values: [...engine, "narrate", "bench", "package.json"], packages: ["node:"] },
  bench: { values: everything, packages: ["node:"] },
  testing: { values: everything, packages: ["node:", "vitest", "fast-check"] },
  "main.tsx": { values: ["session", "narrate", "ui"], packages: ["react", "react-dom"] },
};

const isTest = (path: string): boolean => /\.(?:test|spec)\.tsx?$/.test(path);
const isInside = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`src/${folder}/`));

/** The entry of the table that a file falls under. */
function folderOf(path: string): string {
  const [top = "", first = path, second = "", third] = path.split("/");
  if (top !== "src") return path;
  if (first !== "modes" || third === undefined) return first;
  return second === "shared" ? "modes/shared" : "modes/*";
}

/** The folder whose files may import each other freely. */
const homeOf = (path: string): string =>
  folderOf(path) === "modes/*" ? path.split("/").slice(0, 3).join("/") : folderOf(path);

function importFault(from: string, { specifier, types }: Import): string | undefined {
  const folder = folderOf(from);
  const rights = allowed[folder];
  if (!rights) return `there is no folder ${folder} in the architecture`;
  if (!specifier.startsWith(".")) {
    if (specifier.startsWith("seedrandom") && from === "src/lib/random.ts") return undefined;
    const names = rights.packages ?? [];
    const fits = names.some((name) => `${specifier}/`.startsWith(name.replace(/[^:]$/, "$&/")));
    return fits ? undefined : `${folder} may not import ${specifier}`;
  }
  const target = resolve(from, specifier);
  if (homeOf(target) === homeOf(from) || rights.values?.includes(folderOf(target)))
    return undefined;
  if (!rights.types?.includes(folderOf(target))) return `${folder} may not import ${target}`;
  return types ? undefined : `${folder} may import only types of ${target}`;
}

const importsFollowTheTable: Rule = (sources) =>
  sources
    .filter(({ path }) => path.startsWith("src/") && /\.tsx?$/.test(path) && !isTest(path))
    .flatMap(({ path, imports }) =>
      imports.flatMap((entry) => {
        const fault = importFault(path, entry);
        return fault ? [`${path}:${entry.line}: ${fault}`] : [];
      }),
    );

/** The files that a source names; a glob names all that fit it. */
function targetsOf(
  { path, imports }: Source,
  kinds: readonly string[],
  all: Set<string>,
): string[] {
  return imports
    .filter(({ kind, specifier }) => kinds.includes(kind) && specifier.startsWith("."))
    .flatMap(({ kind, specifier }) => {
      const target = resolve(path, specifier);
      if (kind !== "glob") return all.has(target) ? [target] : [];
      const pattern = target
        .replace(/[.+]/g, "\\$&")
        .replace(/\*\*\/|\*/g, (stars) => (stars === "*" ? "[^/]*" : "(?:.*/)?"));
      return [...all].filter((other) => new RegExp(`^${pattern}$`).test(other));
    });
}

function graphOf(sources: readonly Source[], kinds: readonly string[]): Map<string, string[]> {
  const all = new Set(sources.map(({ path }) => path));
  return new Map(sources.map((source) => [source.path, targetsOf(source, kinds, all)]));
}

const noCycles: Rule = (sources) => {
  const graph = graphOf(sources, ["import"]);
  const done = new Set<string>();
  const faults: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) faults.push(`${[...trail.slice(start), path].join(" -> ")} is a cycle`);
    if (start >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return faults;
};

/** Every place in the code of these files where the pattern fits. */
function banned(sources: readonly Source[], fits: (path: string) => boolean, pattern: RegExp) {
  return sources
    .filter(({ path }) => /\.tsx?$/.test(path) && !isTest(path) && fits(path))
    .flatMap(({ path, code, lineAt }) =>
      [...code.matchAll(pattern)].map(
        ({ 0: found, index }) => `${path}:${lineAt(index)}: ${found.trim()} is banned here`,
      ),
    );
}

const isolated = [...engine.filter((folder) => folder !== "lessons"), "narrate"];
const exact = ["lib", "data", "sim", "modes"];
const eitherOf = (words: string): string => `(?:${words.replaceAll(" ", "|")})\\b`;
const clocks = "Date performance setTimeout setInterval setImmediate requestAnimationFrame";
const outside = eitherOf(`${clocks} crypto globalThis queueMicrotask`);
const machine = new RegExp(`\\bMath\\s*\\.\\s*random\\b|(?<!\\.)\\b${outside}(?!\\??:)`, "g");
const exactMath = eitherOf("abs ceil clz32 floor fround imul max min round sign sqrt trunc");
const byLocale = "\\blocaleCompare\\b|\\btoLocale\\w+|\\bIntl\\b";
const inexact = new RegExp(`\\bMath\\b(?!\\s*\\.\\s*${exactMath})|\\*\\*|${byLocale}`, "g");

const noClockNoChance: Rule = (sources) =>
  banned(sources, (path) => isInside(path, isolated), machine);

const sameBitsEverywhere: Rule = (sources) =>
  banned(sources, (path) => isInside(path, exact), inexact);

/** Files that may say a mode's name: its own, the registry, scenarios, lessons and tests. */
function mayName(path: string, mode: string): boolean {
  if (isTest(path) || !path.startsWith("src/") || /^src\/modes\/[^/]+$/.test(path)) return true;
  if (isInside(path, [`modes/${mode}`, "scenarios", "lessons", "testing"])) return true;
  // The benchmark measures certain modes.
  if (isInside(path, ["cli/bench"])) return true;
  // A resolver of version-vector is called lww after the rule it follows, not after the mode.
  return mode === "lww" && isInside(path, ["modes/version-vector"]);
}

const modesStayAnonymous: Rule = (sources) => {
  const folders = sources.flatMap(({ path }) => /^src\/modes\/([^/]+)\//.exec(path)?.[1] ?? []);
  const modes = new Set(folders.filter((folder) => folder !== "shared"));
  return sources.flatMap(({ path, literals }) =>
    literals
      .filter(({ value }) => modes.has(value) && !mayName(path, value))
      .map(({ line, value }) => `${path}:${line}: the mode "${value}" is named outside its place`),
  );
};

const smallFiles: Rule = (sources) =>
  sources
    .filter(({ path, lines }) => !path.endsWith(".json") && lines.length > 501)
    .map(({ path, lines }) => `${path}:501: ${lines.length - 1} lines, at most 500`);

const shortLines: Rule = (sources) =>
  sources
    .filter(({ path }) => !path.endsWith(".json"))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) => {
        const columns = [...line].length;
        return columns > 100 ? [`${path}:${index + 1}: ${columns} columns, at most 100`] : [];
      }),
    );

const shortFunctions: Rule = (sources) =>
  sources.flatMap(({ path, functions }) =>
    functions
      .filter(({ length, test }) => length > 70 && !(test && isTest(path)))
      .map(({ line, length }) => `${path}:${line}: a function of ${length} lines, at most 70`),
  );

/** How long a test may hang, and that nothing is waited for by the clock. */
const timeLimits = [
  /^ *test\.setTimeout\(([\d_]+)/,
  /^ *\}, ([\d_]{5,})\);/,
  /^ *\},\n *([\d_]{5,}),\n *\);/,
  /^.*, \{ timeout: ([\d_]+) \}, (?:async )?\(/,
  /^.*\bwaitForTimeout\(()/,
];

/** How long a test takes is the machine's affair: only the configuration ends what hangs. */
const noHurry: Rule = (sources) =>
  sources
    .filter(({ path }) => isTest(path))
    .flatMap(({ path, lines }) =>
      lines.flatMap((_, index) => {
        const here = lines.slice(index, index + 3).join("\n");
        const limit = timeLimits.map((pattern) => pattern.exec(here)?.[1]).find(isGiven);
        if (limit === undefined || Number(limit.replaceAll("_", "")) >= 600_000) return [];
        return [`${path}:${index + 1}: a limit of time that a busy machine may not keep`];
      }),
    );
const isGiven = (value: string | undefined): value is string => value !== undefined;

const filesIntroduceThemselves: Rule = (sources) =>
  sources
    .filter(({ path }) => isInside(path, ["sim", "data", "modes", "checks"]))
    .filter(({ path, text }) => /\.ts$/.test(path) && !isTest(path) && !/^\s*\/[/*]/.test(text))
    .map(({ path }) => `${path}:1: opens without a comment on what it is responsible for`);

function reach(graph: Map<string, string[]>, from: string, found: Set<string>) {
  if (found.has(from)) return;
  found.add(from);
  for (const next of graph.get(from) ?? []) reach(graph, next, found);
}

/** What only tests use lives in `src/testing`. */
const noDeadFiles: Rule = (sources) => {
  const graph = graphOf(sources, ["import", "url", "glob"]);
  const roots = ["src/main.tsx", "src/cli/main.ts"];
  // What `npm run engines` runs in every JavaScript engine.
  const tools = ["src/explore/fingerprints.ts"];
  const missing = roots.filter((root) => !graph.has(root));
  if (missing.length > 0) return missing.map((root) => `${root}:1: is missing`);
  const alive = new Set<string>();
  for (const root of [...roots, ...tools]) reach(graph, root, alive);
  return [...graph.keys()]
    .filter((path) => path.startsWith("src/") && !path.endsWith(".d.ts") && !alive.has(path))
    .filter((path) => !isTest(path) && !path.startsWith("src/testing/"))
    .map((path) => `${path}:1: is used by nothing, or only by tests`);
};

/** Each rule with made-up files that break it, and the place of the fault. */
const rules: [name: string, rule: Rule, files: Record<string, string>, place: string][] = [
  [
    "imports follow the table",
    importsFollowTheTable,
    { "src/modes/a/a.ts": '// Mode a.\nimport { b } from "../b/b.ts";' },
    "src/modes/a/a.ts:2: modes/* may not import src/modes/b/b.ts",
  ],
  [
    "there are no import cycles",
    noCycles,
    { "src/lib/a.ts": 'import "./b.ts";', "src/lib/b.ts": 'export * from "./a.ts";' },
    "src/lib/a.ts -> src/lib/b.ts -> src/lib/a.ts",
  ],
  [
    "no clock and no chance but the run's own",
    noClockNoChance,
    { "src/checks/a.ts": `// Date\nconst date = "Date";\nconst now = \`\${Date.now()}\`;` },
    "src/checks/a.ts:3",
  ],
  [
    "only arithmetic that every engine does alike",
    sameBitsEverywhere,
    { "src/sim/a.ts": "Math.floor(1);\n\nMath.exp(1);" },
    "src/sim/a.ts:3",
  ],
  [
    "a mode is named only in its place",
    modesStayAnonymous,
    { "src/modes/paxos/a.ts": 'const id = "paxos";', "src/ui/a.ts": 'const id = "paxos";' },
    "src/ui/a.ts:1",
  ],
  [
    "files have at most 500 lines",
    smallFiles,
    { "src/ui/a.css": "\n".repeat(501) },
    "src/ui/a.css",
  ],
  [
    "lines have at most 100 columns",
    shortLines,
    { "e2e/a.ts": `\n${" ".repeat(101)}` },
    "e2e/a.ts:2",
  ],
  [
    "functions have at most 70 lines",
    shortFunctions,
    { "src/ui/A.tsx": `\nexport function A() {${"\n".repeat(70)}}\n` },
    "src/ui/A.tsx:2",
  ],
  [
    "no test has a time limit of its own",
    noHurry,
    { "e2e/a.spec.ts": "\n  test.setTimeout(60_000);", "src/a.test.ts": "}, 3_600_000);" },
    "e2e/a.spec.ts:2",
  ],
  [
    "files of the core open with what they are responsible for",
    filesIntroduceThemselves,
    { "src/data/a.ts": "export const a = 1;" },
    "src/data/a.ts:1",
  ],
  [
    "there are no dead files",
    noDeadFiles,
    {
      "src/main.tsx": "",
      "src/cli/main.ts": "",
      "src/lib/a.ts": "",
      "src/lib/a.test.ts": 'import "./a.ts";',
    },
    "src/lib/a.ts:1",
  ],
];

const root = fileURLToPath(new URL("..", import.meta.url));
const readSource = (path: string): Source => read(path, readFileSync(join(root, path), "utf8"));

function filesOf(folder: string, ending: RegExp): Source[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => ending.test(path))
    .sort()
    .map(readSource);
}

const sources = [
  ...filesOf("src", /\.(?:tsx?|css|json)$/),
  ...filesOf("e2e", /\.ts$/),
  ...filesOf(".ci", /\.mjs$/),
  ...["vite.config.ts", "playwright.config.ts"].map(readSource),
];

describe.each(rules)("%s", (_name, rule, files, place) => {
  it("holds", () => expect(rule(sources)).toEqual([]));

  it("is seen to fail", () => {
    const faults = rule(Object.entries(files).map(([path, text]) => read(path, text)));
    expect(faults).toEqual([expect.stringContaining(place)]);
  });
});

describe("the table of imports", () => {
  const fault = (path: string, statement: string): string =>
    importsFollowTheTable([read(path, statement)]).join();

  it.each([
    ["src/lib/random.ts", 'import alea from "seedrandom/lib/alea";'],
    ["src/modes/a/a.ts", 'import { a } from "./b.ts";'],
    ["src/modes/a/a.ts", 'import { log } from "../shared/log.ts";'],
    ["src/narrate/a.ts", 'import { type Trace, labelOf } from "../sim/trace.ts";'],
    ["src/session/a.ts", 'import { createStore } from "zustand/vanilla";'],
    ["src/session/a.ts", 'new Worker(new URL("../explore/worker.ts", import.meta.url));'],
    ["src/ui/A.tsx", 'import type { Trace } from "../sim/trace.ts";'],
    ["src/ui/A.tsx", 'import { scaleLinear } from "d3";'],
    ["src/sim/a.test.ts", 'import { modes } from "../modes/index.ts";'],
  ])("%s: %s is fine", (path, statement) => expect(fault(path, statement)).toBe(""));

  it.each([
    ["src/sim/a.ts", 'import seedrandom from "seedrandom";'],
    ["src/sim/a.ts", 'import type { Mode } from "../modes/index.ts";'],
    ["src/narrate/a.ts", 'import { runAll } from "../session/run/run.ts";'],
    ["src/session/a.ts", 'import { create } from "zustand";'],
    ["src/explore/a.ts", 'const mode = await import("../modes/a/a.ts");'],
    ["src/ui/A.tsx", 'import { simulate } from "../sim/simulate.ts";'],
    ["src/cli/main.ts", 'export * from "../session/store.ts";'],
    ["src/checks/a.ts", 'import { max } from "d3";'],
    ["src/utilities/a.ts", 'import "./b.ts";'],
  ])("%s: %s is a fault", (path, statement) => expect(fault(path, statement)).toContain(path));
});

describe("the reader of sources", () => {
  it("sees through texts, comments, templates and patterns", () => {
    const page = "<p>Don't {a} or can't // { </p>";
    const text = [
      "'{'; // {",
      `\`{$${"{f(`}`)}"}{\`;`,
      "/[/{]\\/{/.test(x);",
      page,
      "function f() {",
      "}",
    ];
    const { functions, code } = read("src/ui/A.tsx", text.join("\n"));
    expect(functions).toEqual([{ line: 5, length: 2, test: false }]);
    expect(code).toContain("{a}");
  });

  it("measures arrows, methods and functions with any return type", () => {
    const bodies = [
      "(a: X): { b: C } => {",
      "class A { run<T>(a: T): Promise<{ b: T }> {",
      "() => (",
    ];
    const ends = ["};", "} }", ");"];
    const lengths = bodies.map((body, index) => {
      const { functions } = read("src/ui/A.tsx", `x = ${body}\n\n${ends[index]}\n\n\n`);
      return functions.map(({ length }) => length);
    });
    expect(lengths).toEqual([[3], [3], [3]]);
  });

  it("knows the callbacks of tests", () => {
    const { functions } = read("src/a.test.ts", 'it.each([1])("a", () => {\n});\nf(() => {});');
    expect(functions.map(({ test }) => test)).toEqual([true, false]);
  });
});
