// Last writer wins: answer at once, replicate behind the client's back, and let the larger stamp
// stay. Cassandra's cells, PGD's `update_if_newer` and Riak's `last_write_wins` work like this.

import { type Operation, rowsOf, writtenRows } from "../../data/operation.ts";
import { evaluate, type RowChange } from "../../data/plainTable.ts";
import { type FieldValue, type NodeId, type RowId, tableOf } from "../../data/value.ts";
import { withEntry } from "../../lib/record.ts";
import {
  type Context,
  type Effect,
  type Mode,
  type ModeEvent,
  note,
  type Request,
  refusal,
  replyOk,
  type Step,
} from "../../sim/mode.ts";
import type { Stamp, VectorEntries } from "../../sim/note.ts";
import { startingRows } from "../../sim/scenario.ts";
import {
  acknowledge,
  emptyOutbox,
  mailed,
  type Outbox,
  type Post,
  post,
  receiveReply,
  receiverOf,
  resend,
  resume,
} from "../shared/outbox.ts";
import { about } from "./about.ts";
import { label, panels } from "./display.ts";
import { arrivalNotes, shadowedNotes } from "./notes.ts";
import { originStamp, readingOf } from "./stamp.ts";
import {
  meet,
  mergeRow,
  newestStamp,
  plainTableOf,
  type Register,
  type StampedChange,
  type StampedRow,
  type StampedTable,
  stampedTable,
  viewOf,
} from "./table.ts";

/** The changes of one transaction. */
export type Body = readonly StampedChange[];
export type LwwMessage = Post<Body>;

export interface LwwState {
  readonly table: StampedTable;
  readonly outbox: Outbox<Body>;
  /** How many writes this node has stamped, so that no stamp is given twice. */
  readonly count: number;
  /** The largest reading in any stamp seen, for the hybrid clock. */
  readonly highestUs: number;
  /** With `shipEvery`: changes that are neither on disk nor sent. */
  readonly unshipped: readonly Body[];
  /** With `shipEvery`: the table without them, which is what a crash leaves. */
  readonly flushed: StampedTable | null;
}

type LwwStep = Step<LwwState, LwwMessage>;
const shipTimer = "ship";

export const lww: Mode<LwwState, LwwMessage> = {
  about,
  init(context) {
    const table = stampedTable(startingRows(context.database));
    const isBatching = Number(context.options["shipEvery"]) > 0;
    return {
      state: {
        table,
        outbox: emptyOutbox,
        count: 0,
        highestUs: originStamp.us,
        unshipped: [],
        flushed: isBatching ? table : null,
      },
      effects: [],
    };
  },
  step(state, event, context) {
    switch (event.kind) {
      case "request":
        return serve(state, event.request, context);
      case "message":
        return receive(state, event.from, event.message, context);
      case "timer":
        return timeOut(state, event, context);
      case "restart":
        return mailed(state, resume(state.outbox, context));
      case "command":
        return { state, effects: [] };
    }
  },
  durable(state) {
    if (state.flushed === null) return state;
    return { ...state, table: state.flushed, unshipped: [] };
  },
  rows: (state) => viewOf(state.table),
  knows(state, row) {
    const stored = state.table[row];
    if (stored === undefined) return null;
    const stamp = newestStamp(stored);
    return stamp.node === "" ? null : { kind: "stamp", stamp };
  },
  panels: (state) => panels(state.table),
  label,
};

function serve(state: LwwState, request: Request, context: Context): LwwStep {
  const { operations, id } = request;
  const { tables } = context.database;
  const known = plainTableOf(state.table, rowsOf(operations));
  const outcome = evaluate(known, operations, tables, id);
  if (outcome.refused !== null) {
    return { state, effects: refusal(id, outcome.refused, outcome.row) };
  }
  const reply = replyOk(id, outcome.reads);
  if (outcome.changes.length === 0) return { state, effects: [reply] };
  const stamp = nextStamp(state, writtenRows(operations), context);
  const body = outcome.changes.map((change) =>
    stampChange(state.table, change, stamp, request, context),
  );
  const isBlind = context.options["blindLocal"] === true;
  const written: LwwState = { ...store(state, body, isBlind), count: state.count + 1 };
  const shipped = ship(written, state, body, context);
  const notes = context.quiet ? [] : writeNotes(state, outcome.changes, body, id, isBlind);
  return { state: shipped.state, effects: [...notes, reply, ...shipped.effects] };
}

/** What was written, and what of it is shadowed at once by a larger stamp that was there before. */
function writeNotes(
  before: LwwState,
  changes: readonly RowChange[],
  body: Body,
  request: string,
  isBlind: boolean,
): readonly Effect<never>[] {
  const written = changes.map(({ row, change, written }) =>
    note({ kind: "write", request, row, change, written }),
  );
  if (isBlind) return written;
  const shadowed = body.flatMap((change) =>
    shadowedNotes(change.row, meet(before.table[change.row], change)).map(note),
  );
  return [...written, ...shadowed];
}

/** Sends the changes to everybody, or keeps them for the next batch. */
function ship(state: LwwState, before: LwwState, body: Body, context: Context): LwwStep {
  if (state.flushed === null) return mailed(state, post(state.outbox, context, body));
  const isFirst = before.unshipped.length === 0;
  const delayUs = Number(context.options["shipEvery"]) * 1000;
  return {
    state: { ...state, flushed: before.flushed, unshipped: [...before.unshipped, body] },
    effects: isFirst ? [{ kind: "setTimer", timer: shipTimer, delayUs }] : [],
  };
}

function nextStamp(state: LwwState, rows: readonly RowId[], context: Context): Stamp {
  const stored = rows.map((row) => state.table[row]).filter((row) => row !== undefined);
  const storedUs = Math.max(originStamp.us, ...stored.map((row) => newestStamp(row).us));
  const us = readingOf(context, storedUs, state.highestUs);
  return { us, node: context.node, count: state.count + 1 };
}

/** Stamps what a transaction wrote in a row: the written registers, or with row granularity all. */
function stampChange(
  table: StampedTable,
  { row, change, set }: RowChange,
  stamp: Stamp,
  { id: request, operations }: Request,
  context: Context,
): StampedChange {
  const stored = table[row];
  const history = grown(stored, context.node, stamp.count);
  const stamped = <Value>(value: Value, holder: string | null): Register<Value> => ({
    value,
    stamp,
    holder,
    writer: request,
    history,
  });
  const oldBy = stored?.presence.holder ?? null;
  const presence = stamped(change !== "delete", change === "update" ? oldBy : request);
  const cells: Record<string, Register<FieldValue>> = {};
  const isWhole = context.options["granularity"] === "row";
  const schema = context.database.tables[tableOf(row)] ?? {};
  // A transaction that deletes a row and inserts it anew has written all of it.
  const isAnew = change === "insert" && stored?.presence.value === true;
  for (const name in isWhole ? schema : set) {
    const value = set[name];
    const old = stored?.cells[name];
    if (value !== undefined && (isWhole || isAnew || mentions(operations, row, name))) {
      cells[name] = stamped(value, request);
    } else if (value !== undefined) cells[name] = cleared(value, stored);
    else if (old !== undefined) cells[name] = stamped(old.value, old.holder);
  }
  return { row, stamp, presence, cells };
}

/** Whether an operation gives the field a value. An insert leaves out what it does not mention. */
function mentions(operations: readonly Operation[], row: RowId, name: string): boolean {
  return operations.some((operation) => {
    if (operation.row !== row) return false;
    if ("set" in operation) return Object.hasOwn(operation.set, name);
    return "field" in operation && operation.field === name;
  });
}

/**
 * A column that an insert does not mention, under the stamp of the deletion that the insert has
 * seen: what was deleted stays gone, and whatever others write at the same time meets no rival.
 */
function cleared(value: FieldValue, stored: StampedRow | undefined): Register<FieldValue> {
  const { stamp, history } = stored?.presence ?? { stamp: originStamp, history: {} };
  return { value, stamp, holder: null, writer: null, history };
}

/** What the writer of a row has seen: all that stands in it, and its own write. */
function grown(row: StampedRow | undefined, node: NodeId, count: number): VectorEntries {
  if (row === undefined) return { [node]: count };
  const history: Record<NodeId, number> = { ...row.presence.history };
  for (const name in row.cells) {
    const seen = row.cells[name]?.history as VectorEntries;
    if (seen === row.presence.history) continue;
    for (const id in seen) history[id] = Math.max(history[id] ?? 0, seen[id] as number);
  }
  history[node] = count;
  return history;
}

/** Lets changes meet the table. */
function store(state: LwwState, body: Body, isBlind = false): LwwState {
  return {
    ...state,
    table: withChanges(state.table, body, isBlind),
    flushed: state.flushed === null ? null : withChanges(state.flushed, body, isBlind),
    highestUs: body.reduce((highest, { stamp }) => Math.max(highest, stamp.us), state.highestUs),
  };
}

function withChanges(table: StampedTable, body: Body, isBlind: boolean): StampedTable {
  let next = table;
  for (const change of body) {
    const stored = next[change.row];
    const merged = mergeRow(stored, change, isBlind);
    if (merged !== stored) next = withEntry(next, change.row, merged);
  }
  return next;
}

function receive(state: LwwState, from: NodeId, message: LwwMessage, context: Context): LwwStep {
  switch (message.type) {
    case "received":
    case "hello":
      return mailed(state, receiveReply(state.outbox, context, from, message));
    case "letter": {
      const answer = acknowledge<Body>(from, message.id);
      const next = store(state, message.body);
      if (context.quiet) return { state: next, effects: [answer] };
      const notes = message.body.flatMap((change) =>
        arrivalNotes(change.row, from, meet(state.table[change.row], change)).map(note),
      );
      return { state: next, effects: [...notes, answer] };
    }
  }
}

function timeOut(
  state: LwwState,
  event: ModeEvent<LwwMessage> & { readonly kind: "timer" },
  context: Context,
): LwwStep {
  const receiver = receiverOf(event.timer);
  if (receiver !== null) return mailed(state, resend(state.outbox, context, receiver));
  const posted = post(state.outbox, context, state.unshipped.flat());
  return {
    state: { ...state, outbox: posted.outbox, unshipped: [], flushed: state.table },
    effects: posted.effects,
  };
}
