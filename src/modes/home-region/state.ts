// The state of a node under `home-region`, and what can be read off it.
import type { Operation } from "../../data/operation.ts";
import { rowsOf } from "../../data/operation.ts";
import { type PlainTable, plainTable, type ReadResult } from "../../data/plainTable.ts";
import type { NodeId, RequestId, RowId } from "../../data/value.ts";
import { compareText, type Dictionary, mapValues } from "../../lib/record.ts";
import type { Context, Request } from "../../sim/mode.ts";
import { startingRows } from "../../sim/scenario.ts";
import { type Answers, noAnswers } from "../shared/answers.ts";
import { type Calls, durableCalls } from "../shared/calls.ts";
import { emptyOutbox, type Outbox } from "../shared/outbox.ts";
import {
  type Answer,
  type Epochs,
  type HomeFact,
  type HomeMessage,
  type Image,
  type Priority,
  type Try,
  tryKey,
} from "./messages.ts";

/** Where this node believes a row to live. */
export interface Home {
  readonly node: NodeId;
  readonly epoch: number;
  /** False at the row's next home while the row itself has not arrived: it must not serve yet. */
  readonly ready: boolean;
}

/**
 * A request of one of this node's clients that has no answer yet. Dies with the node, like its
 * client.
 */
export interface Open {
  readonly request: Request;
  readonly attempt: number;
  readonly priority: Priority;
  readonly phase: Phase;
  /** Set for a transaction over several homes: it is given up some time. */
  readonly hasDeadline: boolean;
}

export type Phase =
  | { readonly kind: "routing" }
  | { readonly kind: "forwarded"; readonly to: NodeId }
  | {
      readonly kind: "preparing";
      readonly homes: readonly NodeId[];
      readonly votes: Dictionary<readonly ReadResult[]>;
    }
  | { readonly kind: "paused"; readonly for: "home" | "lock" };

/**
 * Work that this node has as a home, waiting for its rows to be free. Whoever asked for it asks
 * again after a crash.
 */
export type Item =
  | {
      readonly kind: "execute";
      readonly from: NodeId;
      readonly of: Try;
      readonly request: Request;
      readonly epochs: Epochs;
    }
  | {
      readonly kind: "prepare";
      readonly from: NodeId;
      readonly of: Try;
      readonly priority: Priority;
      readonly operations: readonly Operation[];
      readonly epochs: Epochs;
    }
  | { readonly kind: "claim"; readonly from: NodeId; readonly row: RowId; readonly epoch: number };

/**
 * A part of a transaction that this node has promised to carry out if told to. Its rows are
 * locked until then.
 */
export interface Prepared {
  readonly of: Try;
  readonly coordinator: NodeId;
  readonly priority: Priority;
  readonly operations: readonly Operation[];
}

export interface HomeState {
  readonly node: NodeId;
  /** The home of rows that the scenario gives none. */
  readonly defaultHome: NodeId;
  readonly table: PlainTable;
  /** By row; rows as they were at the start have version 0. */
  readonly versions: Dictionary<number>;
  readonly homes: Dictionary<Home>;
  /** Of forwarded requests that were carried out here, and `done` parts of transactions (null). */
  readonly answers: Answers<Answer | null>;
  readonly prepared: Dictionary<Prepared>;
  readonly calls: Calls<HomeMessage>;
  readonly outbox: Outbox<readonly Image[]>;
  readonly open: Dictionary<Open>;
  readonly queue: readonly Item[];
  /** By peer: how many of this node's beats have passed since it was heard. */
  readonly silence: Dictionary<number>;
}

export function initialState(context: Context): HomeState {
  return {
    node: context.node,
    defaultHome: context.nodes[0] ?? context.node,
    table: plainTable(startingRows(context.database)),
    versions: {},
    homes: mapValues(context.database.homes, (node) => ({ node, epoch: 1, ready: true })),
    answers: noAnswers,
    prepared: {},
    calls: {},
    outbox: emptyOutbox,
    open: {},
    queue: [],
    silence: {},
  };
}

/** Everything but open requests, waiting work and what was heard of the others. */
export function durableState(state: HomeState): HomeState {
  return { ...state, calls: durableCalls(state.calls), open: {}, queue: [], silence: {} };
}

export function homeOf(state: HomeState, row: RowId): Home {
  return state.homes[row] ?? { node: state.defaultHome, epoch: 1, ready: true };
}

export function factOf(state: HomeState, row: RowId): HomeFact {
  const { node, epoch } = homeOf(state, row);
  return { row, home: node, epoch };
}

export function epochsOf(state: HomeState, rows: readonly RowId[]): Epochs {
  return Object.fromEntries(rows.map((row) => [row, homeOf(state, row).epoch]));
}

/** The homes of the rows, each once, in order of first use. */
export function homesOf(state: HomeState, rows: readonly RowId[]): readonly NodeId[] {
  return [...new Set(rows.map((row) => homeOf(state, row).node))];
}

export function rowsOfItem(item: Item): readonly RowId[] {
  if (item.kind === "claim") return [item.row];
  return rowsOf(item.kind === "execute" ? item.request.operations : item.operations);
}

/** The prepared transactions that hold some of the rows. */
export function holdersOf(state: HomeState, rows: readonly RowId[]): readonly Prepared[] {
  return Object.values(state.prepared).filter(({ operations }) =>
    operations.some(({ row }) => rows.includes(row)),
  );
}

/**
 * Whether a transaction may wait for another: only the older for the younger, so that none wait
 * in a circle.
 */
export function isOlder(a: Priority, b: Priority): boolean {
  if (a.us !== b.us) return a.us < b.us;
  const byNode = compareText(a.node, b.node);
  return byNode === 0 ? a.number < b.number : byNode < 0;
}

/**
 * The requests of this node that others may still hear of: the open ones and the commits that go
 * on.
 */
export function unfinishedRequests(state: HomeState): readonly RequestId[] {
  const committed = Object.values(state.calls).flatMap(({ message }) =>
    message.type === "decide" ? [message.of.request] : [],
  );
  return [...Object.keys(state.open), ...committed];
}

/**
 * After how many beats without a word from a peer (a beat is a second) it counts as out of
 * reach.
 */
export const silentBeats = 3;

export function isSuspected(state: HomeState, node: NodeId): boolean {
  return (state.silence[node] ?? 0) >= silentBeats;
}

export const commitKey = (of: Try, to: NodeId): string => `commit:${tryKey(of)}:${to}`;
