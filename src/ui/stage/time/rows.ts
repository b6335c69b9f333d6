// How the height of the stage is shared: one or two rows unfolded with room for words, the others
// thin. And where in a row its lanes and the strips between them are.

/** The size of texts in pixels, as tokens.css has them. */
export interface TextSizes {
  readonly small: number;
  readonly medium: number;
  readonly large: number;
  readonly value: number;
}

/** The room between two neighbouring lanes. */
export interface Gap {
  readonly middle: number;
  /** How much of it a cut's strip fills. */
  readonly thickness: number;
}

export interface Row {
  /** Index of the run. */
  readonly run: number;
  readonly top: number;
  readonly height: number;
  readonly isUnfolded: boolean;
  /** Across, by node. */
  readonly lanes: ReadonlyMap<string, number>;
  /** Between lane i and lane i + 1. */
  readonly gaps: readonly Gap[];
  /** Where the clients' lanes are, from the top; empty in a thin row. */
  readonly clientLanes: readonly number[];
}

interface Sharing {
  readonly top: number;
  readonly height: number;
  readonly count: number;
  readonly unfolded: readonly number[];
  readonly sizes: TextSizes;
}

export interface Band {
  readonly run: number;
  readonly top: number;
  readonly height: number;
  readonly isUnfolded: boolean;
}

/** What a thin row needs for a name and a line under it, as far as there is room. */
const thinShare = 0.1175;

/** What rows need: as close as can still be read, and where there is no lack of room. */
export function neededHeights(
  count: number,
  unfolded: number,
  sizes: TextSizes,
): { readonly close: number; readonly ample: number } {
  const large = Math.min(count, unfolded);
  const [thin, tall] = [(count - large) * thinNeed(sizes), large * largeNeed(sizes)];
  return { close: thin * 0.76 + tall, ample: thin + tall };
}

const largeNeed = (sizes: TextSizes): number => sizes.medium * 10;
const thinNeed = (sizes: TextSizes): number => sizes.value + sizes.medium * 1.3 + 8;

export function shareHeight({ top, height, count, unfolded, sizes }: Sharing): readonly Band[] {
  const large = Math.min(count, unfolded.length);
  const thinCount = count - large;
  const least = thinNeed(sizes);
  const forThin = large === 0 ? height : Math.max(height * 0.62, height - large * largeNeed(sizes));
  const most = forThin / Math.max(1, thinCount);
  const thin = Math.max(0, Math.min(most, Math.max(least, height * thinShare)));
  const tall = large === 0 ? 0 : (height - thin * thinCount) / large;
  let next = top;
  return Array.from({ length: count }, (_, run) => {
    const isUnfolded = unfolded.includes(run);
    const band = { run, top: next, height: isUnfolded ? tall : thin, isUnfolded };
    next += band.height;
    return band;
  });
}

interface Lanes {
  readonly nodes: readonly string[];
  /** Gaps in which there is ever a strip: they are wider. */
  readonly cutGaps: ReadonlySet<number>;
  /** How many lanes the clients would like. */
  readonly clients: number;
  readonly sizes: TextSizes;
}

/** A gap with a strip is wider than one without by this factor. */
const cutWeight = 1.42;

/** Lays the lanes of a band out. */
export function rowOf(band: Band, { nodes, cutGaps, clients, sizes }: Lanes): Row {
  const { top, height, isUnfolded } = band;
  const pitch = sizes.medium * 1.7;
  const head = isUnfolded ? sizes.medium * 0.7 : 0;
  const count = isUnfolded ? Math.min(clients, Math.max(1, Math.floor((height * 0.3) / pitch))) : 0;
  const clientLanes = Array.from({ length: count }, (_, i) => top + head + pitch * (i + 0.6));
  const used = count === 0 ? head : head + pitch * count + sizes.medium * 0.2;
  const above = isUnfolded ? Math.min(sizes.medium * 2.1, height * 0.15) : height * 0.2;
  const below = isUnfolded ? Math.min(sizes.medium * 1.75, height * 0.11) : height * 0.18;
  const first = top + used + above;
  return { ...band, clientLanes, ...spread(nodes, first, top + height - below, cutGaps) };
}

/** Lanes from one place to another, with wider gaps where there are strips. */
export function spread(
  nodes: readonly string[],
  first: number,
  last: number,
  cutGaps: ReadonlySet<number>,
): Pick<Row, "lanes" | "gaps"> {
  const weights = nodes.slice(1).map((_, i) => (cutGaps.has(i) ? cutWeight : 1));
  const unit = (last - first) / Math.max(1, sum(weights));
  const lanes = new Map<string, number>();
  const gaps: Gap[] = [];
  let at = nodes.length === 1 ? (first + last) / 2 : first;
  for (const [i, node] of nodes.entries()) {
    lanes.set(node, at);
    const width = (weights[i] ?? 0) * unit;
    if (i < nodes.length - 1) {
      gaps.push({ middle: at + width / 2, thickness: Math.min(24, width * 0.34) });
    }
    at += width;
  }
  return { lanes, gaps };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
