// Version vectors: how many writes of each node something has seen. They order versions by what
// their writers knew, which no clock can do, and tell when two versions were written without
// knowing of each other.
import { compareText } from "../lib/record.ts";
import type { NodeId } from "./value.ts";

/** Writes seen, by node. A node that is not named counts as 0. */
export type VersionVector = Readonly<Record<NodeId, number>>;

/** One write: the `count`-th of its node on the row. */
export interface Dot {
  readonly node: NodeId;
  readonly count: number;
}

/** What was there before anybody wrote. Every vector covers it. */
export const startDot: Dot = { node: "", count: 0 };

export type VectorOrder = "before" | "after" | "equal" | "concurrent";

function seenOf(vector: VersionVector, node: NodeId): number {
  return vector[node] ?? 0;
}

/** Nothing seen of any of the nodes, written out, so that a reader sees every entry. */
export function zeroVector(nodes: readonly NodeId[]): VersionVector {
  return Object.fromEntries(nodes.map((node) => [node, 0]));
}

/** Whether everything that `b` has seen is in `a`. */
function includesVector(a: VersionVector, b: VersionVector): boolean {
  return Object.entries(b).every(([node, count]) => count <= seenOf(a, node));
}

/**
 * Where `a` stands against `b`, entry by entry: a partial order (Parker and others, "Detection of
 * Mutual Inconsistency in Distributed Systems", 1983). `concurrent`: each has seen a write that the
 * other has not.
 */
export function compareVectors(a: VersionVector, b: VersionVector): VectorOrder {
  const over = includesVector(a, b);
  const under = includesVector(b, a);
  if (over) return under ? "equal" : "after";
  return under ? "before" : "concurrent";
}

/** The larger of each entry: what both together have seen. `a` itself when `b` adds nothing. */
export function mergeVectors(a: VersionVector, b: VersionVector): VersionVector {
  if (includesVector(a, b)) return a;
  const merged: Record<NodeId, number> = { ...a };
  for (const [node, count] of Object.entries(b)) merged[node] = Math.max(seenOf(a, node), count);
  return merged;
}

/** The dot of the node's next write after all that the vector has seen. */
export function nextDot(vector: VersionVector, node: NodeId): Dot {
  return { node, count: seenOf(vector, node) + 1 };
}

export function withDot(vector: VersionVector, dot: Dot): VersionVector {
  if (coversDot(vector, dot)) return vector;
  return { ...vector, [dot.node]: dot.count };
}

/** Whether the vector has seen the write. */
export function coversDot(vector: VersionVector, dot: Dot): boolean {
  return dot.count <= seenOf(vector, dot.node);
}

export function sameDot(a: Dot, b: Dot): boolean {
  return a.node === b.node && a.count === b.count;
}

/** By writer's id, then by count: the fixed order of siblings. */
export function compareDots(a: Dot, b: Dot): number {
  return compareText(a.node, b.node) || a.count - b.count;
}

/** `tokyo:3`, unique for a row. */
export function dotText(dot: Dot): string {
  return `${dot.node}:${dot.count}`;
}
