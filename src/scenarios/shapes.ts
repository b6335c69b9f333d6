// Objects, lists and records of the scenario format, strict, with sentences for what does not fit.
import * as v from "valibot";
import { describe, leaf } from "./leaves.ts";
import { suggestion } from "./nearest.ts";

/** An object with these keys and no others. */
export function shape<const T extends v.ObjectEntries>(entries: T) {
  const keys = Object.keys(entries);
  const asObject = v.strictObject(entries, (issue) => {
    if (issue.expected === "never") {
      const unknown = `${issue.input}`;
      const hint = suggestion(unknown, keys);
      return `there is no such key here${hint === "" ? `; the keys are ${keys.join(", ")}` : hint}`;
    }
    if (issue.received === "undefined" && issue.expected !== "Object") return "this is missing";
    return `expected an object, found ${describe(issue.input)}`;
  });
  return v.lazy((input): typeof asObject =>
    Array.isArray(input) ? (notAList as unknown as typeof asObject) : asObject,
  );
}

const notAList = leaf<never>(() => "expected an object, found a list");

/** A list with a limited number of items. */
export function list<const T extends v.GenericSchema>(
  item: T,
  what: string,
  min: number,
  max: number,
) {
  const items = v.array(item, (issue) => `expected a list, found ${describe(issue.input)}`);
  const tooMany = leaf<never>((value) => {
    const { length } = value as unknown[];
    if (length < min) return `expected at least ${min === 1 ? "one" : min}, found none`;
    return `${length} ${what} are too many, at most ${max} are allowed`;
  });
  // The count comes first: nobody wants to hear of one bad item among too many, or wait for it.
  return v.lazy((input): typeof items =>
    Array.isArray(input) && (input.length < min || input.length > max)
      ? (tooMany as unknown as typeof items)
      : items,
  );
}

/** An object used as a dictionary. */
export function record<
  const K extends v.GenericSchema<string, string>,
  const T extends v.GenericSchema,
>(key: K, value: T, min: number, max: number) {
  const entries = v.record(
    key,
    value,
    (issue) => `expected an object, found ${describe(issue.input)}`,
  );
  const unfit = leaf<never>((input) => {
    if (Array.isArray(input)) return "expected an object, found a list";
    const { length } = Object.keys(input as object);
    if (length < min) return "expected at least one entry, found none";
    return `${length} entries are too many, at most ${max} are allowed`;
  });
  return v.lazy((input): typeof entries => {
    if (typeof input !== "object" || input === null) return entries;
    const { length } = Object.keys(input);
    const fits = !Array.isArray(input) && length >= min && length <= max;
    return fits ? entries : (unfit as unknown as typeof entries);
  });
}
