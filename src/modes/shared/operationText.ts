// Operations as short text for message labels and inspector cells.
import type { Operation } from "../../data/operation.ts";
import { unreachable } from "../../lib/assert.ts";
import { signedText, valueText } from "./text.ts";

/** A transaction in a few characters, such as `−20` or `read`. */
export function operationsText(operations: readonly Operation[]): string {
  return operations.map(operationText).join(", ");
}

function operationText(operation: Operation): string {
  switch (operation.verb) {
    case "insert":
    case "update":
      return Object.values(operation.set).map(valueText).join(" ");
    case "increment":
      return signedText(operation.by);
    case "add":
      return `add ${valueText(operation.value)}`;
    case "remove":
      return `remove ${valueText(operation.value)}`;
    case "delete":
    case "splice":
    case "read":
    case "require":
      return operation.verb;
    default:
      return unreachable(operation);
  }
}
