import { describe, expect, it } from "vitest";
import { buildScenario } from "../../testing/scenario.ts";
import { libraryEntries } from "../opening.ts";
import { createSession } from "../store.ts";
import { clocksAt, hasWrongClocks, turnUs } from "./clocks.ts";

describe("clocks", () => {
  it("read what the engine's events carry", () => {
    const session = createSession();
    let wrong = 0;
    for (const { id } of libraryEntries) {
      session.open(id);
      const { scenario, runs } = session.getState();
      if (scenario === null) throw new Error(id);
      const setAt = new Set(
        scenario.script.flatMap(({ kind, atUs }) => (kind === "clock" ? [atUs] : [])),
      );
      for (const { trace } of runs) {
        for (const { node, atUs, clockUs } of trace.events) {
          // Before the script sets a clock, events of the same instant read the old one.
          if (node === null || setAt.has(atUs)) continue;
          const reading = clocksAt(scenario, atUs).find((one) => one.node === node);
          expect(reading?.readsUs, `${id} ${node} at ${atUs}`).toBe(clockUs);
          if (reading?.aheadUs !== 0) wrong += 1;
        }
      }
    }
    expect(wrong).toBeGreaterThan(10);
  });

  it("are set by the script from its instant on", () => {
    const scenario = buildScenario({
      clockOffsetsMs: { london: -40 },
      script: [{ at: 10, clock: "tokyo", offset: 250 }],
    });
    const ahead = (ms: number) => clocksAt(scenario, ms * 1000).map(({ aheadUs }) => aheadUs);
    expect(ahead(9)).toEqual([0, -40_000, 0]);
    expect(ahead(10)).toEqual([250_000, -40_000, 0]);
    expect(hasWrongClocks(scenario)).toBe(true);
    expect(hasWrongClocks(buildScenario({ script: [] }))).toBe(false);
  });

  it("drift", () => {
    const scenario = buildScenario({ script: [] });
    const nodes = scenario.nodes.map((node, i) => ({ ...node, clockDriftPpm: i * 100 }));
    const readings = clocksAt({ ...scenario, nodes }, 2_000_000);
    expect(readings.map(({ aheadUs }) => aheadUs)).toEqual([0, 200, 400]);
  });

  it("have a face on which the largest error is less than half a turn", () => {
    const turn = (aheadUs: number): number =>
      turnUs([{ node: "a", trueUs: 0, readsUs: aheadUs, aheadUs, driftPpm: 0 }]);
    expect(turn(0)).toBe(100_000);
    expect(turn(-49_999)).toBe(100_000);
    expect(turn(50_000)).toBe(200_000);
    expect(turn(250_000)).toBe(1_000_000);
    expect(turn(-600_000)).toBe(2_000_000);
    expect(turn(5_000_000)).toBe(20_000_000);
  });
});
