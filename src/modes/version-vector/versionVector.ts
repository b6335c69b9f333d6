// Asynchronous replication that detects conflicts: answer at once, send the row with its vector,
// and keep versions that did not know of each other until a write that has seen them replaces them.
// Riak and Dynamo work like this.
import { joinMvRegisters } from "../../data/crdt/mvRegister.ts";
import { rowsOf } from "../../data/operation.ts";
import type { NodeId, RowId } from "../../data/value.ts";
import { nextDot, zeroVector } from "../../data/versionVector.ts";
import type { RowView, TableView } from "../../data/view.ts";
import { mapValues, withEntry } from "../../lib/record.ts";
import {
  type Context,
  type Effect,
  type Mode,
  note,
  type Request,
  refusal,
  replyOk,
  type Step,
} from "../../sim/mode.ts";
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
import { type Body, knowledgeOf, label, panels } from "./display.ts";
import { arrivalNotes, type Meeting } from "./notes.ts";
import { contentOf, type Resolver, viewOf } from "./resolve.ts";
import { isDeletion, startingRow, type VersionedRow, type VersionedTable } from "./row.ts";
import { choiceNotes, choose } from "./userEdited.ts";
import { carryOut, writeRow } from "./write.ts";

export type VectorMessage = Post<Body>;

export interface VectorState {
  readonly resolver: Resolver;
  readonly table: VersionedTable;
  readonly outbox: Outbox<Body>;
}

type VectorStep = Step<VectorState, VectorMessage>;

export const versionVector: Mode<VectorState, VectorMessage> = {
  about,
  init(context) {
    const { database, nodes, options } = context;
    const table = mapValues(startingRows(database), (values, row) =>
      startingRow(values, { ...zeroVector(nodes), ...database.vectors[row] }),
    );
    const resolver = options["resolver"] as Resolver;
    return { state: { resolver, table, outbox: emptyOutbox }, effects: [] };
  },
  step(state, event, context) {
    switch (event.kind) {
      case "request":
        return serve(state, event.request, context);
      case "message":
        return receive(state, event.from, event.message, context);
      case "timer":
        return mailed(state, resend(state.outbox, context, receiverOf(event.timer) ?? ""));
      case "restart":
        return mailed(state, resume(state.outbox, context));
      case "command":
        return { state, effects: [] };
    }
  },
  // Every write and every merge is on disk before anybody is told of it.
  durable: (state) => state,
  rows,
  knows: (state, row) => knowledgeOf(state.table[row]),
  panels: (state) => panels(state.table, state.resolver),
  label,
};

const views = new Map<Resolver, WeakMap<VersionedRow, RowView>>();

function rows({ table, resolver }: VectorState): TableView {
  const known = views.get(resolver) ?? new WeakMap<VersionedRow, RowView>();
  views.set(resolver, known);
  return mapValues(table, (row) => {
    const view = known.get(row) ?? viewOf(row, resolver);
    known.set(row, view);
    return view;
  });
}

function serve(state: VectorState, { id, operations }: Request, context: Context): VectorStep {
  const outcome = carryOut(state.table, operations, id, context);
  if (outcome.refused !== null) {
    return { state, effects: refusal(id, outcome.refused, outcome.row) };
  }
  const { table, writes, reads } = outcome;
  const [row, ...others] = rowsOf(operations);
  const vector = others.length === 0 && row !== undefined ? table[row]?.context : undefined;
  const reply = replyOk(id, reads, vector === undefined ? undefined : { vector });
  if (writes.length === 0) return { state, effects: [reply] };
  const notes = writes.map((write) => note({ kind: "write", request: id, ...write }));
  const body = writes.map((write) => ({
    row: write.row,
    stored: table[write.row] as VersionedRow,
  }));
  const posted = post(state.outbox, context, body);
  return {
    state: { ...state, table, outbox: posted.outbox },
    effects: [...notes, reply, ...posted.effects],
  };
}

function receive(
  state: VectorState,
  from: NodeId,
  message: VectorMessage,
  context: Context,
): VectorStep {
  switch (message.type) {
    case "received":
    case "hello":
      return mailed(state, receiveReply(state.outbox, context, from, message));
    case "letter": {
      const met = meetRows(state, from, message.body);
      const bumped = bumpMerged(met.state, met.conflicts, context);
      const answer = acknowledge<Body>(from, message.id);
      return { state: bumped.state, effects: [...met.effects, answer, ...bumped.effects] };
    }
  }
}

/**
 * Takes in arriving rows; `conflicts` names those in which versions met that did not know of each
 * other.
 */
function meetRows(
  state: VectorState,
  from: NodeId,
  body: Body,
): VectorStep & { readonly conflicts: readonly RowId[] } {
  const { resolver } = state;
  const effects: Effect<VectorMessage>[] = [];
  const conflicts: RowId[] = [];
  let { table } = state;
  for (const { row, stored: arrived } of body) {
    const stored = table[row];
    const merged = merge(stored, arrived, resolver);
    const meeting: Meeting = { row, from, stored, arrived, merged };
    const notes =
      resolver === "user-edited" ? choiceNotes(meeting) : arrivalNotes(meeting, resolver);
    effects.push(...notes.map(note));
    if (notes.some(({ kind }) => kind === "conflict")) conflicts.push(row);
    if (merged !== stored) table = withEntry(table, row, merged);
  }
  return { state: { ...state, table }, effects, conflicts };
}

function merge(
  stored: VersionedRow | undefined,
  arrived: VersionedRow,
  resolver: Resolver,
): VersionedRow {
  if (resolver === "user-edited") return choose(stored, arrived);
  return stored === undefined ? arrived : joinMvRegisters(stored, arrived);
}

/** With `bumpOnMerge`, a merge is a write of its own, of which the others must hear. */
function bumpMerged(state: VectorState, conflicts: readonly RowId[], context: Context): VectorStep {
  if (context.options["bumpOnMerge"] !== true) return { state, effects: [] };
  let { table } = state;
  const body: { row: RowId; stored: VersionedRow }[] = [];
  for (const row of conflicts) {
    const merged = table[row] as VersionedRow;
    if (merged.entries.every(isDeletion)) continue;
    const content = contentOf(merged, state.resolver);
    const dot = nextDot(merged.context, context.node);
    const pen = { request: null, dot, resolver: state.resolver };
    const stored = writeRow(merged, merged.context, content, pen, context.clockUs);
    table = withEntry(table, row, stored);
    body.push({ row, stored });
  }
  if (body.length === 0) return { state, effects: [] };
  return mailed({ ...state, table }, post(state.outbox, context, body));
}
