// The one entrance: a scenario and a mode give a trace, always the same one.
import { Kernel } from "./kernel.ts";
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
  const recorder = new Recorder(scenario.nodes.map((node) => node.id));
  const { kernel, ...end } = run(scenario, mode, choice, { ...tracedLimits, ...limits }, recorder);
  let bytes = 0;
  for (const message of recorder.messages) {
    if (!message.background && !message.copy) bytes += JSON.stringify(message.body).length;
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
  const { kernel, ...end } = run(scenario, mode, choice, { ...defaultLimits, ...limits }, null);
  return {
    ...end,
    counts: kernel.counts,
    requests: kernel.clients.requests,
    states: kernel.nodes.map((node) => node.state),
  };
}

function run(
  scenario: Scenario,
  mode: AnyMode,
  choice: Partial<ModeChoice>,
  limits: Limits,
  recorder: Recorder | null,
): { kernel: Kernel } & Pick<Trace, "stopped" | "limit" | "endedUs"> {
  const options = completeOptions(mode.about, choice.options ?? {});
  const kernel = new Kernel(scenario, mode, options, recorder);
  kernel.start();
  const end = kernel.run(scenario.endUs ?? limits.restUs, limits);
  if (end.stopped !== "end") return { kernel, ...end, endedUs: kernel.nowUs };
  if (scenario.endUs !== null) return { kernel, ...end, endedUs: scenario.endUs };
  const limit = `the run did not come to rest within ${limits.restUs / 1_000_000} s`;
  return { kernel, stopped: "limit", limit, endedUs: limits.restUs };
}
