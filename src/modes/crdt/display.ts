// How `crdt` appears: the labels of its messages, the line under a value, and the inspector's
// panels.
import { rightsByNode, valueOfBoundedCounter } from "../../data/crdt/boundedCounter.ts";
import { countsOfGCounter, totalOfGCounter } from "../../data/crdt/gCounter.ts";
import type { LwwRegister } from "../../data/crdt/lwwRegister.ts";
import { valueOfPnCounter } from "../../data/crdt/pnCounter.ts";
import type { RowId } from "../../data/value.ts";
import { compareText } from "../../lib/record.ts";
import type { MessageLabel } from "../../sim/mode.ts";
import type { Stamp } from "../../sim/note.ts";
import type { Knowledge, Panel } from "../../sim/panel.ts";
import { labelOfReply } from "../shared/outbox.ts";
import { valueText } from "../shared/text.ts";
import { type Assignment, type FieldState, valuesOf } from "./field.ts";
import type { CrdtMessage } from "./messages.ts";
import { type CrdtRow, type CrdtTable, isPresentRow, vectorOf } from "./row.ts";

export function label(message: CrdtMessage): MessageLabel {
  switch (message.type) {
    case "letter": {
      const isGrant = message.body.grant !== null;
      return { kind: isGrant ? "grant" : "replicate", text: message.body.text, role: "replicate" };
    }
    case "received":
    case "hello":
      return labelOfReply(message);
    case "ask":
      return { kind: "ask", text: `${message.ask.amount} rights`, role: "forward" };
    case "deny":
      return { kind: "deny", text: "", role: "reject" };
  }
}

/**
 * What a replica knows of a row: the counts or rights of its first counter, else the stamps of its
 * registers, else its vector.
 */
export function knowledgeOf(row: CrdtRow | undefined): Knowledge | null {
  if (row === undefined) return null;
  for (const field of Object.values(row.fields)) {
    if (field.type === "pn-counter") {
      const { up, down } = field.state;
      return { kind: "counts", up: countsOfGCounter(up), down: countsOfGCounter(down) };
    }
    if (field.type === "g-counter") {
      return { kind: "counts", up: countsOfGCounter(field.state), down: {} };
    }
    if (field.type === "bounded-counter") {
      return { kind: "rights", rights: rightsByNode(field.state, Object.keys(vectorOf(row))) };
    }
  }
  const stamps = Object.entries(row.fields).flatMap(([name, field]) =>
    field.type === "lww-register" ? [{ field: name, stamp: stampOf(field.state) }] : [],
  );
  if (stamps.length > 0) return { kind: "stamps", stamps };
  return { kind: "vector", vector: vectorOf(row) };
}

/** Its node is empty before the first write. */
function stampOf({ us, node, content }: LwwRegister<Assignment>): Stamp {
  return { us, node, count: content.dot.count };
}

export function panels(table: CrdtTable): readonly Panel[] {
  const ids = Object.keys(table).sort(compareText);
  const shown = ids.map((id) => [id, table[id] as CrdtRow] as const);
  const vectors = shown.map(([id, row]) => ({ label: id, vector: vectorOf(row) }));
  const values = shown.flatMap(([id, row]) => valueRows(id, row));
  return [
    { shape: "table", title: "Values", columns: ["field", "type", "value"], rows: values },
    ...shown.flatMap(([id, row]) =>
      Object.entries(row.fields).flatMap(([name, field]) => fieldPanel(id, name, field, row)),
    ),
    { shape: "versionVector", title: "Writes seen", vectors },
  ];
}

function valueRows(id: RowId, row: CrdtRow): readonly (readonly string[])[] {
  if (!isPresentRow(row)) return [[id, "row", "deleted"]];
  return Object.entries(row.fields).map(([name, field]) => [
    `${id}.${name}`,
    field.type,
    valuesOf(field).map(valueText).join(" | "),
  ]);
}

function fieldPanel(
  row: RowId,
  field: string,
  content: FieldState,
  { existence }: CrdtRow,
): readonly Panel[] {
  const base = { title: `${row}.${field}`, row, field };
  switch (content.type) {
    case "g-counter": {
      const up = countsOfGCounter(content.state);
      const value = totalOfGCounter(content.state);
      return [{ shape: "counter", grows: true, ...base, value, up, down: {} }];
    }
    case "pn-counter": {
      const [up, down] = [content.state.up, content.state.down].map(countsOfGCounter);
      const value = valueOfPnCounter(content.state);
      const both = { up: up ?? {}, down: down ?? {} };
      return [{ shape: "counter", grows: false, ...base, value, ...both }];
    }
    case "bounded-counter": {
      const rights = rightsByNode(content.state, Object.keys(existence.context));
      return [{ shape: "rights", ...base, value: valueOfBoundedCounter(content.state), rights }];
    }
    case "or-set": {
      const items = Object.entries(content.state).map(([tag, { value, removedBy }]) => ({
        value: valueText(value),
        tag,
        removed: removedBy.length > 0,
      }));
      return [{ shape: "set", ...base, items }];
    }
    case "lww-register": {
      const stamp = stampOf(content.state);
      if (stamp.node === "") return [];
      return [{ shape: "stamps", title: base.title, stamps: [{ label: field, stamp }] }];
    }
    case "mv-register":
      return [];
  }
}
