// Hard limits: a run that reaches one ends and says so; it never hangs a tab.
import { US_PER_MS } from "./scenario.ts";

export interface Limits {
  /** Events, background ones included. */
  readonly events: number;
  /** Simulated time of a run without `end`. */
  readonly restUs: number;
  /** Messages, timers and entries waiting at once. */
  readonly pending: number;
  /** Size of one node's state as JSON text. */
  readonly stateCharacters: number;
}

export const defaultLimits: Limits = {
  events: 1_000_000,
  restUs: 60_000 * US_PER_MS,
  // Well-behaved runs have some dozens waiting; a mode that answers each message with several more
  // reaches this long before memory runs out.
  pending: 10_000,
  stateCharacters: 16_000_000,
};

/** A trace keeps about 2 kB an event: more than this would strain a tab. */
export const tracedLimits: Limits = { ...defaultLimits, events: 250_000 };

/**
 * How often (in events) the size of the states is looked at: often enough to stop a leak, too rare
 * to cost.
 */
export const stateCheckInterval = 8192;
