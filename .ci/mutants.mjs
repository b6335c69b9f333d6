// npm run mutants -- [part of a name …]: breaks the engine on purpose, one patch of .ci/mutants
// after the other, in a copy, and says which test or random run notices. A patch begins with a
// line that says what is broken. What nobody notices is a hole in the tests.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ensurePackages, root, say } from "./ready.mjs";

/** How many may go unnoticed: some change nothing that anybody could see. */
const unnoticed = 1;

/** @typedef {{ name: string, what: string, file: string, paths: string[] }} Mutant */

const folder = join(root, ".ci", "mutants");
const copy = mkdtempSync(join(tmpdir(), "mutants-"));
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
process.on("SIGINT", () => process.exit(130));

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  return spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });
}

/** @param {string} path */
function restore(path) {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  cpSync(join(root, path), join(copy, path));
}

function makeCopy() {
  for (const path of run("git", ["ls-files"], root).stdout.split("\n").filter(Boolean))
    restore(path);
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
}

/** @returns {Mutant[]} */
function mutants() {
  const parts = process.argv.slice(2);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".patch"))
    .filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)))
    .sort()
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(file, "utf8");
      const paths = [...text.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, path = ""]) => path);
      return { name: name.replace(".patch", ""), what: text.split("\n")[0] ?? "", file, paths };
    });
}

/**
 * Runs unit tests up to the first that fails; gives its name, or null where all pass.
 * @param {string[]} filters
 */
function failingTest(filters) {
  const out = join(copy, "result.json");
  rmSync(out, { force: true });
  const tool = join(copy, "node_modules", "vitest", "vitest.mjs");
  // On a busy machine no time-out may pass for a test that notices.
  const slow = "--testTimeout=600000";
  const report = ["--reporter=json", `--outputFile=${out}`];
  const { status, stderr } = run(
    process.execPath,
    [tool, "run", "--bail=1", "--passWithNoTests", slow, ...report, ...filters],
    copy,
  );
  if (status === 0) return null;
  /** @typedef {{ status: string, fullName: string }} Result */
  /** @type {{ name: string, message: string, assertionResults: Result[] }[]} */
  let files = [];
  try {
    files = JSON.parse(readFileSync(out, "utf8")).testResults;
  } catch {
    return `vitest: ${stderr.trim().split("\n").at(-1)}`;
  }
  for (const { name, message, assertionResults } of files) {
    const failed = assertionResults.find((one) => one.status === "failed");
    const place = name.slice(name.indexOf("src/"));
    if (failed !== undefined) return `${place} › ${failed.fullName}`;
    if (assertionResults.length === 0 && message) return `${place} › ${message.split("\n")[0]}`;
  }
  return "vitest: a fault outside of tests";
}

/**
 * Random runs of the modes that a change concerns; gives the first broken claim, or null.
 * @param {string[]} paths
 */
function brokenClaim(paths) {
  const modes = paths.flatMap((path) => /^src\/modes\/([^/]+)\//.exec(path)?.[1] ?? []);
  const named = modes.filter((mode) => mode !== "shared");
  const vite = join(copy, "node_modules", "vite", "bin", "vite.js");
  const built = run(
    process.execPath,
    [vite, "build", "--mode", "cli", "--logLevel", "error"],
    copy,
  );
  if (built.status !== 0) return "vite build fails";
  const only = named.length === paths.length ? named.flatMap((mode) => ["--mode", mode]) : [];
  const seeds = only.length > 0 ? "1..60" : "1..15";
  const args = ["dist-cli/main.js", "check", "--seeds", seeds, ...only];
  const { status, stdout, stderr } = run(process.execPath, args, copy);
  if (status === 0) return null;
  const broken = /^BROKEN {2}.*$/m.exec(stdout)?.[0] ?? stderr.trim().split("\n").at(-1);
  return `everywrite check ${args.slice(2).join(" ")}: ${broken}`;
}

const campaign = "src/explore/campaign.test.ts";
const numbers = ["src/explore/", "src/testing/", "--exclude", campaign];
const engine = [
  "lib",
  "data",
  "sim",
  "modes",
  "checks",
  "scenarios",
  "explore",
  "narrate",
  "testing",
];
const everything = [...engine.map((name) => `src/${name}/`), "--exclude", campaign];

/**
 * What is near the change comes first, what takes long comes last.
 * @param {string[]} paths
 * @returns {(() => string | null)[]}
 */
function stages(paths) {
  const near = [...new Set(paths.map((path) => `${dirname(path)}/`))];
  return [
    () => failingTest(["Numbers.test.ts"]),
    () => failingTest([...near, "--exclude", campaign]),
    () => failingTest(numbers),
    () => brokenClaim(paths),
    () => failingTest(everything),
    () => failingTest([campaign]),
  ];
}

/** @param {Mutant} mutant */
function noticedBy({ file, paths }) {
  const applied = run("git", ["apply", "-C1", "--recount", "--whitespace=nowarn", file], copy);
  if (applied.status !== 0) return { stale: applied.stderr.trim(), by: null };
  try {
    for (const stage of stages(paths)) {
      const by = stage();
      if (by !== null) return { stale: null, by };
    }
    return { stale: null, by: null };
  } finally {
    for (const path of paths) restore(path);
  }
}

ensurePackages();
makeCopy();
const all = mutants();
say(`${all.length} mutants; first the tests with nothing broken`);
const before = failingTest(everything);
if (before !== null) {
  console.log(`Nothing is broken, and yet this fails: ${before}`);
  process.exit(1);
}
/** @type {string[]} */
const survivors = [];
/** @type {string[]} */
const stale = [];
for (const mutant of all) {
  const start = performance.now();
  const { stale: why, by } = noticedBy(mutant);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  if (why !== null) stale.push(mutant.name);
  else if (by === null) survivors.push(mutant.name);
  const how = why !== null ? `STALE ${why}` : by === null ? "SURVIVES" : `noticed by ${by}`;
  console.log(`${mutant.name}: ${mutant.what}\n  ${how} (${seconds} s)`);
}
for (const name of stale) console.log(`DOES NOT FIT ANY MORE  ${name}`);
for (const name of survivors) console.log(`SURVIVES  ${name}`);
const noticed = all.length - survivors.length - stale.length;
console.log(`${noticed} of ${all.length} noticed`);
process.exit(survivors.length <= unnoticed && stale.length === 0 ? 0 : 1);
