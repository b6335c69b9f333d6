// The whole picture's layout: how wide the names, the time and the values are, which rows there
// are, and which stretch of time is shown. It depends on the scenario and the window only, never on
// the instant, so that nothing moves while a run is played.
import type { Span } from "../../../session/state.ts";
import type { Plane } from "./plane.ts";
import { neededHeights, type Row, rowOf, shareHeight, spread, type TextSizes } from "./rows.ts";
import type { Strip } from "./strips.ts";

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly plane: Plane;
  readonly rows: readonly Row[];
  readonly sizes: TextSizes;
  /** 1 where texts are 16 pixels high. */
  readonly scale: number;
  /** Height of the band with the time's numbers; on a narrow screen of that with the marks. */
  readonly axis: number;
  /** One mode has the whole height. */
  readonly isSingle: boolean;
  /** The values' block: its left edge, and the middle of each node's column. */
  readonly values: {
    readonly left: number;
    readonly width: number;
    readonly columns: readonly number[];
  };
}

export interface SceneInput {
  readonly width: number;
  /** Of the window: the scene of very many modes is higher. */
  readonly height: number;
  readonly nodes: readonly string[];
  /** Indices of the runs that are shown, in order. */
  readonly runs: readonly number[];
  readonly unfolded: readonly number[];
  readonly strips: readonly Strip[];
  /** How many clients' lanes a run would like. */
  readonly clients: (run: number) => number;
  readonly span: Span;
  readonly sizes: TextSizes;
  readonly isVertical: boolean;
  /** Values are words, not numbers. */
  readonly isWide: boolean;
}

export function sceneOf(input: SceneInput): Scene {
  return input.isVertical ? uprightScene(input) : wideScene(input);
}

function wideScene(input: SceneInput): Scene {
  const { width, nodes, runs, strips, sizes, span } = input;
  const scale = sizes.medium / 16;
  const isSingle = runs.length === 1;
  const axis = Math.round(38 * scale);
  const left = Math.round(Math.min(width * 0.22, 178 * scale));
  const values = valuesBlock(width, nodes.length, scale, input.isWide);
  const pad = 20 * scale;
  const plane = planeOf(span, false, [left + pad, values.left - 22 * scale - pad], pad);
  const count = runs.length;
  const unfolded = input.unfolded.map((run) => runs.indexOf(run)).filter((at) => at >= 0);
  const { close, ample } = neededHeights(count, unfolded.length, sizes);
  const room = input.height - axis - 2;
  const shared = room >= close ? room : ample;
  const height = shared + axis + 2;
  const bands = shareHeight({ top: axis, height: shared, count, unfolded, sizes });
  const cutGaps = new Set(strips.map(({ gap }) => gap));
  const rows = bands.map((band): Row => {
    const run = runs[band.run] ?? 0;
    return rowOf({ ...band, run }, { nodes, cutGaps, clients: input.clients(run), sizes });
  });
  return { width, height, plane, rows, sizes, scale, axis, isSingle, values };
}

/** Columns as wide as three digits look well, narrower where there are many. */
function valuesBlock(
  width: number,
  nodes: number,
  scale: number,
  isWide: boolean,
): Scene["values"] {
  const wanted = isWide ? Math.max(300, nodes * 84) : Math.max(212, nodes * 60);
  const block = Math.min(wanted * scale, width * (isWide ? 0.3 : 0.34));
  const column = Math.min((isWide ? 110 : 69) * scale, block / nodes);
  const left = Math.round(width - block);
  // Two or three digits begin where the verdict under them does.
  const shift = nodes <= 3 && !isWide ? 21 * scale : 0;
  const columns = Array.from({ length: nodes }, (_, i) => left + column * (i + 0.5) - shift);
  return { left, width: block, columns };
}

function planeOf(
  { fromUs, untilUs }: Span,
  isVertical: boolean,
  [start, end]: readonly [number, number],
  pad: number,
): Plane {
  return { isVertical, start, end, pad, fromUs, untilUs };
}

/** Time runs down; the lanes stand side by side. */
function uprightScene(input: SceneInput): Scene {
  const { width, height, nodes, runs, strips, sizes, span } = input;
  const axis = 60;
  const plane = planeOf(span, true, [axis + 14, height - 16], 10);
  const cutGaps = new Set(strips.map(({ gap }) => gap));
  const side = Math.max(58, width * 0.17 - (nodes.length - 3) * 8);
  // Values stand right of their lanes, and the last one has as much room as the others.
  const gaps = nodes.length - 1;
  const right = Math.max(44, (width - side - 11 * gaps) / (gaps + 1));
  const lanes = spread(nodes, side, width - right, cutGaps);
  const band = { run: runs[0] ?? 0, top: 0, height: width, isUnfolded: true };
  const rows: readonly Row[] = [{ ...band, ...lanes, clientLanes: [] }];
  const values = { left: 0, width: 0, columns: [] };
  const scale = sizes.medium / 16;
  return { width, height, plane, rows, sizes, scale, axis, isSingle: true, values };
}
