import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import { modeById } from "../modes/index.ts";
import type { Options } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import type { Trace } from "../sim/trace.ts";
import { buildScenario, type Draft, type Entry } from "../testing/scenario.ts";
import { areConcurrent, executionOf, hasHeardOf, hasSeen, showingAt } from "./causality.ts";

const row = "users/1";
const setting = (set: Readonly<Record<string, string>>): readonly Operation[] => [
  { verb: "update", row, set },
];
const email = (at: number, node: string, value: string): Entry => {
  return { at, node, do: setting({ email: value }) };
};
const phone = (at: number, node: string, value: string): Entry => {
  return { at, node, do: setting({ phone: value }) };
};

function run(
  mode: string,
  script: readonly Entry[],
  options: Options = {},
  draft?: Partial<Draft>,
) {
  const database = {
    tables: { users: { email: "register", phone: "register" } },
    rows: { [row]: { email: "old", phone: "0" } },
  } as const;
  return simulate(buildScenario({ database, ...draft, script }), modeById(mode), { options });
}
/** Whether r2 had seen r1, and whether it had heard of it. */
const answers = (trace: Trace): readonly boolean[] => [
  hasSeen(trace, "r2", "r1", row),
  hasHeardOf(trace, "r2", "r1", row),
];

describe("who had seen whose write", () => {
  it("is by what the node showed, whatever the clocks made of it", () => {
    const ahead = { clockOffsetsMs: { tokyo: 5000 } };
    const trace = run("lww", [email(0, "tokyo", "a"), email(2000, "london", "b")], {}, ahead);
    expect(answers(trace)).toEqual([true, true]);
    expect(hasSeen(trace, "r1", "r2", row)).toBe(false);
  });
  it("is no before the news has come, and then the two are concurrent", () => {
    const trace = run("lww", [email(0, "tokyo", "a"), email(99, "london", "b")]);
    expect(answers(trace)).toEqual([false, false]);
    expect(areConcurrent(trace, "r1", "r2", row)).toBe(true);
  });
  it("is yes of what lies under a later write that was made on top of it", () => {
    const script = [email(0, "tokyo", "a"), email(150, "london", "b"), email(300, "tokyo", "c")];
    expect(hasSeen(run("lww", script), "r3", "r1", row)).toBe(true);
    expect(hasSeen(run("version-vector", script), "r3", "r1", row)).toBe(true);
  });
  it("is no of what another write has overwritten without having seen it", () => {
    // London's row arrives at Tokyo and stays: what Tokyo wrote is neither there nor under it.
    const script = [email(0, "tokyo", "a"), phone(50, "london", "1"), phone(300, "tokyo", "2")];
    const trace = run("lww", script);
    expect(hasSeen(trace, "r3", "r1", row)).toBe(false);
    expect(hasHeardOf(trace, "r3", "r1", row)).toBe(true);
    const shown = showingAt(trace, "tokyo", "r1", row);
    expect(shown).toBeDefined();
    expect(shown?.last).toBeLessThan(executionOf(trace, "r3", row)?.event ?? -1);
  });
  it("is no of what has arrived and is not visible yet", () => {
    // London's write-set needs São Paulo's receipt: it is at Tokyo from 101 ms on, shown at 251 ms.
    const trace = run("galera", [email(1, "london", "a"), email(151, "tokyo", "b")]);
    expect(answers(trace)).toEqual([false, true]);
    expect(hasSeen(trace, "r1", "r2", row)).toBe(false);
    const late = run("galera", [email(1, "london", "a"), email(300, "tokyo", "b")]);
    expect(answers(late)).toEqual([true, true]);
  });
  it("is no of what is certified and waits for its delay; who waits for it has seen it", () => {
    const options = { applyDelay: 200 };
    const trace = run("galera", [email(1, "london", "a"), phone(300, "tokyo", "b")], options);
    // Tokyo's waits for the row, and is carried out when London's has become visible.
    expect(answers(trace)).toEqual([true, true]);
    const execution = executionOf(trace, "r2", row);
    expect(execution?.node).toBe("tokyo");
    expect(trace.events[execution?.event ?? -1]?.atUs).toBeGreaterThan(300_000);
  });
  it("asks where and when a request was carried out, not where and when it began", () => {
    const script = [email(1, "london", "a"), email(50, "tokyo", "b")];
    // London is the row's home: Tokyo's request comes there at 150 ms.
    const homes = { homes: { [row]: "london" } };
    const database = {
      tables: { users: { email: "register", phone: "register" } },
      rows: { [row]: { email: "old", phone: "0" } },
      ...homes,
    } as const;
    const trace = run("home-region", script, {}, { database });
    expect(answers(trace)).toEqual([true, true]);
    expect(executionOf(trace, "r2", row)).toMatchObject({ node: "london" });
  });
  it("is by the order of the log where several are carried out at once", () => {
    const trace = run("paxos", [email(1, "tokyo", "a"), email(1, "london", "b")]);
    const seen = [hasSeen(trace, "r2", "r1", row), hasSeen(trace, "r1", "r2", row)];
    expect(seen.toSorted()).toEqual([false, true]);
    expect([hasHeardOf(trace, "r2", "r1", row), hasHeardOf(trace, "r1", "r2", row)]).toEqual(seen);
  });
  it("is no of what was never carried out", () => {
    const trace = run("lww", [{ at: 0, node: "tokyo", do: [{ verb: "delete", row: "users/9" }] }]);
    expect(executionOf(trace, "r1", "users/9")).toBeUndefined();
    expect(hasSeen(trace, "r1", "r1", "users/9")).toBe(false);
  });
});
