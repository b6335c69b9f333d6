// A scenario as the simulator runs it: checked, complete, in microseconds. `scenarios/schema.ts`
// makes it from the JSON that people write; nothing here is optional, so the simulator never
// guesses a default.
import type { Operation } from "../data/operation.ts";
import type { FieldValue, NodeId, RowId, TableSchema } from "../data/value.ts";

/**
 * What a generator, a claim or a counter may start from: a number by node, for counters that keep
 * one.
 */
export type InitialValue = FieldValue | Readonly<Record<NodeId, number>>;

export interface NodeSetup {
  readonly id: NodeId;
  readonly name: string;
  /** Degrees north. */
  readonly latitude: number;
  /** Degrees east. */
  readonly longitude: number;
  /** What the node's clock is ahead of true time at the start. */
  readonly clockOffsetUs: number;
  /** Microseconds that the clock gains in a second. */
  readonly clockDriftPpm: number;
}

/** One direction of a link. */
export interface LinkSetup {
  readonly latencyUs: number;
  /** Standard deviation of the delay. */
  readonly jitterUs: number;
  /** Probability in [0, 1] that a message is lost. */
  readonly loss: number;
  /** Probability in [0, 1] that a message arrives twice. */
  readonly duplicate: number;
  /** `fifo`: a message never overtakes an earlier one on its link. `any`: it may. */
  readonly order: "fifo" | "any";
}

/** `tokyo>london`. */
export type LinkId = string;

export interface NetworkSetup {
  readonly preset: string;
  /** What a cut does with messages: hold them until it heals, or lose them. */
  readonly partition: "hold" | "drop";
  readonly links: Readonly<Record<LinkId, LinkSetup>>;
}

interface Entry {
  /**
   * Index in the script as it was written; generated entries follow. Ties in time are resolved by
   * it.
   */
  readonly index: number;
  readonly atUs: number;
}
interface Fault extends Entry {
  /** Null: to the end of the run. */
  readonly untilUs: number | null;
}

export type RequestEntry = Entry & {
  readonly kind: "request";
  readonly node: NodeId;
  readonly client: string;
  readonly operations: readonly Operation[];
};
export type PartitionEntry = Fault & {
  readonly kind: "partition";
  readonly groups: readonly (readonly NodeId[])[];
};
export type CutEntry = Fault & { readonly kind: "cut"; readonly links: readonly LinkId[] };
export type CrashEntry = Fault & { readonly kind: "crash"; readonly node: NodeId };
export type LinkEntry = Fault & {
  readonly kind: "link";
  readonly links: readonly LinkId[];
  readonly set: Partial<LinkSetup>;
};
export type ClockEntry = Entry & {
  readonly kind: "clock";
  readonly node: NodeId;
  readonly offsetUs: number;
};
/** An order to the mode itself: modes that do not know it ignore it. */
export type CommandEntry = Entry & { readonly kind: "command"; readonly command: Command };
export type SayEntry = Entry & { readonly kind: "say"; readonly text: string };

export type ScriptEntry =
  | RequestEntry
  | PartitionEntry
  | CutEntry
  | CrashEntry
  | LinkEntry
  | ClockEntry
  | CommandEntry
  | SayEntry;

export type Command =
  | { readonly command: "promote"; readonly node: NodeId }
  | { readonly command: "rehome"; readonly row: RowId; readonly to: NodeId };

export type Invariant =
  | {
      readonly kind: "range";
      readonly row: RowId;
      readonly field: string;
      readonly min?: number;
      readonly max?: number;
    }
  | {
      readonly kind: "sum";
      readonly terms: readonly { readonly row: RowId; readonly field: string }[];
      readonly equals: number;
    };

export type OptionValue = string | number | boolean;
export type Options = Readonly<Record<string, OptionValue>>;

/**
 * A mode with the options that the scenario gives it. Options that are not named keep their
 * defaults.
 */
export interface ModeChoice {
  readonly mode: string;
  readonly label: string | null;
  readonly options: Options;
}

/** The replicated data of the start: the same at every node. */
export interface Database {
  readonly tables: Readonly<Record<string, TableSchema>>;
  readonly rows: Readonly<Record<RowId, Readonly<Record<string, InitialValue>>>>;
  /** Start vectors of `version-vector`. */
  readonly vectors: Readonly<Record<RowId, Readonly<Record<NodeId, number>>>>;
  /** Homes for `home-region`; a row that is not named has the first node as its home. */
  readonly homes: Readonly<Record<RowId, NodeId>>;
}

export interface Scenario {
  readonly title: string;
  readonly about: string;
  readonly seed: string;
  /** Null: until rest, at most `limits.restUs` after the script. */
  readonly endUs: number | null;
  readonly network: NetworkSetup;
  readonly nodes: readonly NodeSetup[];
  readonly database: Database;
  readonly clients: { readonly timeoutUs: number; readonly retries: number };
  /** In order of time, then of index. */
  readonly script: readonly ScriptEntry[];
  readonly invariants: readonly Invariant[];
  readonly modes: readonly ModeChoice[];
}

/** The plain starting value of a field: counters that are given by node start with their sum. */
function startingValue(value: InitialValue): FieldValue {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    return value as FieldValue;
  }
  return Object.values(value as Readonly<Record<NodeId, number>>).reduce(
    (sum, count) => sum + count,
    0,
  );
}

/** The rows of the start with plain values, for modes that keep one value a field. */
export function startingRows(
  database: Database,
): Readonly<Record<RowId, Readonly<Record<string, FieldValue>>>> {
  const rows: Record<RowId, Record<string, FieldValue>> = {};
  for (const [row, fields] of Object.entries(database.rows)) {
    const values: Record<string, FieldValue> = {};
    for (const [name, value] of Object.entries(fields)) values[name] = startingValue(value);
    rows[row] = values;
  }
  return rows;
}

export const US_PER_MS = 1000;

/** The key of one direction of a link. */
export function linkId(from: NodeId, to: NodeId): LinkId {
  return `${from}>${to}`;
}
