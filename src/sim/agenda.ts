// What is still to happen: the event queue with the things that wait in it. Order is (time, phase,
// sequence).
import { EventHeap } from "../lib/heap.ts";
import type { Attempt } from "./clients.ts";
import type { ScriptEntry } from "./scenario.ts";

/** A message, in the network's hands and then on the agenda. Nodes by index. */
export interface Parcel {
  readonly kind: "message";
  /** The receiver. */
  readonly node: number;
  readonly from: number;
  readonly body: unknown;
  readonly background: boolean;
  /** Index of its record, or -1 in a run without trace. */
  readonly record: number;
}

export type Pending =
  | Parcel
  | {
      readonly kind: "timer";
      readonly node: number;
      readonly timer: string;
      readonly background: boolean;
    }
  | { readonly kind: "entry"; readonly entry: ScriptEntry; readonly background: false }
  | { readonly kind: "end"; readonly entry: ScriptEntry; readonly background: false }
  | { readonly kind: "timeout"; readonly request: number; readonly background: false }
  | { readonly kind: "attempt"; readonly attempt: Attempt; readonly background: false };

/**
 * Within one instant: first messages and timers, then ends of faults and of patience, then what the
 * script begins.
 */
export type Phase = 0 | 1 | 2;
const phases = 4;

/** A place in the agenda, to take something out again. Serials tell re-used slots apart. */
export interface Appointment {
  readonly slot: number;
  readonly serial: number;
}

export class Agenda {
  private readonly heap = new EventHeap();
  private readonly slots: (Pending | null)[] = [];
  private readonly serials: number[] = [];
  private readonly free: number[] = [];
  private cancelled = 0;
  /** How many things are waiting that keep the run alive. */
  foreground = 0;

  /** How many things wait. Cancelled ones stay in the queue until their time, but do not count. */
  get size(): number {
    return this.heap.size - this.cancelled;
  }

  /** What waits, in no order. */
  get waiting(): readonly Pending[] {
    return this.slots.filter((pending) => pending !== null);
  }

  /** The time of the next thing, in microseconds; only of an agenda that is not empty. */
  get nextUs(): number {
    return Math.floor(this.heap.peekKey() / phases);
  }

  add(atUs: number, phase: Phase, pending: Pending): number {
    const slot = this.free.pop() ?? this.newSlot();
    this.slots[slot] = pending;
    if (!pending.background) this.foreground += 1;
    this.heap.push(atUs * phases + phase, slot);
    return slot;
  }

  /** Slots are made one after the other, so that the arrays stay without holes. */
  private newSlot(): number {
    this.serials.push(0);
    return this.slots.push(null) - 1;
  }

  /** As `add`, with a receipt for `cancel`. */
  book(atUs: number, phase: Phase, pending: Pending): Appointment {
    const slot = this.add(atUs, phase, pending);
    return { slot, serial: this.serials[slot] as number };
  }

  /** Takes something out that has not happened yet; nothing happens where it has. */
  cancel({ slot, serial }: Appointment): void {
    const pending = this.slots[slot];
    if (this.serials[slot] !== serial || pending === null || pending === undefined) return;
    if (!pending.background) this.foreground -= 1;
    this.slots[slot] = null;
    this.cancelled += 1;
  }

  /** The next thing, taken out; null where it was cancelled. */
  take(): Pending | null {
    const slot = this.heap.pop();
    const pending = this.slots[slot] as Pending | null;
    if (pending === null) this.cancelled -= 1;
    else if (!pending.background) this.foreground -= 1;
    this.slots[slot] = null;
    this.serials[slot] = (this.serials[slot] as number) + 1;
    this.free.push(slot);
    return pending;
  }
}
