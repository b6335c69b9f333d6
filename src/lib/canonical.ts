import { compareText } from "./record.ts";

/**
 * JSON with sorted keys: equal plain data gives equal text, whatever the order in which it was
 * built.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}

/** Whether two pieces of plain data say the same. */
export function sameData(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}
