import { spawnSync } from "node:child_process";
import { beforeAll, expect, it } from "vitest";
import { bundleEngine, inQuickJs } from "../../.ci/engines.mjs";
import { fingerprints } from "./fingerprints.ts";

let engine = "";
const here = fingerprints();
beforeAll(async () => {
  engine = await bundleEngine();
});

it("a run has the same digest in a second JavaScript engine", async () => {
  expect(await inQuickJs(`${engine};engine.fingerprints()`)).toBe(here);
});

it.each([
  ["Pacific/Kiritimati", "ja_JP.UTF-8"],
  ["America/Sao_Paulo", "pt_BR.UTF-8"],
])("a run has the same digest in time zone %s and locale %s", (TZ, LC_ALL) => {
  const script = `${engine};process.stdout.write(engine.fingerprints())`;
  const env = { ...process.env, TZ, LC_ALL, LANG: LC_ALL };
  const { stdout } = spawnSync(process.execPath, ["-"], { input: script, env, encoding: "utf8" });
  expect(stdout).toBe(here);
});

it("differs between seeds and between modes", () => {
  const digests = here.split("\n").flatMap((line) => line.split(" ").slice(1));
  expect(new Set(digests).size).toBe(digests.length);
});
