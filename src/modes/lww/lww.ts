// Last writer wins: answer at once, replicate behind the client's back, and let the larger stamp stay.
// Cassandra's cells, PGD's `update_if_newer` and Riak's `last_write_wins` work like this.

import { writtenRows } from "../../data/operation.ts";
import { evaluate, type RowChange } from "../../data/plainTable.ts";
import { type FieldValue, type NodeId, type RowId, tableOf } from "../../data/value.ts";
import { type Dictionary, withEntry } from "../../lib/record.ts";
import {
  type Context,
  type Effect,
  type Mode,
  type ModeEvent,
  note,
  type Request,
  replyOk,
  replyRefused,
  type Step,
} from "../../sim/mode.ts";
import type { Stamp, VectorEntries } from "../../sim/note.ts";
import { startingRows } from "../../sim/scenario.ts";
import {
  acknowledge,
  emptyOutbox,
  type Outbox,
  type Post,
  post,
  receiverOf,
  resend,
  resume,
  settle,
  welcome,
} from "../shared/outbox.ts";
import { about } from "./about.ts";
import { label, panels } from "./display.ts";
import { arrivalNotes, shadowedNotes } from "./notes.ts";
import { originStamp, readingOf } from "./stamp.ts";
import {
  meet,
  newestStamp,
  plainTableOf,
  type Register,
  registersOf,
  type StampedChange,
  type StampedRow,
  type StampedTable,
  settleRow,
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
        return mailed(state, resume(state.outbox, context.peers));
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

function mailed(
  state: LwwState,
  posted: { readonly outbox: Outbox<Body>; readonly effects: readonly Effect<LwwMessage>[] },
): LwwStep {
  return { state: { ...state, outbox: posted.outbox }, effects: posted.effects };
}

function serve(state: LwwState, request: Request, context: Context): LwwStep {
  const { operations, id } = request;
  const { tables } = context.database;
  const rows = [...new Set(operations.map((operation) => operation.row))];
  const outcome = evaluate(plainTableOf(state.table, rows), operations, tables, id);
  if (outcome.refused !== null) {
    const { refused: code, row } = outcome;
    const refusal = note({ kind: "refuse", request: id, code, row });
    return { state, effects: [refusal, replyRefused(id, code, row)] };
  }
  const reply = replyOk(id, outcome.reads);
  if (outcome.changes.length === 0) return { state, effects: [reply] };
  const stamp = nextStamp(state, writtenRows(operations), context);
  const body = outcome.changes.map((change) =>
    stampChange(state.table, change, stamp, id, context),
  );
  const notes = outcome.changes.map(({ row, change, written }) =>
    note({ kind: "write", request: id, row, change, written }),
  );
  const isBlind = context.options["blindLocal"] === true;
  const stored = store(
    state,
    body,
    (row, encounters) => (isBlind ? [] : shadowedNotes(row, encounters)),
    isBlind,
  );
  const written: LwwState = {
    ...stored.state,
    count: state.count + 1,
    highestUs: Math.max(state.highestUs, stamp.us),
  };
  const shipped = ship(written, state, body, context);
  return {
    state: shipped.state,
    effects: [...notes, ...stored.effects, reply, ...shipped.effects],
  };
}

/** Sends the changes to everybody, or keeps them for the next batch. */
function ship(state: LwwState, before: LwwState, body: Body, context: Context): LwwStep {
  if (state.flushed === null) return mailed(state, post(state.outbox, context.peers, body));
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
  request: string,
  context: Context,
): StampedChange {
  const stored = table[row];
  const history = grown(stored, context.node, stamp.count);
  const base = { stamp, writer: request, history };
  const isInsert = change === "insert";
  const presence: Register<boolean> = {
    ...base,
    value: change !== "delete",
    holder: change === "update" ? (stored?.presence.holder ?? null) : request,
  };
  const cells: Record<string, Register<FieldValue>> = {};
  const isWhole = isInsert || context.options["granularity"] === "row";
  const names = isWhole
    ? Object.keys(context.database.tables[tableOf(row)] ?? {})
    : Object.keys(set);
  for (const name of names) {
    const value = set[name];
    const old = stored?.cells[name];
    if (value !== undefined) cells[name] = { ...base, value, holder: request };
    else if (old !== undefined) cells[name] = { ...base, value: old.value, holder: old.holder };
  }
  return { row, presence, cells };
}

/** What the writer of a row has seen: all that stands in it, and its own write. */
function grown(row: StampedRow | undefined, node: NodeId, count: number): VectorEntries {
  const history: Record<NodeId, number> = {};
  for (const register of row === undefined ? [] : Object.values(registersOf(row))) {
    for (const [id, seen] of Object.entries(register.history)) {
      history[id] = Math.max(history[id] ?? 0, seen);
    }
  }
  history[node] = count;
  return history;
}

/** Lets changes meet the table; `tell` makes the notes of each row. */
function store(
  state: LwwState,
  body: Body,
  tell: (row: RowId, encounters: ReturnType<typeof meet>) => readonly Parameters<typeof note>[0][],
  isBlind = false,
): LwwStep {
  const effects: Effect<LwwMessage>[] = [];
  let table = state.table;
  let flushed = state.flushed;
  for (const change of body) {
    const encounters = meet(table[change.row], change);
    effects.push(...tell(change.row, encounters).map(note));
    table = withRow(table, change, isBlind);
    if (flushed !== null) flushed = withRow(flushed, change, isBlind);
  }
  return { state: { ...state, table, flushed }, effects };
}

function withRow(
  table: StampedTable,
  change: StampedChange,
  isBlind: boolean,
): Dictionary<StampedRow> {
  const stored = table[change.row];
  const encounters = meet(stored, change);
  if (!isBlind && encounters.every(({ arrivingWins }) => !arrivingWins)) return table;
  return withEntry(table, change.row, settleRow(stored, encounters, isBlind));
}

function receive(state: LwwState, from: NodeId, message: LwwMessage, _context: Context): LwwStep {
  switch (message.type) {
    case "received":
      return mailed(state, settle(state.outbox, from, message.id));
    case "hello":
      return mailed(state, welcome(state.outbox, from));
    case "letter": {
      const stored = store(state, message.body, (row, encounters) =>
        arrivalNotes(row, from, encounters),
      );
      const highestUs = message.body.reduce(
        (highest, change) => Math.max(highest, ...stampsOf(change)),
        state.highestUs,
      );
      return {
        state: { ...stored.state, highestUs },
        effects: [...stored.effects, acknowledge(from, message.id)],
      };
    }
  }
}

function stampsOf(change: StampedChange): readonly number[] {
  return Object.values(registersOf(change)).map(({ stamp }) => stamp.us);
}

function timeOut(
  state: LwwState,
  event: ModeEvent<LwwMessage> & { readonly kind: "timer" },
  context: Context,
): LwwStep {
  const receiver = receiverOf(event.timer);
  if (receiver !== null) return mailed(state, resend(state.outbox, receiver));
  const posted = post(state.outbox, context.peers, state.unshipped.flat());
  return {
    state: { ...state, outbox: posted.outbox, unshipped: [], flushed: state.table },
    effects: posted.effects,
  };
}
