// The one entrance: a scenario and a mode give a trace, always the same one.
import { defined } from "../lib/assert.ts";
import { finish, type Work } from "../lib/work.ts";
import { Kernel, type Stop } from "./kernel.ts";
import { type Budget, defaultLimits, type Limits, tracedLimits } from "./limits.ts";
import { type AnyMode, completeOptions } from "./mode.ts";
import { Recorder } from "./recorder.ts";
import type { ModeChoice, Scenario } from "./scenario.ts";
import type { Counts, RequestRecord, Trace } from "./trace.ts";

/** What is left of a run that kept no trace. */
export interface Summary extends Stop {
  readonly counts: Omit<Counts, "bytes">;
  readonly requests: readonly RequestRecord[];
  /** The last state of each node, in the scenario's order. */
  readonly states: readonly unknown[];
}

/** Runs the scenario under a mode and keeps everything. */
export function simulate(
  scenario: Scenario,
  mode: AnyMode,
  choice: Partial<ModeChoice> = {},
  limits: Partial<Limits> = {},
): Trace {
  return finish(simulateInPieces(scenario, mode, choice, limits));
}

/** How many things happen in one piece, or how many messages are measured. */
const inPiece = 64;

/** The same, for a page that must not stand still meanwhile. */
export function* simulateInPieces(
  scenario: Scenario,
  mode: AnyMode,
  choice: Partial<ModeChoice> = {},
  limits: Partial<Limits> = {},
): Work<Trace> {
  const simulation = new Simulation(scenario, mode, choice);
  return yield* simulation.finish({ ...tracedLimits, ...limits });
}

/** A run that can be begun and looked at, to see what it would take, and be finished then. */
export class Simulation {
  private readonly scenario: Scenario;
  private readonly mode: AnyMode;
  private readonly choice: Partial<ModeChoice>;
  private readonly recorder: Recorder;
  private readonly kernel: Kernel;
  private end: Stop | null = null;

  constructor(scenario: Scenario, mode: AnyMode, choice: Partial<ModeChoice> = {}) {
    this.scenario = scenario;
    this.mode = mode;
    this.choice = choice;
    this.recorder = new Recorder(scenario.nodes.map((node) => node.id));
    this.kernel = kernelFor(scenario, mode, choice, this.recorder);
    this.kernel.start();
  }

  /** What it has taken by now. */
  get taken(): Budget {
    return { events: this.recorder.events.length, bytes: this.recorder.bytes };
  }

  /** Goes on by so many things at most; false: it is over. */
  advance(limits: Limits, most: number): boolean {
    this.end ??= this.kernel.run(limits, most);
    return this.end === null;
  }

  /** What it will have taken in the end, if it goes on as it began. */
  get estimate(): Budget {
    const { events, bytes } = this.taken;
    if (this.end !== null) return { events, bytes };
    // What waits will happen, and a message has its answer: that counts where all begins at once.
    const all = Math.max(this.kernel.expected, events + 2 * this.kernel.waiting);
    return { events: Math.round(all), bytes: Math.round((bytes * all) / Math.max(1, events)) };
  }

  *finish(limits: Limits): Work<Trace> {
    while (this.advance(limits, inPiece)) yield this.kernel.begun;
    const { scenario, mode, choice, recorder, kernel } = this;
    let bytes = 0;
    for (const { index, background, copy, body } of recorder.messages) {
      if (!background && !copy) bytes += JSON.stringify(body).length;
      if (index % inPiece === inPiece - 1) yield 1;
    }
    return {
      scenario,
      mode,
      label: labelOf(mode, choice.label ?? null),
      options: completeOptions(mode.about, choice.options ?? {}),
      nodes: scenario.nodes.map((node) => node.id),
      events: recorder.events,
      messages: recorder.messages,
      requests: kernel.clients.requests,
      histories: recorder.histories,
      down: recorder.down,
      ...defined(this.end, "end"),
      counts: { ...kernel.counts, bytes },
    };
  }
}

/** The mode's title; where the scenario gives a label, that beside the mode's short name. */
function labelOf({ about }: AnyMode, label: string | null): string {
  return label === null ? about.title : `${about.short}: ${label}`;
}

/** Runs the scenario under a mode and keeps only the outcome: for sweeps and measurements. */
export function summarize(
  scenario: Scenario,
  mode: AnyMode,
  choice: Partial<ModeChoice> = {},
  limits: Partial<Limits> = {},
): Summary {
  const kernel = kernelFor(scenario, mode, choice, null);
  kernel.start();
  const end = defined(kernel.run({ ...defaultLimits, ...limits }), "end");
  return {
    ...end,
    counts: kernel.counts,
    requests: kernel.clients.requests,
    states: kernel.nodes.map((node) => node.state),
  };
}

function kernelFor(
  scenario: Scenario,
  mode: AnyMode,
  choice: Partial<ModeChoice>,
  recorder: Recorder | null,
): Kernel {
  const options = completeOptions(mode.about, choice.options ?? {});
  return new Kernel(scenario, mode, options, recorder);
}
