// The parts of a counter's bar. Its whole length is all that there ever was: the start and what was
// added; what was taken stands at its end.
import type { Of } from "./drawing.ts";

export interface BarPart {
  readonly kind: "up" | "down";
  readonly node: string;
  readonly count: number;
}

export interface Bar {
  /** What the counter was before anybody counted. */
  readonly start: number;
  /** What is left of it: grey. */
  readonly rest: number;
  readonly parts: readonly BarPart[];
  readonly length: number;
}

export function barOf({ value, up, down }: Of<"counter">): Bar {
  const parts = (kind: "up" | "down", counts: Of<"counter">["up"]): BarPart[] =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([node, count]) => ({ kind, node, count }));
  const sum = (list: readonly BarPart[]): number => list.reduce((all, { count }) => all + count, 0);
  const [added, taken] = [parts("up", up), parts("down", down)];
  const rest = Math.max(0, value - sum(added));
  const all = [...added, ...taken];
  return { start: value - sum(added) + sum(taken), rest, parts: all, length: rest + sum(all) };
}
