// The product of a run: everything that the page, the command line and the checks show is a
// function of this and a time.

import type { Operation } from "../data/operation.ts";
import type { RefusalCode } from "../data/refusal.ts";
import type { NodeId, RequestId } from "../data/value.ts";
import type { TableView } from "../data/view.ts";
import { defined } from "../lib/assert.ts";
import { countLeading } from "../lib/bisect.ts";
import type { Limit } from "./limits.ts";
import type { AnyMode, MessageLabel, Reply } from "./mode.ts";
import type { Note } from "./note.ts";
import type { Options, Scenario } from "./scenario.ts";

export type EventKind =
  | "start"
  | "request"
  | "deliver"
  | "timer"
  | "command"
  | "crash"
  | "restart"
  | "timeout"
  | "partition"
  | "heal"
  | "cut"
  | "mend"
  | "link"
  | "link-end"
  | "clock"
  | "say";

/** One thing that happened. At a node, or (`node` null) in the world around the nodes. */
export interface TraceEvent {
  /** Position in `trace.events`. */
  readonly index: number;
  readonly atUs: number;
  readonly node: NodeId | null;
  readonly kind: EventKind;
  readonly background: boolean;
  /**
   * Ground truth, known to no mode: how many events of each node (in the scenario's order) lie in
   * this event's past, itself included. Empty for events of the world.
   */
  readonly clock: readonly number[];
  /** The node's own clock reading; true time for events of the world. */
  readonly clockUs: number;
  /** Index in `trace.messages` of the message that arrived, or -1. */
  readonly message: number;
  /** Index in `trace.requests` of the request that started or was given up, or -1. */
  readonly request: number;
  readonly timer: string | null;
  /** Index in `scenario.script` of the entry that this event carries out or ends, or -1. */
  readonly entry: number;
  /** Indices of the messages that were sent. */
  readonly sends: readonly number[];
  /** Indices of the requests that ended. */
  readonly ends: readonly number[];
  readonly notes: readonly Note[];
}

export type MessageFate =
  | "delivered"
  /** Still under way, or held, when the run ended. */
  | "flying"
  | "held"
  | "lost"
  /** Lost at a cut that drops. */
  | "cut"
  /** Arrived at a node that was down. */
  | "down";

export interface MessageRecord {
  readonly index: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly body: unknown;
  readonly background: boolean;
  /** Index of the event that sent it. */
  readonly sentBy: number;
  readonly sentUs: number;
  /** When it left: later than `sentUs` if a cut held it, null while it is held. */
  readonly leftUs: number | null;
  /** When it arrives (or is lost: when it would have arrived); null while it is held. */
  readonly arrivesUs: number | null;
  readonly fate: MessageFate;
  /** Index of the event of its arrival, or -1. */
  readonly deliveredBy: number;
  /** The second copy of a duplicated message. */
  readonly copy: boolean;
}

export type Outcome = "ok" | "refused" | "unknown";

export interface RequestRecord {
  readonly index: number;
  readonly id: RequestId;
  /** The script entry it comes from. */
  readonly entry: number;
  readonly client: string;
  readonly node: NodeId;
  readonly operations: readonly Operation[];
  /** 1 for the first try. */
  readonly attempt: number;
  /** When it really started. */
  readonly atUs: number;
  /** Null: open when the run ended. */
  readonly doneUs: number | null;
  readonly outcome: Outcome;
  readonly code: RefusalCode | null;
  readonly reply: Reply | null;
  readonly startedBy: number;
  /** Index of the event that ended it, or -1. */
  readonly endedBy: number;
}

/** The states of one node: `states[i]` holds from event `events[i]` on. */
export interface StateHistory {
  readonly events: readonly number[];
  readonly states: readonly unknown[];
}

/** Times during which a node was down: [from event, to event), the last possibly open. */
export interface DownTime {
  readonly from: number;
  readonly to: number | null;
}

export interface Counts {
  readonly events: number;
  readonly sent: number;
  readonly delivered: number;
  readonly lost: number;
  /** Of the messages sent, as JSON text in UTF-8 would be, roughly: one byte a UTF-16 unit. */
  readonly bytes: number;
}

export interface Trace {
  readonly scenario: Scenario;
  readonly mode: AnyMode;
  readonly label: string;
  readonly options: Options;
  readonly nodes: readonly NodeId[];
  readonly events: readonly TraceEvent[];
  readonly messages: readonly MessageRecord[];
  readonly requests: readonly RequestRecord[];
  readonly histories: Readonly<Record<NodeId, StateHistory>>;
  readonly down: Readonly<Record<NodeId, readonly DownTime[]>>;
  /**
   * `rest`: nothing is left to do. `end`: where the scenario ends. `restless`: still busy long
   * after the script was done. `limit`: where we cut it.
   */
  readonly stopped: "rest" | "end" | "restless" | "limit";
  /** Null unless `stopped` is `limit`. */
  readonly limit: Limit | null;
  /**
   * Something was still to come: what has been broken by then is broken, but of the end (what is
   * lost, whether the nodes agree) and of what always held nothing can be said.
   */
  readonly unfinished: boolean;
  readonly endedUs: number;
  /** Foreground events and messages only. */
  readonly counts: Counts;
}

/** The index of the last event at or before a time; -1 before the first. */
export function eventIndexAt({ events }: Trace, timeUs: number): number {
  return countLeading(events.length, (i) => (events[i] as TraceEvent).atUs <= timeUs) - 1;
}

/**
 * The index in `numbers` (ascending) of the last one that is at most `limit`; -1 if there is none.
 */
function lastAtMost(numbers: readonly number[], limit: number): number {
  return countLeading(numbers.length, (i) => (numbers[i] as number) <= limit) - 1;
}

/** The state of a node after an event. Every node has a state from event 0 on. */
export function stateAfter(trace: Trace, node: NodeId, event: number): unknown {
  const history = defined(trace.histories[node], `node ${node}`);
  return history.states[Math.max(0, lastAtMost(history.events, event))];
}

/** The table of a node after an event, as a client would read it. */
export function rowsAfter(trace: Trace, node: NodeId, event: number): TableView {
  return trace.mode.rows(stateAfter(trace, node, event));
}

/** Whether a node is up after an event. */
export function isUpAfter(trace: Trace, node: NodeId, event: number): boolean {
  return (trace.down[node] ?? []).every(
    (time) => event < time.from || (time.to !== null && event >= time.to),
  );
}

/** The last event's index: the end of the run. */
export function lastEvent(trace: Trace): number {
  return trace.events.length - 1;
}

export function labelOf(trace: Trace, message: MessageRecord): MessageLabel {
  return trace.mode.label(message.body);
}

/** The record of a request by its id. */
export function requestById(trace: Trace, id: RequestId): RequestRecord | undefined {
  return trace.requests[Number(id.slice(1)) - 1];
}
