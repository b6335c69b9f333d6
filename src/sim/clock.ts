// The clocks that nodes read: true time plus an offset and a drift. Whole microseconds.
import type { NodeSetup } from "./scenario.ts";

export class NodeClock {
  private offsetUs: number;
  private readonly driftPpm: number;

  constructor(setup: NodeSetup) {
    this.offsetUs = setup.clockOffsetUs;
    this.driftPpm = setup.clockDriftPpm;
  }

  /** The reading at a true time. */
  read(trueUs: number): number {
    if (this.driftPpm === 0) return trueUs + this.offsetUs;
    return trueUs + this.offsetUs + Math.round((trueUs * this.driftPpm) / 1_000_000);
  }

  /** Sets the offset from now on; it may make the clock jump forwards or back. */
  setOffset(offsetUs: number): void {
    this.offsetUs = offsetUs;
  }
}
