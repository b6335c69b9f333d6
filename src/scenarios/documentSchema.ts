// The scenario format as people write it: what keys there are and what each holds. Whether the
// parts fit together (is there such a node?) is checked in `crossChecks.ts`, since only there the
// whole document is known.
import * as v from "valibot";
import { encoded } from "./encoding.ts";
import * as leaf from "./leaves.ts";
import { networkPresets } from "./presets.ts";
import { entry } from "./scriptSchema.ts";
import { list, record, shape, shortOr } from "./shapes.ts";

const optional = v.exactOptional;

const link = shape({
  latency: optional(leaf.duration),
  jitter: optional(leaf.duration),
  loss: optional(leaf.probability),
  duplicate: optional(leaf.probability),
  order: optional(leaf.oneOf(["fifo", "any"])),
});

const preset = leaf.oneOf(networkPresets);
const networkObject = shape({
  preset: optional(preset),
  partition: optional(leaf.oneOf(["hold", "drop"])),
  links: optional(record(leaf.linkName, link, 0, 72)),
});
const network = shortOr(preset, networkObject);

const nodeObject = shape({
  id: leaf.nodeName,
  name: optional(leaf.plainName),
  lat: optional(leaf.numberBetween("latitude", -90, 90)),
  lon: optional(leaf.numberBetween("longitude", -180, 180)),
  clock: optional(
    shape({
      offset: optional(leaf.clockOffset),
      drift: optional(leaf.numberBetween("drift", -100_000, 100_000)),
    }),
  ),
});
const node = shortOr(leaf.nodeName, nodeObject);

const countsByNode = record(leaf.nodeName, leaf.count, 1, leaf.limits.nodes);
const initialValue = encoded(
  v.lazy(
    (input): v.GenericSchema<v.InferOutput<typeof leaf.fieldValue | typeof countsByNode>> =>
      typeof input === "object" && input !== null && !Array.isArray(input)
        ? countsByNode
        : leaf.fieldValue,
  ),
  "value",
);

const rangeInvariant = shape({
  row: leaf.rowName,
  field: leaf.fieldName,
  min: optional(leaf.finiteNumber),
  max: optional(leaf.finiteNumber),
});
const sumInvariant = shape({
  sum: list(leaf.termName, "terms", 1, 100),
  equals: leaf.finiteNumber,
});
const isSum = (input: unknown): boolean =>
  typeof input === "object" && input !== null && "sum" in input;
const invariant = encoded(
  v.lazy(
    (input): v.GenericSchema<v.InferOutput<typeof rangeInvariant | typeof sumInvariant>> =>
      isSum(input) ? sumInvariant : rangeInvariant,
  ),
  {
    variants: { sum: sumInvariant, row: rangeInvariant },
    keyOf: (value) => (isSum(value) ? "sum" : "row"),
  },
);

const modeObject = shape({
  mode: leaf.plainName,
  label: optional(leaf.label),
  options: optional(record(leaf.fieldName, leaf.optionValue, 0, 20)),
});
const mode = shortOr(leaf.plainName, modeObject);

const weight = leaf.wholeBetween(0, 1000);
export const mixVerbs = [
  "update",
  "read",
  "increment",
  "add",
  "remove",
  "insert",
  "delete",
] as const;
export type MixVerb = (typeof mixVerbs)[number];

const workload = shape({
  requests: leaf.wholeBetween(0, leaf.limits.generated),
  over: optional(leaf.positiveDuration),
  rows: optional(leaf.wholeBetween(1, 100)),
  mix: optional(
    shape({
      update: optional(weight),
      read: optional(weight),
      increment: optional(weight),
      add: optional(weight),
      remove: optional(weight),
      insert: optional(weight),
      delete: optional(weight),
    }),
  ),
  clientsPerNode: optional(leaf.wholeBetween(1, 20)),
  roam: optional(leaf.probability),
});

const faultCount = leaf.wholeBetween(0, leaf.limits.faults);
const faults = shape({
  partitions: optional(faultCount),
  oneWayCuts: optional(faultCount),
  crashes: optional(faultCount),
  clockSteps: optional(faultCount),
  delaySpikes: optional(faultCount),
  lossUpTo: optional(leaf.probability),
  duplicateUpTo: optional(leaf.probability),
  reorder: optional(leaf.yesOrNo),
  over: optional(leaf.positiveDuration),
});

export const documentSchema = shape({
  everywrite: leaf.leaf<1>(
    (value) =>
      value === 1
        ? null
        : typeof value === "number" && value > 1
          ? ["newerFormat", value]
          : ["noFormat", leaf.foundIn(value)],
    { constant: 1 },
  ),
  title: leaf.title,
  about: optional(leaf.text),
  seed: optional(leaf.text),
  end: optional(leaf.positiveDuration),
  network: optional(network),
  nodes: optional(list(node, "nodes", 1, leaf.limits.nodes)),
  tables: optional(
    record(leaf.tableName, record(leaf.fieldName, leaf.oneOf(leaf.fieldKinds), 1, 20), 1, 20),
  ),
  rows: optional(
    record(leaf.rowName, record(leaf.fieldName, initialValue, 0, 20), 0, leaf.limits.rows),
  ),
  vectors: optional(record(leaf.rowName, countsByNode, 0, leaf.limits.rows)),
  homes: optional(record(leaf.rowName, leaf.nodeName, 0, leaf.limits.rows)),
  clients: optional(
    shape({
      timeout: optional(leaf.positiveDuration),
      retries: optional(leaf.wholeBetween(0, 100)),
    }),
  ),
  script: optional(list(entry, "entries", 0, leaf.limits.scriptEntries)),
  workload: optional(workload),
  faults: optional(faults),
  invariants: optional(list(invariant, "invariants", 0, 20)),
  modes: optional(list(mode, "modes", 1, leaf.limits.modes)),
});

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** A scenario as people write it: checked, with nothing filled in. */
export type ScenarioDocument = Frozen<v.InferOutput<typeof documentSchema>>;
export type NodeDocument = NonNullable<ScenarioDocument["nodes"]>[number];
export type NetworkDocument = NonNullable<ScenarioDocument["network"]>;
export type EntryDocument = NonNullable<ScenarioDocument["script"]>[number];
export type RequestDocument = Extract<EntryDocument, { readonly do: unknown }>;
export type OperationDocument = RequestDocument["do"][number];
export type InvariantDocument = NonNullable<ScenarioDocument["invariants"]>[number];
export type ModeDocument = NonNullable<ScenarioDocument["modes"]>[number];
export type WorkloadDocument = NonNullable<ScenarioDocument["workload"]>;
export type FaultsDocument = NonNullable<ScenarioDocument["faults"]>;
export type LinkDocument = NonNullable<Exclude<NetworkDocument, string>["links"]>[string];
