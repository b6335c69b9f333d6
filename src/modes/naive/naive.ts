// The baseline without any idea of conflict: answer at once, send the row to everybody, overwrite
// with what arrives. It shows why the other modes exist: replicas may differ for ever.
import { evaluate, type PlainRow, type PlainTable, plainTable } from "../../data/plainTable.ts";
import type { NodeId, RowId } from "../../data/value.ts";
import { compareText, type Dictionary, withEntry } from "../../lib/record.ts";
import {
  type Context,
  type MessageLabel,
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
  labelOfReply,
  mailed,
  type Outbox,
  type Post,
  post,
  receiveReply,
  receiverOf,
  resend,
  resume,
} from "../shared/outbox.ts";
import { plainView } from "../shared/plainView.ts";
import { valueText } from "../shared/text.ts";
import { about } from "./about.ts";

/** Whole rows as they were after the transaction, and what of them it wrote. */
type Body = readonly { readonly row: RowId; readonly image: PlainRow; readonly by: string }[];

export interface NaiveState {
  readonly table: PlainTable;
  /** Where each row's present version came from. */
  readonly sources: Dictionary<NodeId>;
  readonly outbox: Outbox<Body>;
}

export type NaiveMessage = Post<Body>;
type NaiveStep = Step<NaiveState, NaiveMessage>;

export const naive: Mode<NaiveState, NaiveMessage> = {
  about,
  init: (context) => ({
    state: { table: plainTable(startingRows(context.database)), sources: {}, outbox: emptyOutbox },
    effects: [],
  }),
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
  durable: (state) => state,
  rows: (state) => plainView(state.table),
  knows(state, row) {
    const from = state.sources[row];
    return from === undefined ? null : { kind: "arrival", from };
  },
  panels: (state) => [
    {
      shape: "table",
      title: "Rows",
      columns: ["field", "value", "last written by"],
      rows: Object.keys(state.table)
        .sort(compareText)
        .flatMap((row) => panelRows(state, row)),
    },
  ],
  label,
};

function panelRows(state: NaiveState, row: RowId): readonly (readonly string[])[] {
  const stored = state.table[row] as PlainRow;
  const source = state.sources[row] ?? "start";
  if (!stored.present) return [[row, "deleted", source]];
  return Object.entries(stored.fields).map(([name, { value }]) => [
    `${row}.${name}`,
    valueText(value),
    source,
  ]);
}

function serve(state: NaiveState, { id, operations }: Request, context: Context): NaiveStep {
  const outcome = evaluate(state.table, operations, context.database.tables, id);
  if (outcome.refused !== null) {
    return { state, effects: refusal(id, outcome.refused, outcome.row) };
  }
  const reply = replyOk(id, outcome.reads);
  if (outcome.changes.length === 0) return { state, effects: [reply] };
  const notes = outcome.changes.map(({ row, change, written }) =>
    note({ kind: "write", request: id, row, change, written }),
  );
  const body = outcome.changes.map(({ row }) => ({
    row,
    image: outcome.table[row] as PlainRow,
    by: id,
  }));
  let { sources } = state;
  for (const { row } of body) sources = withEntry(sources, row, context.node);
  const posted = post(state.outbox, context, body);
  return {
    state: { table: outcome.table, sources, outbox: posted.outbox },
    effects: [...notes, reply, ...posted.effects],
  };
}

function receive(
  state: NaiveState,
  from: NodeId,
  message: NaiveMessage,
  context: Context,
): NaiveStep {
  switch (message.type) {
    case "received":
    case "hello":
      return mailed(state, receiveReply(state.outbox, context, from, message));
    case "letter": {
      let { table, sources } = state;
      for (const { row, image } of message.body) {
        table = withEntry(table, row, image);
        sources = withEntry(sources, row, from);
      }
      const notes = message.body.map(({ row, image, by }) =>
        note({ kind: "apply", row, fields: Object.keys(image.fields), from, requests: [by] }),
      );
      return {
        state: { ...state, table, sources },
        effects: [...notes, acknowledge(from, message.id)],
      };
    }
  }
}

function label(message: NaiveMessage): MessageLabel {
  switch (message.type) {
    case "letter":
      return { kind: "replicate", text: message.body.map(textOf).join(", "), role: "replicate" };
    case "received":
    case "hello":
      return labelOfReply(message);
  }
}

function textOf({ image, by }: Body[number]): string {
  if (!image.present) return "delete";
  const written = Object.values(image.fields).filter(({ holds }) => holds.includes(by));
  return written.map(({ value }) => valueText(value)).join(" ");
}
