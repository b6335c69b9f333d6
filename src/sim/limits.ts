// Hard limits: a run that reaches one ends and says so; it never hangs a tab nor fills its memory.
import type { NodeId } from "../data/value.ts";
import { unreachable } from "../lib/assert.ts";
import { US_PER_MS } from "./scenario.ts";

export interface Limits {
  /** Events, background ones included. */
  readonly events: number;
  /** What the trace takes of memory, about. */
  readonly bytes: number;
  /** Simulated time until the script is done, where no `end` is given. */
  readonly scriptUs: number;
  /** Simulated time from then on to come to rest in. */
  readonly restUs: number;
  /** Messages, timers and entries waiting at once. */
  readonly pending: number;
  /** Size of one node's state as JSON text. */
  readonly stateCharacters: number;
}

/** The limit that ended a run: ours, and no property of the mode. */
export type Limit =
  | { readonly kind: "events" | "bytes" | "pending"; readonly most: number }
  | { readonly kind: "script"; readonly mostUs: number }
  | { readonly kind: "state"; readonly node: NodeId; readonly most: number };

export const defaultLimits: Limits = {
  events: 1_000_000,
  bytes: Number.POSITIVE_INFINITY,
  scriptUs: 3_600_000 * US_PER_MS,
  restUs: 60_000 * US_PER_MS,
  // Well-behaved runs have some dozens waiting; a mode that answers each message with several more
  // reaches this long before memory runs out.
  pending: 10_000,
  stateCharacters: 16_000_000,
};

/** What the traces of a scenario's modes may have together: more would strain a tab. */
export type Budget = Pick<Limits, "events" | "bytes">;

export const tracedBudget: Budget = { events: 400_000, bytes: 450_000_000 };

/** For one mode alone. */
export const tracedLimits: Limits = { ...defaultLimits, ...tracedBudget };

/**
 * How often (in events) the size of the states is looked at: often enough to stop a leak, too rare
 * to cost.
 */
export const stateCheckInterval = 8192;

/** Which limit it was, in a sentence without its full stop, for the command line and its files. */
export function limitText(limit: Limit): string {
  switch (limit.kind) {
    case "events":
      return `Everywrite keeps at most ${limit.most} events of this run`;
    case "bytes":
      return `Everywrite gives this run at most ${Math.round(limit.most / 1e6)} MB of memory`;
    case "pending":
      return `more than ${limit.most} things are pending`;
    case "script":
      return `the script is not done within ${limit.mostUs / 1_000_000} s`;
    case "state":
      return `the state of ${limit.node} is larger than ${limit.most} characters`;
    default:
      return unreachable(limit);
  }
}
