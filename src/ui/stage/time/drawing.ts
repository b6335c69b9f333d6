// What a row draws for the span that is shown, whatever the instant: its lines and marks, placed.
import {
  type CutSpan,
  type DiagramLine,
  type DiagramMark,
  type DownSpan,
  diagramOf,
} from "../../../session/drawing/diagram.ts";
import type { Ghost } from "../../../session/drawing/ghost.ts";
import type { Run } from "../../../session/run/run.ts";
import { type MarkSizes, markSizes, type PlacedMark, placeMark, visibleMarks } from "./marks.ts";
import { usPerPixel } from "./plane.ts";
import type { Row } from "./rows.ts";
import type { Scene } from "./scene.ts";
import { type Ground, type Stroke, strokeOf, tracksOf, visibleLines } from "./strokes.ts";

export interface RowDrawing {
  readonly run: Run;
  readonly row: Row;
  readonly strokes: readonly Stroke[];
  readonly marks: readonly PlacedMark[];
  readonly sizes: MarkSizes;
  readonly downs: readonly DownSpan[];
  /** What the run before the last change had and this one has not. */
  readonly ghosts: { readonly strokes: readonly Stroke[]; readonly marks: readonly PlacedMark[] };
}

interface DrawingInput {
  readonly run: Run;
  /** What the run before the last change had and this one has not, where that is known. */
  readonly ghost: Partial<Ghost> & { readonly nodes: readonly string[] };
  readonly row: Row;
  readonly scene: Scene;
  /** By entry of the script: between which lanes it acts. */
  readonly gaps: ReadonlyMap<number, number>;
  readonly cuts: readonly CutSpan[];
  readonly endUs: number;
}

/** More lines and marks than these in one row are thinned out. */
const most = { unfolded: 700, thin: 240 };

export function drawingOf(input: DrawingInput): RowDrawing {
  const { run, row, scene, ghost } = input;
  const { marks, lines, downs } = diagramOf(run);
  const { nodes } = run.trace;
  const limit = row.isUnfolded ? most.unfolded : most.thin;
  const drawn = draw(input, lines, marks, limit, nodes);
  const ghosts = draw(input, ghost.lines ?? [], ghost.marks ?? [], limit, ghost.nodes);
  const length = (scene.plane.end - scene.plane.start) * nodes.length;
  const sizes = markSizes(row, scene.scale, nodes.length, length / Math.max(1, drawn.marks.length));
  return { run, row, ...drawn, sizes, downs, ghosts };
}

function draw(
  { row, scene, gaps, cuts, endUs }: DrawingInput,
  lines: readonly DiagramLine[],
  marks: readonly DiagramMark[],
  limit: number,
  nodes: readonly string[],
): Pick<RowDrawing, "strokes" | "marks"> {
  const { plane } = scene;
  const perPixel = usPerPixel(plane);
  // A mark at the edge is drawn whole.
  const around = perPixel * 30;
  const span = [plane.fromUs - around, plane.untilUs + around] as const;
  // Only a cut holds messages.
  const tracks: Ground["tracks"] = cuts.length === 0 ? new Map() : tracksOf(lines);
  const ground: Ground = { row, nodes, cuts, tracks, endUs };
  const strokes = visibleLines(lines, span, perPixel, limit).flatMap(
    (line) => strokeOf(line, ground) ?? [],
  );
  const placed = visibleMarks(marks, span, perPixel, limit).map((mark) =>
    placeMark(mark, row, gaps),
  );
  return { strokes, marks: placed };
}
