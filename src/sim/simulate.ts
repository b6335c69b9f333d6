// The one entrance: a scenario and a mode give a trace, always the same one.
import { finish, type Work } from "../lib/work.ts";
import { Kernel, type Stop } from "./kernel.ts";
import { defaultLimits, type Limits, tracedLimits } from "./limits.ts";
import { type AnyMode, completeOptions } from "./mode.ts";
import { Recorder } from "./recorder.ts";
import type { ModeChoice, Scenario } from "./scenario.ts";
import type { Counts, RequestRecord, Trace } from "./trace.ts";

/** What is left of a run that kept no trace. */
export interface Summary {
  readonly stopped: Trace["stopped"];
  readonly limit: string | null;
  readonly endedUs: number;
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
  const recorder = new Recorder(scenario.nodes.map((node) => node.id));
  const kernel = kernelFor(scenario, mode, choice, recorder);
  const end = yield* run(kernel, scenario, { ...tracedLimits, ...limits }, inPiece);
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
    ...end,
    counts: { ...kernel.counts, bytes },
  };
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
  const end = finish(run(kernel, scenario, { ...defaultLimits, ...limits }));
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

function* run(
  kernel: Kernel,
  scenario: Scenario,
  limits: Limits,
  most?: number,
): Work<Pick<Trace, "stopped" | "limit" | "endedUs">> {
  kernel.start();
  const goOn = (): Stop | null => kernel.run(scenario.endUs ?? limits.restUs, limits, most);
  let end = goOn();
  for (; end === null; end = goOn()) yield kernel.begun;
  if (end.stopped !== "end") return { ...end, endedUs: kernel.nowUs };
  if (scenario.endUs !== null) return { ...end, endedUs: scenario.endUs };
  const limit = `the run did not come to rest within ${limits.restUs / 1_000_000} s`;
  return { stopped: "limit", limit, endedUs: limits.restUs };
}
