import { describe, expect, it } from "vitest";
import { conflicts } from "../../checks/conflicts.ts";
import { openId } from "../opening.ts";
import { runAll } from "./run.ts";

describe("the times of conflicts", () => {
  it("leave out where a clock overrules a write that had seen the other, but for the loss", () => {
    const result = openId("fast-clock");
    if (!result.ok) throw new Error(result.problem.kind);
    const run = runAll(result.opened.scenario).find(({ losses }) => losses.length > 0);
    if (run === undefined) throw new Error("no run loses anything");
    const overruled = conflicts(run.trace).map(({ bond, atUs }) => ({ bond, atUs }));
    expect(overruled).toContainEqual({ bond: "overruled", atUs: 2_100_000 });
    expect(run.conflictsUs).toEqual([2_000_000]);
  });
});
