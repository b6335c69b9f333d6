// Cuts as strips between the lanes that they sever. A link between lanes that are not neighbours
// crosses several gaps: its strip is in the first of them that is severed itself.
import type { CutSpan } from "../../../session/drawing/diagram.ts";

export interface Strip {
  readonly entry: number;
  readonly gap: number;
  readonly fromUs: number;
  /** Null: to the end. */
  readonly untilUs: number | null;
  /** Messages get through the other way. */
  readonly isOneWay: boolean;
}

type Pair = readonly [string, string];

/** The gap in which messages from one node to another stop. */
export function gapOf(links: readonly Pair[], nodes: readonly string[], [from, to]: Pair): number {
  const [i, j] = [nodes.indexOf(from), nodes.indexOf(to)].sort((a, b) => a - b) as [number, number];
  for (let gap = i; gap < j; gap += 1) {
    if (severs(links, nodes[gap], nodes[gap + 1])) return gap;
  }
  return Math.max(i, j - 1);
}

function severs(links: readonly Pair[], a: string | undefined, b: string | undefined): boolean {
  return links.some(([from, to]) => (from === a && to === b) || (from === b && to === a));
}

export function stripsOf(cuts: readonly CutSpan[], nodes: readonly string[]): readonly Strip[] {
  return cuts.flatMap(({ entry, fromUs, untilUs, links }) => {
    const gaps = new Set(links.map((link) => gapOf(links, nodes, link)));
    return [...gaps].sort().map((gap): Strip => {
      const own = links.filter((link) => gapOf(links, nodes, link) === gap);
      const isOneWay = own.every(([a, b]) => !own.some(([c, d]) => c === b && d === a));
      return { entry, gap, fromUs, untilUs, isOneWay };
    });
  });
}

/** The cut that stops what is sent on a link at a time. */
export function cutFor(
  cuts: readonly CutSpan[],
  [from, to]: Pair,
  us: number,
): CutSpan | undefined {
  return cuts.find(
    ({ fromUs, untilUs, links }) =>
      fromUs <= us &&
      (untilUs === null || us < untilUs) &&
      links.some(([a, b]) => a === from && b === to),
  );
}

/** By entry of the script: the gap in which it acts. */
export function gapsByEntry(
  entries: readonly { readonly entry: number; readonly links: readonly Pair[] }[],
  nodes: readonly string[],
): ReadonlyMap<number, number> {
  const gaps = new Map<number, number>();
  for (const { entry, links } of entries) {
    const [first] = links;
    if (first !== undefined) gaps.set(entry, gapOf(links, nodes, first));
  }
  return gaps;
}
