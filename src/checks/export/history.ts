// The history of a run as JSON Lines in the shape of Jepsen's histories, so that outside checkers
// can read it. The order of lines is the order of events; times are whole nanoseconds.
import { historyCode, refusals } from "../../data/refusal.ts";
import { compareText } from "../../lib/record.ts";
import { type ScriptEntry, startingRows, US_PER_MS } from "../../sim/scenario.ts";
import { lastEvent, type RequestRecord, type Trace, type TraceEvent } from "../../sim/trace.ts";
import { acknowledgement, invocation, keyOf } from "./clientOperations.ts";
import { finalLines } from "./finalState.ts";
import { type HistoryLine, nanoseconds } from "./historyLine.ts";
import { Snapshots } from "./snapshots.ts";

/** One line of JSON each, without line ends. */
export function historyLines(trace: Trace): readonly string[] {
  return history(trace).map((line) => JSON.stringify(line));
}

/** The lines as data. */
export function history(trace: Trace): readonly HistoryLine[] {
  const processes = new Processes();
  const snapshots = new Snapshots(trace);
  const lines: HistoryLine[] = [header(trace)];
  for (const event of trace.events) {
    const nemesis = nemesisLine(trace, event);
    if (nemesis !== null) lines.push(nemesis);
    if (event.kind === "request") {
      const request = trace.requests[event.request];
      if (request !== undefined) lines.push(invokeLine(trace, request, processes, event.atUs));
    }
    for (const index of event.ends) {
      const request = trace.requests[index];
      if (request !== undefined) lines.push(endLine(trace, request, processes, event.atUs));
    }
    lines.push(...noteLines(trace, event), ...snapshots.observe(event));
    if (nemesis !== null) lines.push(...snapshots.all(event.index, event.atUs));
  }
  for (const request of trace.requests) {
    if (request.doneUs === null) lines.push(endLine(trace, request, processes, trace.endedUs));
  }
  lines.push(...snapshots.all(lastEvent(trace), trace.endedUs));
  lines.push(...finalLines(trace, () => processes.fresh()));
  return lines;
}

function header(trace: Trace): HistoryLine {
  const { scenario, mode, options } = trace;
  const initial: Record<string, unknown> = {};
  const rows = startingRows(scenario.database);
  for (const row of Object.keys(rows).sort(compareText)) {
    for (const [field, value] of Object.entries(rows[row] ?? {}))
      initial[keyOf(row, field)] = value;
  }
  const faults = scenario.script.map(({ kind }) => kind).filter((kind) => kind in nemesisOf);
  return {
    type: "header",
    format: "history/1",
    mode: mode.about.id,
    seed: scenario.seed,
    scenario: scenario.title,
    nodes: trace.nodes,
    initial,
    reads: mode.about.localReads(options) ? "local" : "linearizable",
    faults: [...new Set(faults)].sort(compareText),
    skewMs: skewUs(trace) / US_PER_MS,
  };
}

/** The largest difference between two clocks' errors that the run has seen. */
function skewUs(trace: Trace): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { node, clockUs, atUs } of trace.events) {
    if (node === null) continue;
    least = Math.min(least, clockUs - atUs);
    most = Math.max(most, clockUs - atUs);
  }
  return most > least ? most - least : 0;
}

/**
 * Process numbers: a process has one operation at a time and ends for good when an outcome stays
 * unknown.
 */
class Processes {
  private readonly bySession = new Map<string, number>();
  private count = 0;

  of(session: string): number {
    const known = this.bySession.get(session);
    if (known !== undefined) return known;
    const process = this.fresh();
    this.bySession.set(session, process);
    return process;
  }

  end(session: string): void {
    this.bySession.delete(session);
  }

  fresh(): number {
    this.count += 1;
    return this.count - 1;
  }
}

function invokeLine(
  trace: Trace,
  request: RequestRecord,
  processes: Processes,
  atUs: number,
): HistoryLine {
  const { client: session, node, id } = request;
  const process = processes.of(session);
  const time = nanoseconds(atUs);
  return { type: "invoke", process, session, node, ...invocation(trace, request), time, id };
}

function endLine(
  trace: Trace,
  request: RequestRecord,
  processes: Processes,
  atUs: number,
): HistoryLine {
  const { client: session, node, id, reply, code } = request;
  const process = processes.of(session);
  const time = nanoseconds(atUs);
  if (reply?.outcome === "ok") {
    const { vector: ver, tag, observed } = reply.evidence ?? {};
    const result = acknowledgement(trace, request);
    return { type: "ok", process, session, node, ...result, time, id, ver, tag, observed };
  }
  const asked = invocation(trace, request);
  if (code !== null) {
    const error = { code: historyCode(code), name: refusals[code].name };
    return { type: "fail", process, session, node, ...asked, time, id, error };
  }
  processes.end(session);
  return { type: "info", process, session, node, ...asked, time, id };
}

/** What Jepsen calls the faults, by the kind of script entry. */
const nemesisOf: Readonly<Record<string, string>> = {
  partition: "partition",
  cut: "cut",
  crash: "crash",
  link: "link",
  clock: "clock",
};

const begins: ReadonlySet<string> = new Set(["partition", "cut", "crash", "link"]);
const ends: ReadonlySet<string> = new Set(["heal", "mend", "restart", "link-end"]);

function nemesisLine(trace: Trace, event: TraceEvent): HistoryLine | null {
  if (event.kind !== "clock" && !begins.has(event.kind) && !ends.has(event.kind)) return null;
  const entry = trace.scenario.script.find(({ index }) => index === event.entry);
  const fault = entry === undefined ? undefined : nemesisOf[entry.kind];
  if (entry === undefined || fault === undefined) return null;
  const time = nanoseconds(event.atUs);
  const base = { type: "info", process: "nemesis" } as const;
  if (event.kind === "clock") return { ...base, f: "set-clock", value: faultValue(entry), time };
  const change = begins.has(event.kind) ? "start" : "stop";
  return { ...base, f: `${change}-${fault}`, value: faultValue(entry), time };
}

function faultValue(entry: ScriptEntry): unknown {
  switch (entry.kind) {
    case "partition":
      return entry.groups;
    case "cut":
      return entry.links;
    case "crash":
      return entry.node;
    case "link":
      return { links: entry.links, set: entry.set };
    case "clock":
      return { node: entry.node, offsetMs: entry.offsetUs / US_PER_MS };
    case "request":
    case "command":
    case "say":
      return null;
  }
}

/** Applied entries of a log, and who leads. */
function noteLines(trace: Trace, { node, atUs, notes }: TraceEvent): readonly HistoryLine[] {
  const time = nanoseconds(atUs);
  return notes.flatMap((note): readonly HistoryLine[] => {
    switch (note.kind) {
      case "log":
        return [
          { type: "apply", node, time, seq: note.sequence, op: note.request, boot: note.boot },
        ];
      case "elected": {
        // Two nodes may win ballots of one round; as terms they must be told apart.
        const place = trace.nodes.indexOf(note.ballot.node);
        return [{ type: "lead", node, time, term: note.ballot.round * trace.nodes.length + place }];
      }
      case "primary":
        return note.node === node ? [{ type: "lead", node, time, term: note.term }] : [];
      default:
        return [];
    }
  });
}
