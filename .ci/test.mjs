// npm test: everything that must hold, from a fresh clone, in one command. The last line is the
// count of tests that passed and failed; a step without tests of its own counts when it fails.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bin, browserTests, ensurePackages, root, say } from "./ready.mjs";

const out = join(root, "test-results");

/** @param {string} name */
function report(name) {
  try {
    return JSON.parse(readFileSync(join(out, name), "utf8"));
  } catch {
    return undefined;
  }
}

/** @type {{ name: string, ok: boolean, seconds: number }[]} */
const steps = [];

/**
 * @param {string} name
 * @param {() => boolean | Promise<boolean>} action
 */
async function step(name, action) {
  say(name);
  const start = performance.now();
  const ok = await action();
  steps.push({ name, ok, seconds: (performance.now() - start) / 1000 });
  return ok;
}

const types = () => {
  const all = bin("tsc", "-p", ".");
  return bin("tsc", "-p", "tsconfig.engine.json") && all;
};

/** Unit, property and transcript tests, the lockfile and the rules of the architecture. */
const unit = () => {
  const json = "--outputFile.json=test-results/unit.json";
  return bin("vitest", "run", "--reporter=default", "--reporter=json", json);
};

const build = () => {
  const page = bin("vite", "build", "--logLevel", "warn");
  return bin("vite", "build", "--mode", "cli", "--logLevel", "warn") && page;
};

/**
 * The titles of the browser tests that passed only the second time.
 * @param {any} suite
 * @param {string[]} above
 * @returns {string[]}
 */
function flakyIn(suite, above = []) {
  const titles = [...above, suite.title].filter((title) => title !== "");
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests
      .filter((/** @type {any} */ test) => test.status === "flaky")
      .map((/** @type {any} */ test) =>
        [...titles, spec.title, `(${test.projectName})`].join(" › "),
      ),
  );
  return [
    ...own,
    ...(suite.suites ?? []).flatMap((/** @type {any} */ one) => flakyIn(one, titles)),
  ];
}

/** Prints a line a step and the closing count; true when nothing failed. */
function summary() {
  const units = report("unit.json");
  const browser = report("e2e.json");
  const pages = browser?.stats;
  const passed = (units?.numPassedTests ?? 0) + (pages?.expected ?? 0) + (pages?.flaky ?? 0);
  const failedTests = (units?.numFailedTests ?? 0) + (pages?.unexpected ?? 0);
  const failedSteps = steps.filter((s) => !s.ok && s.name !== "unit" && s.name !== "e2e").length;
  const broken = steps.some((s) => !s.ok) || passed === 0;
  const failed = Math.max(failedTests + failedSteps, broken ? 1 : 0);
  for (const title of (browser?.suites ?? []).flatMap((/** @type {any} */ one) => flakyIn(one)))
    say(`only the second time: ${title}`);
  for (const s of steps) say(`${s.ok ? "ok  " : "FAIL"} ${s.name} ${s.seconds.toFixed(1)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

ensurePackages();
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await step("types", types);
await step("lint", () => bin("biome", "check", "."));
await step("unit", unit);
if (await step("build", build)) {
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = join(out, "e2e.json");
  await step("e2e", () => browserTests("--reporter=list,json"));
}
process.exit(summary() ? 0 : 1);
