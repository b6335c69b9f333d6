// The entries of a script and the operations of its requests. Each is known by one key of its own:
// its verb.
import * as v from "valibot";
import { encoded } from "./encoding.ts";
import * as leaf from "./leaves.ts";
import { nearest } from "./nearest.ts";
import type { Said } from "./sentences/words.ts";
import { list, record, shape } from "./shapes.ts";

const optional = v.exactOptional;

type Part = "entry" | "operation";

/**
 * One of several shapes, each known by its key. A value with none of the keys, or with two of them,
 * is told so.
 */
function byKey<const T extends Readonly<Record<string, v.GenericSchema>>>(what: Part, shapes: T) {
  const keys = Object.keys(shapes);
  const unfit = leaf.leaf<never>((input) => unfitFault(what, keys, input));
  const schema = v.lazy((input): v.GenericSchema<v.InferOutput<T[keyof T]>> => {
    const present = keysIn(keys, input);
    const chosen = present.length === 1 ? shapes[present[0] as string] : unfit;
    return chosen as v.GenericSchema<v.InferOutput<T[keyof T]>>;
  });
  return encoded(schema, { variants: shapes, keyOf: (value) => keysIn(keys, value)[0] });
}

function keysIn(keys: readonly string[], input: unknown): readonly string[] {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return [];
  // A splice says what it deletes and inserts with keys that are verbs elsewhere.
  if (keys.includes("splice") && Object.hasOwn(input, "splice")) return ["splice"];
  return keys.filter((key) => Object.hasOwn(input, key));
}

function unfitFault(what: Part, keys: readonly string[], input: unknown): Said {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return ["expected", what, leaf.foundIn(input)];
  }
  const present = keysIn(keys, input);
  if (present.length > 1) return ["twoVerbs", what, keys, present];
  for (const key of Object.keys(input)) {
    const meant = nearest(key, keys);
    if (meant !== null) return ["unknownVerb", what, key, meant];
  }
  return ["noVerb", what, keys];
}

const row = leaf.rowName;
const field = leaf.fieldName;
const values = record(leaf.fieldName, leaf.fieldValue, 0, 20);

const operation = byKey("operation", {
  insert: shape({ insert: row, set: optional(values) }),
  update: shape({ update: row, set: record(leaf.fieldName, leaf.fieldValue, 1, 20) }),
  delete: shape({ delete: row }),
  increment: shape({ increment: row, field, by: leaf.amount }),
  add: shape({ add: row, field, value: leaf.scalar }),
  remove: shape({ remove: row, field, value: leaf.scalar }),
  splice: leaf.leaf<never>(() => ["noTextFields"]),
  read: shape({ read: row, field: optional(field) }),
  require: shape({
    require: row,
    field,
    min: optional(leaf.finiteNumber),
    equals: optional(leaf.scalar),
  }),
});

const at = leaf.startTime;
const until = optional(leaf.endTime);
const groups = list(list(leaf.nodeName, "nodes", 1, leaf.limits.nodes), "groups", 2, 9);

export const entry = byKey("entry", {
  do: shape({
    at,
    node: leaf.nodeName,
    client: optional(leaf.clientName),
    do: list(operation, "operations", 1, leaf.limits.operations),
  }),
  partition: shape({ at, until, partition: groups }),
  cut: shape({ at, until, cut: leaf.linkName }),
  crash: shape({ at, until, crash: leaf.nodeName }),
  link: shape({
    at,
    until,
    link: leaf.linkName,
    set: shape({
      latency: optional(leaf.duration),
      jitter: optional(leaf.duration),
      loss: optional(leaf.probability),
      duplicate: optional(leaf.probability),
      order: optional(leaf.oneOf(["fifo", "any"])),
    }),
  }),
  clock: shape({ at, clock: leaf.nodeName, offset: leaf.clockOffset }),
  promote: shape({ at, promote: leaf.nodeName }),
  rehome: shape({ at, rehome: row, to: leaf.nodeName }),
  say: shape({ at, say: leaf.text }),
});
