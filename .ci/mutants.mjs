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
 * What has noticed a change: in words, and what to run to see that it holds without the change.
 * @typedef {{ by: string, again: () => Notice | null, key: string }} Notice
 */

/**
 * Runs unit tests up to the first that fails; null where all pass.
 * @param {string[]} filters
 * @returns {Notice | null}
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
    // No report: what went wrong stands at the end of the text.
  }
  for (const { name, message, assertionResults } of files) {
    const failed = assertionResults.find((one) => one.status === "failed");
    const isBroken = assertionResults.length === 0 && message !== "";
    if (failed === undefined && !isBroken) continue;
    const file = name.slice(name.indexOf("src/"));
    const what = failed?.fullName ?? message.split("\n")[0];
    return { by: `${file} › ${what}`, again: () => failingTest([file]), key: file };
  }
  const by = `vitest: ${stderr.trim().split("\n").at(-1)}`;
  return { by, again: () => failingTest(filters), key: filters.join(" ") };
}

/**
 * Random runs of the modes that a change concerns; null where no claim is broken.
 * @param {string[]} paths
 * @returns {Notice | null}
 */
function brokenClaim(paths) {
  const modes = paths.flatMap((path) => /^src\/modes\/([^/]+)\//.exec(path)?.[1] ?? []);
  const named = modes.filter((mode) => mode !== "shared");
  const only = named.length === paths.length ? named.flatMap((mode) => ["--mode", mode]) : [];
  const seeds = only.length > 0 ? "1..60" : "1..15";
  const args = ["check", "--seeds", seeds, ...only];
  const key = `everywrite ${args.join(" ")}`;
  const again = () => brokenClaim(paths);
  const vite = join(copy, "node_modules", "vite", "bin", "vite.js");
  const build = [vite, "build", "--mode", "cli", "--logLevel", "error"];
  if (run(process.execPath, build, copy).status !== 0) {
    return { by: "vite build fails", again, key };
  }
  const { status, stdout, stderr } = run(process.execPath, ["dist-cli/main.js", ...args], copy);
  if (status === 0) return null;
  const broken = /^BROKEN {2}.*$/m.exec(stdout)?.[0] ?? stderr.trim().split("\n").at(-1);
  return { by: `${key}: ${broken}`, again, key };
}

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
].map((name) => `src/${name}/`);
const campaign = "src/explore/campaign.test.ts";
/** Tests that run hundreds of scenarios. */
const long = [campaign, "**/*.random.test.ts", "src/narrate/claims.test.ts", "**/fuzz.test.ts"];

/** @param {string[]} names */
const without = (...names) => names.flatMap((name) => ["--exclude", name]);

/**
 * What is near the change and counts comes first, what takes long comes last.
 * @param {string[]} paths
 * @returns {(() => Notice | null)[]}
 */
function stages(paths) {
  const near = [...new Set(paths.map((path) => `${dirname(path)}/`))];
  return [
    () => failingTest([...near, "Numbers.test.ts", ...without(...long)]),
    () => brokenClaim(paths),
    () => failingTest([...near, ...without(campaign)]),
    () => failingTest([...engine, ...without(...long)]),
    () => failingTest([...engine, ...without(campaign)]),
    () => failingTest([campaign]),
  ];
}

/** @param {Mutant} mutant */
function noticedBy({ file, paths }) {
  const applied = run("git", ["apply", "-C1", "--recount", "--whitespace=nowarn", file], copy);
  if (applied.status !== 0) return { stale: applied.stderr.trim(), notice: null };
  try {
    for (const stage of stages(paths)) {
      const notice = stage();
      if (notice !== null) return { stale: null, notice };
    }
    return { stale: null, notice: null };
  } finally {
    for (const path of paths) restore(path);
  }
}

/** What has been seen to hold with nothing broken. */
const sound = new Set();

/**
 * What fails with nothing broken notices nothing.
 * @param {Notice} notice
 */
function mustHoldOtherwise({ again, key }) {
  const before = sound.has(key) ? null : again();
  if (before !== null) {
    console.log(`Nothing is broken, and yet this fails: ${before.by}`);
    process.exit(1);
  }
  sound.add(key);
}

ensurePackages();
makeCopy();
const all = mutants();
say(`${all.length} mutants`);
/** @type {string[]} */
const survivors = [];
/** @type {string[]} */
const stale = [];
for (const mutant of all) {
  const start = performance.now();
  const { stale: why, notice } = noticedBy(mutant);
  if (notice !== null) mustHoldOtherwise(notice);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  if (why !== null) stale.push(mutant.name);
  else if (notice === null) survivors.push(mutant.name);
  const how =
    why !== null ? `STALE ${why}` : notice === null ? "SURVIVES" : `noticed by ${notice.by}`;
  console.log(`${mutant.name}: ${mutant.what}\n  ${how} (${seconds} s)`);
}
for (const name of stale) console.log(`DOES NOT FIT ANY MORE  ${name}`);
for (const name of survivors) console.log(`SURVIVES  ${name}`);
const noticed = all.length - survivors.length - stale.length;
console.log(`${noticed} of ${all.length} noticed`);
process.exit(survivors.length <= unnoticed && stale.length === 0 ? 0 : 1);
