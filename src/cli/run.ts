// `everywrite run`: scenarios in, what came of them out, in the format that is asked for.
import { extname } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { historyLines } from "../checks/export/history.ts";
import { type RunDocument, resultDocument, runDocument } from "../checks/export/json.ts";
import { shivizLog } from "../checks/export/shiviz.ts";
import { findings } from "../checks/findings.ts";
import { finish } from "../lib/work.ts";
import { findMode, modes } from "../modes/index.ts";
import { sentence } from "../narrate/index.ts";
import { limitText } from "../sim/limits.ts";
import type { ModeChoice, Scenario } from "../sim/scenario.ts";
import { begin, type Together } from "../sim/together.ts";
import { labelOf, type Trace, type TraceEvent } from "../sim/trace.ts";
import { writeFile } from "./files.ts";
import type { Input } from "./input.ts";
import { finishLean } from "./memory.ts";
import { type RunSummary, summary, summaryOf } from "./summary.ts";
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

/** Runs the scenarios; gives what to print, what to warn of, and the exit code. */
export function run(given: RunArguments): { text: string; warning: string; code: number } {
  const groups = given.inputs.map(({ scenario }) => tell(scenario, given));
  const all = groups.flat();
  const parts = output(given.format, groups);
  const text = given.out === null ? parts.map(({ text }) => text).join("") : "";
  if (given.out !== null) write(given.out, parts);
  const warning = all.flatMap(({ cut }) => cut ?? []).join("\n");
  return { text, warning, code: exitCode(all) };
}

/** What is left of a run when the next one takes its place in memory. */
interface Told extends Ended {
  readonly mode: string;
  readonly said: RunSummary | RunDocument | string;
}

/** What the exit code asks of a run. */
interface Ended {
  readonly isBroken: boolean;
  /** Where a limit cut the run: a sentence on it. */
  readonly cut: string | null;
}

/** The runs in the scenario's order, which need not be that of their computing. */
function tell(scenario: Scenario, { modes: wanted, format }: RunArguments): readonly Told[] {
  const contenders = choices(scenario, wanted).map((choice) => {
    const mode = findMode(choice.mode);
    if (mode === undefined) throw new UsageError(unknownMode(choice.mode));
    return { mode, choice };
  });
  const together = finish(begin(scenario, contenders));
  const told: Told[] = [];
  for (const index of together.order) {
    told[index] = tellNext(together, format);
  }
  return told;
}

/** Apart, so that nobody holds the run when the next one is made. */
function tellNext(together: Together, format: Format): Told {
  const trace = finishLean(together.next());
  return { mode: trace.mode.about.id, said: tellers[format](trace), ...endOf(trace) };
}

const tellers: Readonly<Record<Format, (trace: Trace) => Told["said"]>> = {
  summary: summaryOf,
  json: runDocument,
  history: (trace) => `${historyLines(trace).join("\n")}\n`,
  trace: traceLines,
  shiviz: (trace) => shivizLog(trace, ({ index }) => sentence(trace, index)),
};

export function endOf(trace: Trace): Ended {
  const { limit, label, scenario, endedUs } = trace;
  const when = `${endedUs / 1000} ms`;
  return {
    isBroken: findings(trace).claims.some(({ holds }) => holds === false),
    cut:
      limit === null
        ? null
        : `${label} in "${scenario.title}" was cut at ${when}: ${limitText(limit)}`,
  };
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

function output(format: Format, groups: readonly (readonly Told[])[]): readonly Part[] {
  const all = groups.flat();
  const said = <One>(told: readonly Told[]) => told.map((one) => one.said as One);
  switch (format) {
    case "summary": {
      const text = groups.map((group) => `${summary(said<RunSummary>(group))}\n`).join("");
      return [{ name: "", text }];
    }
    case "json": {
      const document = resultDocument(said<RunDocument>(all), packageJson.version);
      return [{ name: "", text: `${JSON.stringify(document, null, 2)}\n` }];
    }
    case "history":
    case "trace":
    case "shiviz":
      return named(all);
  }
}

function named(all: readonly Told[]): readonly Part[] {
  const names = new Set<string>();
  return all.map(({ mode, said }) => {
    let name = mode;
    for (let i = 2; names.has(name); i += 1) name = `${mode}-${i}`;
    names.add(name);
    return { name: all.length === 1 ? "" : name, text: said as string };
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

/**
 * 1 where a run that came to its end breaks a claim, else 3 where a limit cut one, else 0.
 */
export function exitCode(runs: readonly Ended[]): number {
  if (runs.some(({ isBroken, cut }) => isBroken && cut === null)) return exitCodes.broken;
  return runs.some(({ cut }) => cut !== null) ? exitCodes.limit : exitCodes.fine;
}
