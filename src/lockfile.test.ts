import { expect, it } from "vitest";
import { lockFaults, readLock } from "../.ci/lockcheck.mjs";

it("the lockfile names no host and is complete for every platform", () => {
  expect(lockFaults(readLock())).toEqual([]);
});

it("a host or a missing platform is seen", () => {
  const packages = {
    "node_modules/tool": { version: "1.0.0", optionalDependencies: { "tool-macos": "1.0.0" } },
    "node_modules/from-somewhere": { version: "1.0.0", resolved: "somewhere/from-somewhere.tgz" },
  };
  expect(lockFaults(JSON.stringify({ packages }))).toEqual([
    "tool-macos, wanted by node_modules/tool, is missing",
    "node_modules/from-somewhere names where it came from: somewhere/from-somewhere.tgz",
  ]);
});
