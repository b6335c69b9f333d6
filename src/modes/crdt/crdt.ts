// Conflict-free replicated data types: answer at once, send the row's state, join what arrives.
// Joins bear loss, repeats and any order, so all that delivery must do is try again. Riak's data
// types, Redis Active-Active and Antidote work like this (state-based: Shapiro and others,
// "Conflict-free Replicated Data Types", 2011).
import type { NodeId, RowId } from "../../data/value.ts";
import { mapValues, withEntry } from "../../lib/record.ts";
import { type Context, type Mode, type ModeEvent, note } from "../../sim/mode.ts";
import {
  acknowledge,
  emptyOutbox,
  mailed,
  receiveReply,
  receiverOf,
  resend,
  resume,
} from "../shared/outbox.ts";
import { about } from "./about.ts";
import { knowledgeOf, label, panels } from "./display.ts";
import { receiveAddition } from "./edit.ts";
import type { Body, CrdtMessage } from "./messages.ts";
import { arrivalNotes } from "./notes.ts";
import { type CrdtRow, joinRows, startingTable, viewOfRow } from "./row.ts";
import { answer, askerOf, giveUp, retryPending, serve } from "./serve.ts";
import { type CrdtEffect, type CrdtState, type CrdtStep, requestOfTimer } from "./state.ts";

export const crdt: Mode<CrdtState, CrdtMessage> = {
  about,
  init: ({ database, nodes }) => ({
    state: {
      table: startingTable(database, nodes),
      outbox: emptyOutbox,
      pending: {},
      answered: {},
    },
    effects: [],
  }),
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
  // Writes and merges are on disk before anybody is told of them, so no tag is given twice; waiting
  // clients are lost.
  durable: (state) => ({ ...state, pending: {} }),
  rows: (state) => mapValues(state.table, viewOfRow),
  knows: (state, row) => knowledgeOf(state.table[row]),
  panels: (state) => panels(state.table),
  label,
};

function timeOut(
  state: CrdtState,
  { timer }: ModeEvent<CrdtMessage> & { readonly kind: "timer" },
  context: Context,
): CrdtStep {
  const request = requestOfTimer(timer);
  if (request !== null) return giveUp(state, request, context);
  return mailed(state, resend(state.outbox, context, receiverOf(timer) ?? ""));
}

function receive(state: CrdtState, from: NodeId, message: CrdtMessage, context: Context): CrdtStep {
  switch (message.type) {
    case "received":
    case "hello":
      return mailed(state, receiveReply(state.outbox, context, from, message));
    case "ask":
      return answer(state, from, message.ask, context);
    case "deny": {
      const request = askerOf(state, message.id);
      return request === null ? { state, effects: [] } : giveUp(state, request, context);
    }
    case "letter": {
      const taken = takeIn(state, from, message.body, context);
      const retried = retryPending(taken.state, message.body.grant?.id ?? null, context);
      const received = acknowledge<Body>(from, message.id);
      return { state: retried.state, effects: [...taken.effects, received, ...retried.effects] };
    }
  }
}

/** Joins the states that arrived with the stored ones. */
function takeIn(state: CrdtState, from: NodeId, body: Body, context: Context): CrdtStep {
  const { request, grant } = body;
  const effects: CrdtEffect[] = [];
  let { table } = state;
  for (const { row, state: arrived } of body.rows) {
    const stored = table[row];
    const joined = stored === undefined ? arrived : joinRows(stored, arrived);
    const merged = withAdditions(joined, row, from, body);
    effects.push(...arrivalNotes({ row, from, request, stored, arrived, merged }).map(note));
    if (merged === stored) continue;
    table = withEntry(table, row, merged);
    if (grant !== null && grant.to === context.node && grant.row === row) {
      const { field, amount, to } = grant;
      effects.push(note({ kind: "rights", row, field, from, to, amount, step: "received" }));
    }
  }
  return { state: { ...state, table }, effects };
}

/**
 * Where operations are shipped, they are added as often as they arrive: that is the fault to be
 * seen.
 */
function withAdditions(row: CrdtRow, id: RowId, from: NodeId, body: Body): CrdtRow {
  const { request, additions } = body;
  let { fields } = row;
  for (const { field, kind, by } of additions.filter((addition) => addition.row === id)) {
    const next = receiveAddition(fields[field], kind, from, by, request ?? "");
    fields = withEntry(fields, field, next);
  }
  return fields === row.fields ? row : { ...row, fields };
}
