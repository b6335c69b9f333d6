// What each node's clock reads beside the true time: an offset, a drift, and the times at which the
// script sets it.
import type { NodeId } from "../../data/value.ts";
import { NodeClock } from "../../sim/clock.ts";
import type { Scenario } from "../../sim/scenario.ts";

export interface ClockReading {
  readonly node: NodeId;
  readonly trueUs: number;
  readonly readsUs: number;
  /** How far the clock is ahead; negative: behind. */
  readonly aheadUs: number;
  /** Microseconds that it gains in a second. */
  readonly driftPpm: number;
}

/** The clocks at a time, in the scenario's order; what the script sets at it has been set. */
export function clocksAt({ nodes, script }: Scenario, trueUs: number): readonly ClockReading[] {
  return nodes.map((setup) => {
    const clock = new NodeClock(setup);
    for (const entry of script) {
      if (entry.kind !== "clock" || entry.node !== setup.id || entry.atUs > trueUs) continue;
      clock.setOffset(entry.offsetUs);
    }
    const readsUs = clock.read(trueUs);
    const { id: node, clockDriftPpm: driftPpm } = setup;
    return { node, trueUs, readsUs, aheadUs: readsUs - trueUs, driftPpm };
  });
}

/** Whether any clock of the scenario is ever wrong: else there is nothing to show. */
export function hasWrongClocks({ nodes, script }: Scenario): boolean {
  return (
    nodes.some(({ clockOffsetUs, clockDriftPpm }) => clockOffsetUs !== 0 || clockDriftPpm !== 0) ||
    script.some((entry) => entry.kind === "clock" && entry.offsetUs !== 0)
  );
}

/** One turn of a clock's hand, so that the largest error is seen and is less than half a turn. */
export function turnUs(readings: readonly ClockReading[]): number {
  const largest = Math.max(0, ...readings.map(({ aheadUs }) => Math.abs(aheadUs)));
  for (let power = 100_000; ; power *= 10) {
    for (const factor of [1, 2, 5]) if (power * factor > 2 * largest) return power * factor;
  }
}
