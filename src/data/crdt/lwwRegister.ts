// A register in which the write with the larger stamp stands: one value always, concurrent writes
// are lost.
import { compareText } from "../../lib/record.ts";
import type { NodeId } from "../value.ts";

export interface LwwRegister<T> {
  /** The clock reading of the write, in microseconds. */
  readonly us: number;
  readonly node: NodeId;
  readonly content: T;
  /**
   * Set where the value was taken away by somebody who had seen it, without a write of a value: it
   * then stands under every other write, and over none but the one with this stamp.
   */
  readonly cleared?: true;
}

/** The register of the start: any write beats it. */
export function startLwwRegister<T>(content: T): LwwRegister<T> {
  return { us: 0, node: "", content };
}

/** Larger reading first, then the node whose id is larger, then what was cleared since. */
export function compareStamps(a: LwwRegister<unknown>, b: LwwRegister<unknown>): number {
  return (
    a.us - b.us ||
    compareText(a.node, b.node) ||
    Number(a.cleared ?? false) - Number(b.cleared ?? false)
  );
}

/**
 * Takes the value away under its own stamp: whoever has it sees it go, and any write that was made
 * without knowledge of this, or after it, stands.
 */
export function clearLwwRegister<T>({ us, node }: LwwRegister<T>, content: T): LwwRegister<T> {
  return { us, node, content, cleared: true };
}

/**
 * A local write. It takes a reading above the one that it replaces even where the clock is behind,
 * so that a node always sees its own write (as Antidote's register does: max(now, stored + 1)).
 */
export function writeLwwRegister<T>(
  register: LwwRegister<unknown>,
  content: T,
  node: NodeId,
  clockUs: number,
): LwwRegister<T> {
  return { us: Math.max(clockUs, register.us + 1), node, content };
}

/** The join: the register with the larger stamp. Equal stamps are the same write. */
export function joinLwwRegisters<T>(a: LwwRegister<T>, b: LwwRegister<T>): LwwRegister<T> {
  return compareStamps(b, a) > 0 ? b : a;
}
