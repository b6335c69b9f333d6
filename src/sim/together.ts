// The runs of a scenario under several modes, on one budget. All are begun before one is finished:
// so what they will take is known, about, before it is taken. Those that need least go first, each
// has an equal share of what is left, and what they leave over is for the others: a mode that would
// fill all memory takes nothing from those that need little.
import type { Work } from "../lib/work.ts";
import { type Budget, defaultLimits, tracedBudget } from "./limits.ts";
import type { AnyMode } from "./mode.ts";
import type { ModeChoice, Scenario } from "./scenario.ts";
import { Simulation } from "./simulate.ts";
import type { Trace } from "./trace.ts";

export interface Contender {
  readonly mode: AnyMode;
  readonly choice: Partial<ModeChoice>;
}

/** How many things happen before it is known what a run will take: more than in any short one. */
const inBeginning = 1024;
const inPiece = 64;

export class Together {
  /** What all will take, if they go on as they began. */
  readonly estimate: Budget;
  /** The contenders' indices in the order in which they are to be finished. */
  readonly order: readonly number[];
  private readonly simulations: (Simulation | null)[];
  /** What of the budget is left. */
  left: Budget;
  private waiting: number;

  constructor(simulations: readonly Simulation[], budget: Budget) {
    const needs = simulations.map(({ estimate }) => estimate);
    this.estimate = {
      events: needs.reduce((sum, { events }) => sum + events, 0),
      bytes: needs.reduce((sum, { bytes }) => sum + bytes, 0),
    };
    const need = (i: number): number => needs[i]?.bytes ?? 0;
    this.order = needs.map((_, i) => i).sort((a, b) => need(a) - need(b) || a - b);
    this.simulations = [...simulations];
    this.left = budget;
    this.waiting = simulations.length;
  }

  /** The run of the contender whose turn it is. */
  *next(): Work<Trace> {
    const index = this.order[this.order.length - this.waiting] as number;
    const simulation = this.simulations[index] as Simulation;
    const share = {
      events: Math.floor(this.left.events / this.waiting),
      bytes: Math.floor(this.left.bytes / this.waiting),
    };
    const trace = yield* simulation.finish({ ...defaultLimits, ...share });
    const { events, bytes } = simulation.taken;
    this.left = { events: this.left.events - events, bytes: this.left.bytes - bytes };
    this.waiting -= 1;
    // Who keeps the trace or not is not decided here.
    this.simulations[index] = null;
    return trace;
  }
}

/** Begins the runs of a scenario. */
export function* begin(
  scenario: Scenario,
  contenders: readonly Contender[],
  budget: Budget = tracedBudget,
): Work<Together> {
  const simulations: Simulation[] = [];
  for (const [i, { mode, choice }] of contenders.entries()) {
    const simulation = new Simulation(scenario, mode, choice);
    const limits = { ...defaultLimits, ...budget };
    for (let done = 0; done < inBeginning && simulation.advance(limits, inPiece); done += inPiece) {
      yield i / contenders.length;
    }
    simulations.push(simulation);
  }
  return new Together(simulations, budget);
}
