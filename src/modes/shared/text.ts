// Values as short text for message labels and inspector cells.
import type { FieldValue } from "../../data/value.ts";
import { numberText } from "../../lib/numberText.ts";
import { shown } from "../../lib/visible.ts";

/** A value as people write it; a set in braces. */
export function valueText(value: FieldValue): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? "empty" : `{${value.map((item) => valueText(item)).join(", ")}}`;
  }
  if (value === null) return "–";
  return typeof value === "number" ? numberText(value, ".") : shown(String(value));
}

/** A change of a number with its sign (a true minus). */
export function signedText(amount: number): string {
  return amount < 0 ? numberText(amount, ".") : `+${numberText(amount, ".")}`;
}
