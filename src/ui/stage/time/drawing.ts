// What a row draws for the span that is shown, whatever the instant: its lines and marks, placed.
import {
  type CutSpan,
  type DiagramLine,
  type DiagramMark,
  type DownSpan,
  diagramOf,
} from "../../../session/drawing/diagram.ts";
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
  readonly before: Run | null;
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
  const { run, row, scene, before } = input;
  const { marks, lines, downs } = diagramOf(run);
  const limit = row.isUnfolded ? most.unfolded : most.thin;
  const drawn = draw(input, lines, marks, limit, run);
  const earlier = before === null ? null : diagramOf(before);
  const ghosts =
    before === null || earlier === null
      ? { strokes: [], marks: [] }
      : draw(
          input,
          missingLines(earlier.lines, lines),
          missingMarks(earlier.marks, marks),
          limit,
          before,
        );
  const lanes = run.trace.nodes.length;
  const length = (scene.plane.end - scene.plane.start) * lanes;
  const sizes = markSizes(row, scene.scale, lanes, length / Math.max(1, drawn.marks.length));
  return { run, row, ...drawn, sizes, downs, ghosts };
}

function draw(
  { row, scene, gaps, cuts, endUs }: DrawingInput,
  lines: readonly DiagramLine[],
  marks: readonly DiagramMark[],
  limit: number,
  { trace }: Run,
): Pick<RowDrawing, "strokes" | "marks"> {
  const { plane } = scene;
  const perPixel = usPerPixel(plane);
  // A mark at the edge is drawn whole.
  const around = perPixel * 30;
  const span = [plane.fromUs - around, plane.untilUs + around] as const;
  const { nodes } = trace;
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

/** The lines of an earlier run that the present one does not have. */
export function missingLines(
  earlier: readonly DiagramLine[],
  present: readonly DiagramLine[],
): readonly DiagramLine[] {
  const keyOf = ({ from, to, sentUs, arrivesUs, sign }: DiagramLine): string =>
    `${from} ${to} ${sentUs} ${arrivesUs} ${sign}`;
  const known = new Set(present.map(keyOf));
  return earlier.filter((line) => !known.has(keyOf(line)));
}

export function missingMarks(
  earlier: readonly DiagramMark[],
  present: readonly DiagramMark[],
): readonly DiagramMark[] {
  const keyOf = ({ node, atUs, kind }: DiagramMark): string => `${node} ${atUs} ${kind}`;
  const known = new Set(present.map(keyOf));
  return earlier.filter((mark) => !known.has(keyOf(mark)));
}
