// Objects, lists and records of the scenario format, strict, and what is said of what does not fit.
import * as v from "valibot";
import { encoded } from "./encoding.ts";
import { foundIn, leaf, messageOf } from "./leaves.ts";
import { inOneForm } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { Items } from "./sentences/words.ts";

/** An object with these keys and no others. Links know them by their order: new ones come last. */
export function shape<const T extends v.ObjectEntries>(entries: T) {
  const keys = Object.keys(entries);
  const asObject = v.strictObject(entries, (issue) => {
    if (issue.expected === "never") {
      const unknown = `${issue.input}`;
      return messageOf(["unknownKey", keys, nearest(unknown, keys)]);
    }
    if (issue.received === "undefined" && issue.expected !== "Object") {
      return messageOf(["missing"]);
    }
    return messageOf(["expected", "object", foundIn(issue.input)]);
  });
  const schema = v.lazy((input): typeof asObject =>
    Array.isArray(input) ? (notAList as unknown as typeof asObject) : asObject,
  );
  return encoded(schema, { object: entries });
}

const notAList = leaf<never>(() => ["expected", "object", ["list"]]);

/** A list with a limited number of items. */
export function list<const T extends v.GenericSchema>(
  item: T,
  what: Items,
  min: number,
  max: number,
) {
  const items = v.array(item, (issue) => messageOf(["expected", "list", foundIn(issue.input)]));
  const tooMany = leaf<never>((value) => {
    const { length } = value as unknown[];
    return length < min ? ["tooFew", min, length] : ["tooMany", length, what, max];
  });
  // The count comes first: nobody wants to hear of one bad item among too many, or wait for it.
  const schema = v.lazy((input): typeof items =>
    Array.isArray(input) && (input.length < min || input.length > max)
      ? (tooMany as unknown as typeof items)
      : items,
  );
  return encoded(schema, { list: item });
}

/** An object used as a dictionary. */
export function record<
  const K extends v.GenericSchema<string, string>,
  const T extends v.GenericSchema,
>(key: K, value: T, min: number, max: number) {
  const entries = v.record(key, value, (issue) =>
    messageOf(["expected", "object", foundIn(issue.input)]),
  );
  const unfit = leaf<never>((input) => {
    if (Array.isArray(input)) return ["expected", "object", ["list"]];
    const { length } = Object.keys(input as object);
    return length < min ? ["noEntry"] : ["tooMany", length, "entries", max];
  });
  const twice = leaf<never>(() => ["keyTwice"]);
  const schema = v.lazy((input): typeof entries => {
    if (typeof input !== "object" || input === null) return entries;
    // Written in two ways it is one key.
    const forms = Object.keys(input).map(inOneForm);
    if (new Set(forms).size < forms.length) return twice as unknown as typeof entries;
    const { length } = Object.keys(input);
    const fits = !Array.isArray(input) && length >= min && length <= max;
    return fits ? entries : (unfit as unknown as typeof entries);
  });
  return encoded(schema, { record: value, key });
}

/** A short form, or an object that says more. */
export function shortOr<const S extends v.GenericSchema, const L extends v.GenericSchema>(
  short: S,
  long: L,
) {
  const schema = v.lazy(
    (input): v.GenericSchema<v.InferOutput<S> | v.InferOutput<L>> =>
      typeof input === "object" ? long : short,
  );
  return encoded(schema, { short, long });
}
