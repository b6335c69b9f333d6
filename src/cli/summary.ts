// The outcome of a scenario under its modes as a table for people.
import { type ConflictFound, isConflict } from "../checks/conflicts.ts";
import { type Findings, findings } from "../checks/findings.ts";
import type { LostWrite } from "../checks/lostWrites.ts";
import { missedBy, type StaleRead, staleForUs } from "../checks/staleReads.ts";
import { showTable } from "../data/view.ts";
import { defined } from "../lib/assert.ts";
import { canonical } from "../lib/canonical.ts";
import { visible } from "../lib/visible.ts";
import { defaultLimits, limitText } from "../sim/limits.ts";
import { isUpAfter, lastEvent, requestById, rowsAfter, type Trace } from "../sim/trace.ts";
import { table } from "./table.ts";

/** What is said of one run; without the run, which may be large. */
export interface RunSummary {
  readonly scenario: string;
  readonly row: readonly (string | number)[];
  readonly lines: readonly string[];
}

export function summaryOf(trace: Trace): RunSummary {
  const { title, seed } = trace.scenario;
  return {
    scenario: `${visible(title)}  (seed "${visible(seed)}")`,
    row: [visible(trace.label), ...figures(trace)],
    lines: finalRows(trace),
  };
}

/** All runs of one scenario. */
export function summary(runs: readonly RunSummary[]): string {
  const [first] = runs;
  if (first === undefined) return "";
  const head = ["mode", "OK", "refused", "unknown", "lost", "stale", "conflicts", "slowest OK"];
  return [
    first.scenario,
    "",
    table([[...head, "equal from", "linearizable row by row"], ...runs.map(({ row }) => row)]),
    "",
    ...runs.flatMap(({ lines }) => lines),
  ].join("\n");
}

function figures(trace: Trace): readonly (string | number)[] {
  const found = findings(trace);
  const count = (outcome: string): number =>
    trace.requests.filter((request) => request.outcome === outcome).length;
  const latencies = trace.requests
    .filter(({ outcome }) => outcome === "ok")
    .map(({ atUs, doneUs }) => (doneUs ?? atUs) - atUs);
  const at = found.convergedAtUs;
  return [
    count("ok"),
    count("refused"),
    count("unknown"),
    trace.unfinished ? unknown : found.lostWrites.length,
    found.staleReads,
    found.conflicts.filter(isConflict).length,
    latencies.length === 0 ? "-" : milliseconds(Math.max(...latencies)),
    at === null ? (trace.unfinished ? unknown : "never") : milliseconds(at),
    verdict(trace, found),
  ];
}

const milliseconds = (us: number): string => `${us / 1000} ms`;

/** In place of what an unfinished run does not tell. */
const unknown = "?";

function verdict({ unfinished }: Trace, { linearizable, nobodyRead }: Findings): string {
  if (linearizable === null) return unfinished ? unknown : "undecided";
  if (!linearizable) return "no";
  return nobodyRead ? "yes, but nobody read" : "yes";
}

/** What the nodes hold at the end, nodes that agree on one line. */
function finalRows(trace: Trace): readonly string[] {
  const last = lastEvent(trace);
  const groups = new Map<string, string[]>();
  for (const node of trace.nodes) {
    const text = isUpAfter(trace, node, last)
      ? canonical(showTable(rowsAfter(trace, node, last)))
      : "down";
    groups.set(text, [...(groups.get(text) ?? []), node]);
  }
  const lines = [...groups].map(([text, nodes]) => `  ${nodes.join(" = ")}: ${text}`);
  const broken = findings(trace).claims.filter(({ holds }) => holds === false);
  return [
    `${visible(trace.label)}: ${stop(trace)}, digest ${findings(trace).digest}`,
    ...lines,
    ...findings(trace).lost.map((lost) => lostLine(trace, lost)),
    ...findings(trace).reads.stale.map((stale) => staleLine(trace, stale)),
    ...new Set(findings(trace).conflicts.filter(isOverruled).map(overruledLine)),
    ...broken.map(({ claim, why }) => `  BROKEN CLAIM ${claim}: ${why}`),
    "",
  ];
}

/** Which acknowledged write is gone, where, and what stands in its place. */
function lostLine(trace: Trace, { request, row, fields }: LostWrite): string {
  const record = defined(requestById(trace, request), `request ${request}`);
  const what = fields.map(({ field }) => (field === null ? row : `${row}.${field}`)).join(", ");
  const winners = [...new Set(fields.flatMap(({ shadowedBy }) => shadowedBy))];
  const to = winners.length === 0 ? "" : `, lost to ${winners.join(", ")}`;
  const when = milliseconds(record.doneUs ?? record.atUs);
  return `  lost: ${request} (${what}), OK at ${record.node} at ${when}${to}`;
}

/** Which answer was out of date, by how much, and what it lacked. */
function staleLine(trace: Trace, stale: StaleRead): string {
  const { request, row, places } = stale;
  const what = places.map(({ field }) => (field === null ? row : `${row}.${field}`)).join(", ");
  const { node } = defined(requestById(trace, request), `request ${request}`);
  const late = milliseconds(staleForUs(trace, stale));
  const missed = missedBy(stale).join(", ");
  return `  stale: ${request} (${what}) read at ${node}, ${late} behind ${missed}`;
}

const isOverruled = ({ bond }: ConflictFound): boolean => bond === "overruled";

/** A write that had seen the one it lost to: the clocks alone made it the older one. */
function overruledLine({ lost, kept, row }: ConflictFound): string {
  return `  overruled by a clock: ${lost.join(", ")} (${row}), having seen ${kept.join(", ")}`;
}

function stop(trace: Trace): string {
  const when = milliseconds(trace.endedUs);
  if (trace.limit !== null) return `STOPPED AT A LIMIT at ${when}, ${limitText(trace.limit)}`;
  const how = {
    rest: `at rest at ${when}`,
    end: `ended at ${when}`,
    restless: `DID NOT COME TO REST, still busy at ${when}, ${restText} after its script`,
    limit: "",
  }[trace.stopped];
  return trace.unfinished ? `${how}, UNFINISHED` : how;
}

const restText = milliseconds(defaultLimits.restUs);
