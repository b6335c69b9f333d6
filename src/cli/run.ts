// `everywrite run`: scenarios in, what came of them out, in the format that is asked for.
import { extname } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { historyLines } from "../checks/export/history.ts";
import { resultDocument } from "../checks/export/json.ts";
import { shivizLog } from "../checks/export/shiviz.ts";
import { findings } from "../checks/findings.ts";
import { findMode, modes } from "../modes/index.ts";
import { sentence } from "../narrate/index.ts";
import type { ModeChoice, Scenario } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import { labelOf, type Trace, type TraceEvent } from "../sim/trace.ts";
import { writeFile } from "./files.ts";
import type { Input } from "./input.ts";
import { summary } from "./summary.ts";
import { exitCodes, UsageError } from "./usage.ts";

export const formats = ["summary", "json", "history", "trace", "shiviz"] as const;
export type Format = (typeof formats)[number];

export interface RunArguments {
  readonly inputs: readonly Input[];
  /** Empty: the scenario's own. */
  readonly modes: readonly string[];
  readonly format: Format;
  readonly out: string | null;
}

/** Runs the scenarios; gives what to print and the exit code. */
export function run(given: RunArguments): { text: string; code: number } {
  const groups = given.inputs.map(({ scenario }) => traces(scenario, given.modes));
  const all = groups.flat();
  const parts = output(given.format, groups);
  const text = given.out === null ? parts.map(({ text }) => text).join("") : "";
  if (given.out !== null) write(given.out, parts);
  return { text, code: exitCode(all) };
}

function traces(scenario: Scenario, wanted: readonly string[]): readonly Trace[] {
  return choices(scenario, wanted).map((choice) => {
    const mode = findMode(choice.mode);
    if (mode === undefined) throw new UsageError(unknownMode(choice.mode));
    return simulate(scenario, mode, choice);
  });
}

/** The scenario's choices of a mode that is asked for, or the mode with its defaults. */
function choices(scenario: Scenario, wanted: readonly string[]): readonly ModeChoice[] {
  if (wanted.length === 0) return scenario.modes;
  return wanted.flatMap((mode): readonly ModeChoice[] => {
    const own = scenario.modes.filter((choice) => choice.mode === mode);
    return own.length > 0 ? own : [{ mode, label: null, options: {} }];
  });
}

export function unknownMode(id: string): string {
  return `there is no mode "${id}"; modes are ${modes.map(({ about }) => about.id).join(", ")}`;
}

interface Part {
  /** What tells this part from the others in file names; empty for the only one. */
  readonly name: string;
  readonly text: string;
}

function output(format: Format, groups: readonly (readonly Trace[])[]): readonly Part[] {
  const all = groups.flat();
  switch (format) {
    case "summary":
      return [{ name: "", text: groups.map((group) => `${summary(group)}\n`).join("") }];
    case "json": {
      const document = resultDocument(all, packageJson.version);
      return [{ name: "", text: `${JSON.stringify(document, null, 2)}\n` }];
    }
    case "history":
      return named(all, (trace) => `${historyLines(trace).join("\n")}\n`);
    case "trace":
      return named(all, traceLines);
    case "shiviz":
      return named(all, (trace) => shivizLog(trace, ({ index }) => sentence(trace, index)));
  }
}

function named(traces: readonly Trace[], write: (trace: Trace) => string): readonly Part[] {
  const names = new Set<string>();
  return traces.map((trace) => {
    let name = trace.mode.about.id;
    for (let i = 2; names.has(name); i += 1) name = `${trace.mode.about.id}-${i}`;
    names.add(name);
    return { name: traces.length === 1 ? "" : name, text: write(trace) };
  });
}

/** One file, or one for each part with its name before the ending. */
function write(out: string, parts: readonly Part[]): void {
  for (const { name, text } of parts) {
    const ending = extname(out);
    const stem = out.slice(0, out.length - ending.length);
    const file = name === "" ? out : `${stem}.${name}${ending}`;
    writeFile(file, text);
  }
}

/** One event a line; background events are marked. */
function traceLines(trace: Trace): string {
  return `${trace.events.map((event) => JSON.stringify(eventObject(trace, event))).join("\n")}\n`;
}

function eventObject(trace: Trace, event: TraceEvent): unknown {
  const message = trace.messages[event.message];
  const request = trace.requests[event.request];
  return {
    i: event.index,
    at: event.atUs / 1000,
    node: event.node,
    kind: event.kind,
    ...(event.background ? { background: true } : {}),
    ...(message === undefined
      ? {}
      : {
          message: {
            from: message.from,
            to: message.to,
            sentAt: message.sentUs / 1000,
            ...labelOf(trace, message),
            body: message.body,
          },
        }),
    ...(request === undefined ? {} : { request: request.id }),
    clock: Object.fromEntries(event.clock.map((count, i) => [trace.nodes[i] ?? "", count])),
    notes: event.notes,
    sentence: sentence(trace, event.index),
  };
}

/** 1 where a claim of a mode is broken, else 3 where a run stopped at a limit, else 0. */
export function exitCode(traces: readonly Trace[]): number {
  const isBroken = traces.some((trace) =>
    findings(trace).claims.some(({ holds }) => holds === false),
  );
  if (isBroken) return exitCodes.broken;
  return traces.some(({ stopped }) => stopped === "limit") ? exitCodes.limit : exitCodes.fine;
}
