// How `lww` appears: the labels of its messages and the inspector's panels.
import type { FieldValue } from "../../data/value.ts";
import { compareText } from "../../lib/record.ts";
import type { MessageLabel } from "../../sim/mode.ts";
import type { Panel } from "../../sim/panel.ts";
import { labelOfReply, type Post } from "../shared/outbox.ts";
import { valueText } from "../shared/text.ts";
import {
  presenceName,
  type Register,
  registersOf,
  type StampedChange,
  type StampedTable,
} from "./table.ts";

export function label(message: Post<readonly StampedChange[]>): MessageLabel {
  switch (message.type) {
    case "letter":
      return {
        kind: "replicate",
        text: message.body.map(textOf).join(", "),
        role: "replicate",
      };
    case "received":
    case "hello":
      return labelOfReply(message);
  }
}

/** The values that the change's own request wrote. */
function textOf(change: StampedChange): string {
  if (change.presence?.value === false) return "delete";
  const written = Object.values(change.cells).filter(({ holder, writer }) => holder === writer);
  return written.map(({ value }) => valueText(value)).join(" ");
}

export function panels(table: StampedTable): readonly Panel[] {
  const rows: (readonly (string | number)[])[] = [];
  for (const row of Object.keys(table).sort(compareText)) {
    const registers = Object.entries(registersOf(table[row] as NonNullable<StampedTable[string]>));
    for (const [name, register] of registers) {
      if (name === presenceName && register.value === true) continue;
      rows.push([
        `${row}${name === "" ? "" : `.${name}`}`,
        shown(name, register),
        stampText(register),
      ]);
    }
  }
  return [{ shape: "table", title: "Rows and stamps", columns: ["field", "value", "stamp"], rows }];
}

function shown(name: string, register: Register<FieldValue>): string {
  return name === presenceName ? "deleted" : valueText(register.value);
}

function stampText({ stamp }: Register<unknown>): string {
  return stamp.node === "" ? "start" : `${stamp.us / 1000} ms, ${stamp.node}`;
}
