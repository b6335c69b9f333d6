// What a whole run came to, measure by measure, for the table of verdicts: each figure with the
// events that show it, in order. The figures are those of `checks`; only what a client wanted is
// counted here as one, however often it was tried.
import { type ConflictFound, conflicts, isConflict } from "../../checks/conflicts.ts";
import { convergence } from "../../checks/convergence.ts";
import { linearizability } from "../../checks/linearizability.ts";
import { unavailability } from "../../checks/unavailability.ts";
import { writes } from "../../data/operation.ts";
import type { RowId } from "../../data/value.ts";
import { countLeading } from "../../lib/bisect.ts";
import { oncePerKeyInPieces } from "../../lib/oncePerKey.ts";
import { endsPiece, type Work, within } from "../../lib/work.ts";
import { type ConflictRule, isPeaceful } from "../../sim/note.ts";
import {
  lastEvent,
  type RequestRecord,
  requestById,
  rowsAfter,
  type Trace,
} from "../../sim/trace.ts";
import { rowText } from "../run/moment.ts";
import type { Run } from "../run/run.ts";
import { type ClientFact, clientFactsOf } from "./clientLane.ts";

/** Events by their index in the trace that show a figure. */
interface Shown {
  readonly events: readonly number[];
}

export interface Count extends Shown {
  readonly count: number;
}

/** Of the end of an unfinished run nothing is known: then the figure says nothing. */
interface OfTheEnd {
  readonly unfinished: boolean;
}

export interface Duration extends Shown {
  /** Null: there was none. */
  readonly us: number | null;
}

export interface Scores {
  /** Wishes of clients (reads and writes) that ended with OK; shown by their answers. */
  readonly acknowledged: Count;
  /** Refused for good; `retried`: refusals after which the client tried again, shown here too. */
  readonly refused: Count & { readonly retried: number };
  /** Nobody told the client what became of it, or it was still open at the end. */
  readonly unknown: Count;
  /** Requests that were acknowledged and lost; shown by the events by which that became certain. */
  readonly lost: Count & OfTheEnd;
  readonly stale: Count;
  /**
   * Each node that noticed a conflict counts; `merged`: by which rules concurrent changes were
   * merged without one.
   */
  readonly conflicts: Count & {
    readonly rules: readonly RuleCount[];
    readonly merged: readonly RuleCount[];
    /** How often a node let a write lose, by a clock, to one that it had seen: no conflict. */
    readonly overruled: number;
  };
  /** Of the acknowledged requests that write, from the start of the try that succeeded. */
  readonly medianOk: Duration;
  readonly worstOk: Duration;
  /** Sent in the foreground; shown by the events that sent them. */
  readonly messages: Count & { readonly bytes: number };
  readonly unavailable: Duration;
  /** Null: the nodes differ at the end. 0: they never differed. */
  readonly converged: Duration & OfTheEnd;
}

export interface RuleCount {
  readonly rule: ConflictRule;
  readonly count: number;
}

export const scoresOf = oncePerKeyInPieces(function* (run: Run): Work<Scores> {
  const { trace } = run;
  const facts = clientFactsOf(run);
  yield 0.1;
  const times = okTimes(trace);
  yield 0.15;
  const stale = staleOf(run);
  const found = yield* within(conflicts.inPieces(trace), 0.15, 0.6);
  const unavailable = yield* within(unavailabilityOf(trace), 0.6, 0.7);
  const messages = yield* within(messagesOf(trace), 0.7, 0.8);
  const { unfinished } = trace;
  const converged = unfinished ? none : yield* within(convergedOf(trace), 0.8, 1);
  const lost = facts.filter(({ fate }) => fate === "lost").map(({ lostBy }) => lostBy);
  return {
    acknowledged: answers(facts, ["kept", "told", "lost", "read"]),
    refused: refusedOf(trace, facts),
    unknown: answers(facts, ["unknown", "open"]),
    lost: { ...counted(lost), unfinished },
    stale,
    conflicts: conflictsOf(found),
    medianOk: times.at(Math.ceil(times.length / 2) - 1) ?? none,
    worstOk: times.at(-1) ?? none,
    messages,
    unavailable,
    converged: { ...converged, unfinished },
  };
});

const none: Duration = { us: null, events: [] };

function counted(events: readonly number[]): Count {
  return { count: events.length, events: ordered(events) };
}

/** In order of time, each once. */
function ordered(events: readonly number[]): readonly number[] {
  return [...new Set(events)].sort((a, b) => a - b);
}

function answers(facts: readonly ClientFact[], fates: readonly ClientFact["fate"][]): Count {
  const found = facts.filter(({ fate }) => fates.includes(fate));
  return counted(found.map(({ doneBy, sentBy }) => (doneBy < 0 ? sentBy : doneBy)));
}

function refusedOf(trace: Trace, facts: readonly ClientFact[]): Scores["refused"] {
  const { count, events } = answers(facts, ["refused"]);
  const retried = facts.flatMap(({ tries }) => tries.slice(0, -1));
  const ends = retried.flatMap((index) => trace.requests[index]?.endedBy ?? []);
  return { count, retried: retried.length, events: ordered([...events, ...ends]) };
}

function staleOf({ trace, staleReads }: Run): Count {
  return { count: staleReads.length, events: endsOf(trace, staleReads) };
}

function endsOf(trace: Trace, of: readonly { readonly request: string }[]): readonly number[] {
  return ordered(of.flatMap(({ request }) => requestById(trace, request)?.endedBy ?? []));
}

function conflictsOf(found: readonly ConflictFound[]): Scores["conflicts"] {
  const loud = found.filter(isConflict);
  return {
    count: loud.length,
    events: ordered((loud.length > 0 ? loud : found).map(({ event }) => event)),
    rules: countRules(loud),
    merged: countRules(found.filter(({ rule }) => isPeaceful(rule))),
    overruled: found.filter(({ bond }) => bond === "overruled").length,
  };
}

function countRules(found: readonly ConflictFound[]): readonly RuleCount[] {
  const counts = new Map<ConflictRule, number>();
  for (const { rule } of found) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, count }));
}

/** How long each acknowledged request that writes took, ascending. */
function okTimes({ requests }: Trace): readonly Duration[] {
  const took = ({ atUs, doneUs }: RequestRecord): number => (doneUs ?? atUs) - atUs;
  return requests
    .filter(({ outcome, operations }) => outcome === "ok" && writes(operations))
    .sort((a, b) => took(a) - took(b) || a.index - b.index)
    .map((request) => ({ us: took(request), events: [request.endedBy] }));
}

function* messagesOf({ messages, counts }: Trace): Work<Scores["messages"]> {
  const sent: number[] = [];
  for (const { index, background, copy, sentBy } of messages) {
    if (!background && !copy && sentBy !== sent.at(-1)) sent.push(sentBy);
    if (endsPiece(index)) yield index / messages.length;
  }
  const events = ordered(sent);
  return { count: counts.sent, bytes: counts.bytes, events };
}

function* unavailabilityOf(trace: Trace): Work<Duration> {
  const { totalUs, outages } = yield* unavailability.inPieces(trace);
  return { us: totalUs, events: ordered(outages.map(({ event }) => event)) };
}

/** Shown by the last event that changed a row of which the nodes then agreed (or still differ). */
function* convergedOf(trace: Trace): Work<Duration> {
  const { convergedAtUs: us, differing } = yield* within(convergence.inPieces(trace), 0, 0.5);
  if (us === 0) return { us, events: [] };
  const count = countLeading(trace.events.length, (i) => (trace.events[i]?.atUs ?? 0) <= (us ?? 0));
  const rows = us === null ? new Set(differing) : null;
  const until = us === null ? lastEvent(trace) : count - 1;
  return { us, events: yield* within(lastChange(trace, rows, until), 0.5, 1) };
}

/** The last event up to `until` after which a node shows one of the rows otherwise; null: any. */
function* lastChange(
  trace: Trace,
  rows: ReadonlySet<RowId> | null,
  until: number,
): Work<readonly number[]> {
  for (let event = until; event > 0; event -= 1) {
    if (endsPiece(event)) yield 1 - event / until;
    const { node, kind } = trace.events[event] ?? {};
    if (node === null || node === undefined) continue;
    // Who goes down or comes up changes who is compared.
    if (rows === null && (kind === "crash" || kind === "restart")) return [event];
    const [before, after] = [rowsAfter(trace, node, event - 1), rowsAfter(trace, node, event)];
    if (before === after) continue;
    const names = rows ?? new Set([...Object.keys(before), ...Object.keys(after)]);
    if ([...names].some((row) => rowText(before[row]) !== rowText(after[row]))) return [event];
  }
  return [];
}

/**
 * Whether what clients were told of each row fits one copy; null: undecided, or the run is
 * unfinished.
 */
export interface Judgement extends Shown, OfTheEnd {
  readonly holds: boolean | null;
  /** It could hardly fail to: no client was told anything of a row. */
  readonly nobodyRead: boolean;
}

/** Apart from the others: the search for an order may take seconds. */
export const linearizableOf = oncePerKeyInPieces(function* ({ trace }: Run): Work<Judgement> {
  const { linearizable, rows, nobodyRead } = yield* within(linearizability.inPieces(trace), 0, 0.9);
  const events: number[] = [];
  for (const { row, stuck, linearizable: holds } of rows) {
    if (holds !== false || stuck === null) continue;
    events.push(...(yield* within(stuckAt(trace, row, stuck), 0.9, 1)));
  }
  const { unfinished } = trace;
  return { holds: linearizable, unfinished, nobodyRead, events: ordered(events) };
});

/** The answer that fits no order; of a last read, the event that left what it returned. */
function* stuckAt(trace: Trace, row: RowId, stuck: string): Work<readonly number[]> {
  const request = /^r\d+$/.test(stuck) ? requestById(trace, stuck) : undefined;
  if (request !== undefined) {
    return [request.endedBy < 0 ? request.startedBy : request.endedBy];
  }
  return yield* lastChange(trace, new Set([row]), lastEvent(trace));
}

/** The event to go to from a figure: the next one if one of them is selected, else the first. */
export function nextEventOf(
  { events }: Shown,
  selected: number | null,
): { readonly event: number; readonly position: number } | null {
  const at = selected === null ? -1 : events.indexOf(selected);
  const position = (at + 1) % Math.max(1, events.length);
  const event = events[position];
  return event === undefined ? null : { event, position };
}
