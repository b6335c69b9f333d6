// The contract that a mode fulfils. A mode is a pure state machine, one instance per node: events
// in, state and effects out. It never sees true time, chance or the network; what it wants done it
// says in effects.

import type { Operation } from "../data/operation.ts";
import type { ReadResult } from "../data/plainTable.ts";
import type { RefusalCode } from "../data/refusal.ts";
import type { NodeId, RequestId, RowId } from "../data/value.ts";
import type { TableView } from "../data/view.ts";
import type { Note } from "./note.ts";
import type { Knowledge, Panel } from "./panel.ts";
import type { Command, Database, Options } from "./scenario.ts";

/** What a node knows of itself and the world. Data only. */
export interface Context {
  readonly node: NodeId;
  /** All nodes, this one included, in the scenario's order. */
  readonly nodes: readonly NodeId[];
  /** All nodes but this one, in the scenario's order. */
  readonly peers: readonly NodeId[];
  readonly database: Database;
  /** Complete: defaults are filled in. */
  readonly options: Options;
  /** This node's own clock, in microseconds: it may be ahead, behind, or jump. */
  readonly clockUs: number;
  /**
   * For how long this node has been up, in microseconds, counted as its timers count: it never
   * jumps, and is no time of day.
   */
  readonly uptimeUs: number;
  /**
   * By peer, the longest that a message there and its answer take together while nothing is wrong,
   * in microseconds: what an operator knows of the links when setting time-outs.
   */
  readonly roundTripsUs: Readonly<Record<NodeId, number>>;
  /** The longest of all round trips, those between other nodes included. */
  readonly longestRoundTripUs: number;
  /** How often this node has restarted. */
  readonly boot: number;
  /** Nobody listens to notes in this run: a mode may save itself the making of them. */
  readonly quiet?: boolean;
}

/** One try of a client's transaction. */
export interface Request {
  readonly id: RequestId;
  readonly client: string;
  /** Where the client sits. */
  readonly node: NodeId;
  readonly operations: readonly Operation[];
}

export type ModeEvent<Message> =
  | { readonly kind: "request"; readonly request: Request }
  | { readonly kind: "message"; readonly from: NodeId; readonly message: Message }
  | { readonly kind: "timer"; readonly timer: string }
  /** `promote` reaches the named node alone, `rehome` every node that is up. */
  | { readonly kind: "command"; readonly command: Command }
  /**
   * After a crash: the state is what `durable` kept. Earlier timers are gone, open requests have
   * ended.
   */
  | { readonly kind: "restart" };

export type Reply =
  | {
      readonly outcome: "ok";
      /** One result for each read of the transaction, in order. */
      readonly reads: readonly ReadResult[];
      readonly evidence?: Evidence;
    }
  /** It has not happened and never will. */
  | { readonly outcome: "refused"; readonly code: RefusalCode; readonly row?: RowId };

/**
 * What a mode can tell outside checkers about a reply (`ver`, `tag`, `observed` of the history
 * format).
 */
export interface Evidence {
  readonly vector?: Readonly<Record<NodeId, number>>;
  readonly tag?: string;
  readonly observed?: readonly string[];
}

export type Effect<Message> =
  /** A background message does not keep a run alive and is not counted. */
  | {
      readonly kind: "send";
      readonly to: NodeId;
      readonly message: Message;
      readonly background?: boolean;
    }
  /** Ends a client's request. The client may have given up; then nothing happens. */
  | { readonly kind: "reply"; readonly request: RequestId; readonly reply: Reply }
  /** Starts a timer, in place of an earlier one of that name. Of a range the kernel draws. */
  | {
      readonly kind: "setTimer";
      readonly timer: string;
      readonly delayUs: number | readonly [minUs: number, maxUs: number];
      readonly background?: boolean;
    }
  | { readonly kind: "cancelTimer"; readonly timer: string }
  /** The record of something worth telling. Prose is made from it elsewhere. */
  | { readonly kind: "note"; readonly note: Note };

export interface Step<State, Message> {
  readonly state: State;
  readonly effects: readonly Effect<Message>[];
}

export type MessageRole =
  | "replicate"
  | "acknowledge"
  | "propose"
  | "vote"
  | "reject"
  | "commit"
  | "abort"
  | "repair"
  | "forward";

/** What a message is called, in a few characters, and what it is for. */
export interface MessageLabel {
  /** The protocol's own word, such as `prepare`. */
  readonly kind: string;
  /** Its content, such as `80` or `−20`; may be empty. */
  readonly text: string;
  readonly role: MessageRole;
}

interface OptionBase {
  readonly name: string;
  /** One plain sentence. */
  readonly about: string;
  /** Off by default and only there to show a fault. */
  readonly forLessons?: boolean;
}
export type OptionSchema =
  | (OptionBase & { readonly type: "boolean"; readonly default: boolean })
  | (OptionBase & {
      readonly type: "choice";
      readonly choices: readonly string[];
      readonly default: string;
    })
  /** Milliseconds, shown and written as such. */
  | (OptionBase & {
      readonly type: "milliseconds";
      readonly default: number;
      readonly min: number;
      readonly max: number;
    })
  /** A node's id, or `none`. */
  | (OptionBase & { readonly type: "node"; readonly default: string });

/** What a mode claims to keep under given options. `checks/claims.ts` tests each. */
export type Claim =
  /** At rest, all nodes that are up show equal rows. */
  | "convergence"
  /** No acknowledged write is lost. */
  | "no-lost-writes"
  /**
   * The same, but for what an addition drops that was shown several siblings: its client could have
   * decided otherwise.
   */
  | "no-unseen-losses"
  /**
   * Counters end at start plus all acknowledged increments (and any of the unknown ones); sets keep
   * unremoved adds.
   */
  | "keeps-operations"
  /** Each row's history is linearizable. */
  | "linearizable"
  /** The sequences of applied log entries are prefixes of one another. */
  | "one-order"
  /** At most one value is chosen for a slot. */
  | "one-value-per-slot"
  /** Every node certifies a transaction alike. */
  | "same-verdict"
  /** Never two primary components at once. */
  | "one-primary-component"
  /** A row never has two homes in one epoch. */
  | "one-home"
  /** Bounded counters never fall below zero. */
  | "bounded"
  | "no-stale-reads"
  /** No read misses what its own client had written. */
  | "read-your-writes"
  /** No read goes back behind what its own client had read. */
  | "monotonic-reads"
  /** The same, for clients that send all of their requests to one node. */
  | "read-your-writes-at-one-node"
  | "monotonic-reads-at-one-node"
  /** No two inserts of one row are both acknowledged (without a delete between). */
  | "no-duplicate-inserts"
  /** Every value that is visible was there at the start or written by a client. */
  | "no-invented-values"
  /** The run comes to rest once faults are over and the workload is done. */
  | "rest";

/** What may go wrong in a run, as the literature names it. `checks/anomalies.ts` finds each. */
export type AnomalyKind =
  /** An acknowledged write was lost to a concurrent one: neither had heard of the other. */
  | "lost-concurrent-write"
  /** An acknowledged write was lost to one that was over before it began. */
  | "older-write-won"
  /** A replica showed several versions of a value. */
  | "siblings"
  | "stale-read"
  | "read-missed-own-write"
  | "read-went-back"
  /** A transaction lost its certification. */
  | "certification-failure"
  /** During a partition, a request to a minority was refused. */
  | "minority-refused"
  /**
   * During a partition, a request to a minority waited for its end, or for the client's patience.
   */
  | "minority-waited"
  | "duplicate-insert"
  /** At rest the nodes differ. */
  | "divergence";

/** When a client of this mode gets its OK. */
export type OkWhen =
  | { readonly kind: "at-once" }
  /** `count` of the nodes must have it, the node itself included. */
  | { readonly kind: "nodes"; readonly count: number }
  /** One particular node must have it. */
  | { readonly kind: "home" | "primary" };

/**
 * What the chapter's table of consistency, availability and partition tolerance prints for an
 * approach. What a run measures stands beside it.
 */
export interface Printed {
  readonly approach: "consensus" | "asynchronous" | "crdts" | "synchronous";
  readonly consistency: "strong" | "eventual";
  readonly availability: "high" | "limited";
  readonly partitionTolerance: "high" | "limited";
}

export interface ModeNames {
  readonly title: string;
  /** A word or two for tabs. */
  readonly short: string;
}

export interface About extends ModeNames {
  readonly id: string;
  /** One line. */
  readonly summary: string;
  readonly standsFor: readonly string[];
  readonly options: readonly OptionSchema[];
  claims(options: Options): readonly Claim[];
  /**
   * The documented anomalies that random runs of this mode must show sooner or later: a simulator
   * that never shows them is too kind.
   */
  readonly exhibits: readonly AnomalyKind[];
  okWhen(options: Options, nodeCount: number): OkWhen;
  /** Whether a read is answered from the node's own copy. */
  localReads(options: Options): boolean;
  /** Absent for an approach that is not in the chapter's table. */
  readonly printed?: Printed;
}

/**
 * A replication mode. `State` and `Message` are plain frozen data (they survive JSON). Methods are
 * pure; `step` shares what it does not change.
 */
export interface Mode<State, Message> {
  readonly about: About;
  /** Some effects may be wanted from the start, such as timers. */
  init(context: Context): Step<State, Message>;
  step(state: State, event: ModeEvent<Message>, context: Context): Step<State, Message>;
  /** The part of the state that survives a crash; the rest as it is after `init`. */
  durable(state: State, context: Context): State;
  /**
   * The replica's table as a client would read it. Shares unchanged rows between calls where it
   * can.
   */
  rows(state: State): TableView;
  /** What the replica knows about a row, in a line under its value. */
  knows(state: State, row: RowId): Knowledge | null;
  /** What the inspector draws. */
  panels(state: State): readonly Panel[];
  label(message: Message): MessageLabel;
  /**
   * The role of the node at this moment, where the mode knows roles: `primary`, `non-primary`, …
   */
  role?(state: State): string | null;
}

/** A mode whose state and messages are nobody else's business. */
export type AnyMode = Mode<unknown, unknown>;

/** Effects in the order in which the mode wants them. */
export const send = <Message>(to: NodeId, message: Message, background = false): Effect<Message> =>
  background ? { kind: "send", to, message, background } : { kind: "send", to, message };

export const note = (content: Note): Effect<never> => ({ kind: "note", note: content });

export const replyOk = (
  request: RequestId,
  reads: readonly ReadResult[],
  evidence?: Evidence,
): Effect<never> => ({
  kind: "reply",
  request,
  reply: evidence === undefined ? { outcome: "ok", reads } : { outcome: "ok", reads, evidence },
});

export const replyRefused = (
  request: RequestId,
  code: RefusalCode,
  row?: RowId,
): Effect<never> => ({
  kind: "reply",
  request,
  reply: row === undefined ? { outcome: "refused", code } : { outcome: "refused", code, row },
});

/** Refuses a request and notes why. */
export const refusal = (
  request: RequestId,
  code: RefusalCode,
  row: RowId,
): readonly Effect<never>[] => [
  note({ kind: "refuse", request, code, row }),
  replyRefused(request, code, row),
];

/** Fills in the defaults of options that were not given. */
export function completeOptions(about: About, given: Options): Options {
  const options: Record<string, Options[string]> = {};
  for (const schema of about.options) options[schema.name] = given[schema.name] ?? schema.default;
  return options;
}
