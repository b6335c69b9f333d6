// The words of an unfolded row, placed: what cuts do, what each event changed, when the group
// decided. Where there is no room, the words of lesser weight are left out.
import type { ShownWords } from "../../../narrate/catalogue.ts";
import { changeAt } from "../../../session/drawing/diagram.ts";
import type { Decision } from "../../../session/judging/decisions.ts";
import type { Subject } from "../../../session/run/subject.ts";
import { fitText, widthOf } from "../../measure.ts";
import type { RowDrawing } from "./drawing.ts";
import {
  around,
  type Box,
  calmest,
  isOver,
  type Label,
  type Line,
  placeLabels,
  type Wish,
} from "./labels.ts";
import { type PlacedMark, reachOf } from "./marks.ts";
import { alongOf, type Plane, spot } from "./plane.ts";
import type { Scene } from "./scene.ts";
import type { Strip } from "./strips.ts";

export interface StripWords {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

/** The messages' ways, with what they wait on. */
function linesIn({ strokes }: RowDrawing, plane: Plane): readonly Line[] {
  const at = (us: number, across: number): readonly [number, number] => {
    const { x, y } = spot(plane, alongOf(plane, us), across);
    return [x, y];
  };
  return strokes.flatMap(({ legs }) =>
    legs.map((leg) => ({ from: at(leg.fromUs, leg.from), until: at(leg.untilUs, leg.until) })),
  );
}

/** Messages enter at the left end and wait to the right one: right of the middle is calmer. */
const parts = [0.62, 0.5, 0.8, 0.35, 1, 0.15];

/** In what is seen of each strip, if they fit: in it, above or below it, where it is calmest. */
export function stripWords(
  drawing: RowDrawing,
  scene: Scene,
  strips: readonly Strip[],
  say: (strip: Strip) => string,
): readonly StripWords[] {
  const { plane, sizes } = scene;
  if (plane.isVertical || !drawing.row.isUnfolded) return [];
  const placed: StripWords[] = [];
  const isApart = (box: Box): boolean => placed.every((other) => !isOver(other.box, box));
  const lines = linesIn(drawing, plane);
  const half = sizes.small * 0.6;
  const marks = marksIn(drawing, plane);
  const lanes = [...drawing.row.lanes.values()];
  const isFree = (box: Box): boolean =>
    lanes.every((lane) => lane < box.top || lane > box.bottom) &&
    marks.every((mark) => !isOver(mark, box));
  for (const strip of strips) {
    const gap = drawing.row.gaps[strip.gap];
    if (gap === undefined || gap.thickness < sizes.small * 0.7) continue;
    const from = Math.max(plane.start, alongOf(plane, strip.fromUs));
    const until = Math.min(
      plane.end,
      strip.untilUs === null ? plane.end : alongOf(plane, strip.untilUs),
    );
    const text = say(strip);
    const width = widthOf(text, sizes.small, 400);
    if (until - from < width + 24) continue;
    const aside = gap.thickness / 2 + half + 1;
    const room = until - from - width - 16;
    const places = [0, aside, -aside].flatMap((across) =>
      parts.map((part) => {
        const x = from + 8 + width / 2 + room * part;
        const middle = gap.middle + across;
        const box = {
          left: x - width / 2 - 4,
          right: x + width / 2 + 4,
          top: middle - half,
          bottom: middle + half,
        };
        return { x, y: middle + sizes.small * 0.35, box };
      }),
    );
    const chosen = calmest(
      places.filter(({ box }, i) => (i < parts.length || isFree(box)) && isApart(box)),
      lines,
    );
    const key = `${strip.entry} ${strip.gap}`;
    if (chosen !== undefined) placed.push({ key, text, ...chosen });
  }
  return placed;
}

function marksIn(drawing: RowDrawing, plane: Plane): readonly Box[] {
  return drawing.marks.map((mark) => {
    const { x, y } = spot(plane, alongOf(plane, mark.atUs), mark.at);
    return around(x, y, reachOf(mark.kind, drawing.sizes) * 0.9);
  });
}

/** Where a node is down, the word for it stands on its lane. */
export function downWords(drawing: RowDrawing, scene: Scene, text: string): readonly StripWords[] {
  const { plane, sizes } = scene;
  if (plane.isVertical || !drawing.row.isUnfolded) return [];
  const width = widthOf(text, sizes.small, 400);
  return drawing.downs.flatMap(({ node, fromUs, untilUs }) => {
    const lane = drawing.row.lanes.get(node);
    const from = Math.max(plane.start, alongOf(plane, fromUs));
    const until = Math.min(plane.end, untilUs === null ? plane.end : alongOf(plane, untilUs));
    if (lane === undefined || until - from < width + 30) return [];
    const x = (from + until) / 2;
    const half = sizes.small * 0.6;
    const box = {
      left: x - width / 2 - 4,
      right: x + width / 2 + 4,
      top: lane - half,
      bottom: lane + half,
    };
    const isCovered = drawing.marks.some((mark) => {
      const reach = reachOf(mark.kind, drawing.sizes);
      return mark.at === lane && isOver(around(alongOf(plane, mark.atUs), lane, reach), box);
    });
    if (isCovered) return [];
    return [{ key: `${node} ${fromUs}`, text, x, y: lane + sizes.small * 0.35, box }];
  });
}

/** More events than these are not labelled: their words would cover each other. */
const mostLabelled = 160;

/** Longer values are for the inspector. */
const longest = 180;

interface LabelInput {
  readonly drawing: RowDrawing;
  readonly scene: Scene;
  readonly subject: Subject | null;
  /** The language's words in place of values. */
  readonly shown: ShownWords;
  readonly decisions: readonly Decision[];
  readonly say: (decision: Decision) => string;
  readonly taken: readonly Box[];
  /** Goes first, beside its event. */
  readonly first: { readonly event: number; readonly text: string; readonly width: number } | null;
}

export interface EventLabel extends Label {
  readonly kind: "value" | "decision" | "first";
}

/** Labels beside the events of a row; the selected one first, then decisions, then values. */
export function eventLabels(input: LabelInput): readonly EventLabel[] {
  const { drawing, scene, subject, decisions, say, taken, first } = input;
  const { plane, sizes } = scene;
  if (drawing.marks.length > mostLabelled) return [];
  const byEvent = new Map(drawing.marks.map((mark) => [mark.event, mark]));
  const wishFor = (mark: PlacedMark, text: string, width: number): Wish => {
    const { x, y } = spot(plane, alongOf(plane, mark.atUs), mark.at);
    return { id: mark.event, text, width, x, y, reach: reachOf(mark.kind, drawing.sizes) };
  };
  const wishes: { readonly kind: EventLabel["kind"]; readonly wish: Wish }[] = [];
  const selected = first === null ? undefined : byEvent.get(first.event);
  const measured = (text: string): number => widthOf(text, sizes.small, 400);
  if (!drawing.row.isUnfolded) {
    for (const decision of decisions) {
      const mark = byEvent.get(decision.event);
      if (mark === undefined) continue;
      const text = say(decision);
      const wish = wishFor(mark, text, measured(text));
      wishes.push({ kind: "decision", wish: { ...wish, reach: wish.reach + 4, isOnLane: true } });
    }
    return place(wishes, input, taken);
  }
  const values = drawing.marks.flatMap((mark) => {
    if (subject === null || mark.node === null || mark.kind === "step") return [];
    const change = changeAt(drawing.run, mark.event, subject, input.shown);
    if (change === null) return [];
    const isOwn = mark.kind === "request" && !plane.isVertical;
    const both = `${change.before} → ${change.after}`;
    const isShort = isOwn && widthOf(both, sizes.medium, 400) <= longest;
    const text = isShort ? both : change.after;
    const fitted = fitText(text, longest, sizes.medium, 400);
    return [
      { kind: "value" as const, wish: wishFor(mark, fitted, widthOf(fitted, sizes.medium, 400)) },
    ];
  });
  const rank = (event: number): number => (byEvent.get(event)?.kind === "apply" ? 1 : 0);
  wishes.push(...values.sort((a, b) => rank(a.wish.id) - rank(b.wish.id)));
  for (const decision of decisions) {
    const mark = byEvent.get(decision.event);
    if (mark === undefined || plane.isVertical) continue;
    const text = say(decision);
    const wish = wishFor(mark, text, measured(text));
    wishes.push({ kind: "decision", wish: { ...wish, reach: wish.reach + 4 } });
  }
  if (selected !== undefined && first !== null) {
    const wish = wishFor(selected, first.text, first.width);
    wishes.push({ kind: "first", wish: { ...wish, reach: wish.reach + 8 } });
  }
  return place(wishes, input, taken);
}

function place(
  wishes: readonly { readonly kind: EventLabel["kind"]; readonly wish: Wish }[],
  { drawing, scene }: LabelInput,
  taken: readonly Box[],
): readonly EventLabel[] {
  const { plane, sizes } = scene;
  const labels: EventLabel[] = [];
  const boxes = [...taken, ...marksIn(drawing, plane)];
  const lines = linesIn(drawing, plane);
  for (const { kind, wish } of wishes) {
    const size = kind === "value" ? sizes.medium : sizes.small;
    const [label] = placeLabels([wish], boxes, areaOf(plane, drawing), size, lines);
    if (label === undefined) continue;
    boxes.push(label.box);
    labels.push({ ...label, kind });
  }
  return labels;
}

function areaOf(plane: Plane, { row }: RowDrawing): Box {
  if (plane.isVertical) {
    return {
      left: 42,
      right: row.height - 2,
      top: plane.start - 8,
      bottom: plane.end + plane.pad + 4,
    };
  }
  const top = row.clientLanes.at(-1) ?? row.top;
  return {
    left: plane.start - plane.pad,
    right: plane.end + plane.pad,
    top: top + (row.clientLanes.length > 0 ? 12 : 2),
    bottom: row.top + row.height - 2,
  };
}
