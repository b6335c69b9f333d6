// The state of one node, and the small steps that all parts of the mode take on it.
import type { RequestId } from "../../data/value.ts";
import type { Dictionary } from "../../lib/record.ts";
import type { Context, Effect, Request, Step } from "../../sim/mode.ts";
import type { Outbox } from "../shared/outbox.ts";
import { shipsOperations } from "./edit.ts";
import { isCounterState } from "./field.ts";
import type { Ask, Body, CrdtMessage } from "./messages.ts";
import type { CrdtRow, CrdtTable } from "./row.ts";

/** A transaction that waits for rights. */
interface Pending {
  readonly request: Request;
  /** The question that is open, and how many were asked before it. */
  readonly ask: Ask;
  readonly count: number;
}

export interface CrdtState {
  readonly table: CrdtTable;
  readonly outbox: Outbox<Body>;
  /** By request; a crash forgets them. */
  readonly pending: Dictionary<Pending>;
  /** Questions of peers that were answered: true granted, false denied. */
  readonly answered: Dictionary<boolean>;
}

export type CrdtStep = Step<CrdtState, CrdtMessage>;
export type CrdtEffect = Effect<CrdtMessage>;

export const borrowTimer = (request: RequestId): string => `borrow:${request}`;

export function requestOfTimer(timer: string): RequestId | null {
  return timer.startsWith("borrow:") ? timer.slice("borrow:".length) : null;
}

/**
 * The row's state as it travels: whole, or without the counters whose operations travel instead.
 */
export function shipped(row: CrdtRow, context: Context): CrdtRow {
  if (!shipsOperations(context)) return row;
  const fields = Object.entries(row.fields).filter(
    ([, field]) => !isCounterState(field) || field.type === "bounded-counter",
  );
  return { ...row, fields: Object.fromEntries(fields) };
}
