// Values as short text for message labels and inspector cells.
import type { FieldValue } from "../../data/value.ts";

/** A value as people write it; a set in braces. */
export function valueText(value: FieldValue): string {
  if (Array.isArray(value)) return `{${value.map((item) => valueText(item)).join(", ")}}`;
  return value === null ? "–" : String(value);
}

/** A change of a number with its sign (a true minus). */
export function signedText(amount: number): string {
  return amount < 0 ? `−${-amount}` : `+${amount}`;
}
