import { expect, it } from "vitest";
import type { Trace } from "../sim/trace.ts";
import { HandMadeTrace } from "../testing/handMadeTrace.ts";
import { findings } from "./findings.ts";
import { perTrace } from "./perTrace.ts";

it("computes once for a trace, when it is first asked", () => {
  const asked: Trace[] = [];
  const check = perTrace((trace) => {
    asked.push(trace);
    return undefined;
  });
  const [one, other] = [new HandMadeTrace().build(), new HandMadeTrace().build()];
  for (const trace of [one, one, other, one, other]) check(trace);
  expect(asked).toEqual([one, other]);
});

it("findings read no table before somebody asks for what needs it", () => {
  const trace = new HandMadeTrace().build();
  let reads = 0;
  const rows = (state: unknown) => {
    reads += 1;
    return trace.mode.rows(state);
  };
  const watched = { ...trace, mode: { ...trace.mode, rows } };
  const found = findings(watched);
  expect([found.conflicts, found.disagreements, found.metrics.refused]).toEqual([[], [], 0]);
  expect(reads).toBe(0);
  expect(found.converged).toBe(true);
  expect(reads).toBeGreaterThan(0);
  const before = reads;
  expect(findings(watched).convergedAtUs).toBe(0);
  expect(reads).toBe(before);
});
