// What lies under the marks of a row and does not change with the instant: lanes, strips, messages,
// and what was there before the last change.
import { memo, type ReactNode } from "react";
import type { RequestRecord } from "../../../sim/trace.ts";
import { type Looks, lookOf } from "../../places.ts";
import styles from "./Drawing.module.css";
import type { RowDrawing } from "./drawing.ts";
import { markPaths } from "./marks.ts";
import { lineKinds, linePaths } from "./paths.ts";
import { alongOf, box, edges, type Plane, point } from "./plane.ts";
import type { Strip } from "./strips.ts";

interface RowGroundProps {
  readonly drawing: RowDrawing;
  readonly strips: readonly Strip[];
  readonly plane: Plane;
  readonly looks: Looks;
}

export const RowGround = memo(function RowGround(props: RowGroundProps): ReactNode {
  const { drawing, plane, looks, strips } = props;
  return (
    <g data-row={drawing.row.run}>
      <Lanes drawing={drawing} plane={plane} />
      <Strips drawing={drawing} plane={plane} strips={strips} />
      <Downs drawing={drawing} plane={plane} />
      <Ghosts drawing={drawing} plane={plane} looks={looks} />
      <Waits drawing={drawing} plane={plane} />
      <Lines drawing={drawing} plane={plane} looks={looks} />
    </g>
  );
});

type Part = Pick<RowGroundProps, "drawing" | "plane">;

function Lanes({ drawing, plane }: Part): ReactNode {
  const [start, end] = edges(plane);
  const d = [...drawing.row.lanes.values()]
    .map((at) => `M${point(plane, start, at)}L${point(plane, end, at)}`)
    .join("");
  return <path className={styles["lane"]} d={d} />;
}

function Strips({
  drawing,
  plane,
  strips,
}: RowGroundProps | (Part & { strips: readonly Strip[] })): ReactNode {
  return strips.map(({ entry, gap, fromUs, untilUs }) => {
    const place = drawing.row.gaps[gap];
    if (place === undefined) return null;
    const [from, until] = stretchOf(plane, fromUs, untilUs);
    if (until <= from) return null;
    const half = place.thickness / 2;
    const area = box(plane, [from, until], [place.middle - half, place.middle + half]);
    return (
      <rect key={`${entry} ${gap}`} className={styles["strip"]} {...area} fill="url(#hatch)" />
    );
  });
}

/** The seen part of a stretch of time; one without an end goes on to the edge. */
function stretchOf(plane: Plane, fromUs: number, untilUs: number | null): [number, number] {
  const [start, end] = edges(plane);
  const until = untilUs === null ? end : alongOf(plane, untilUs);
  return [Math.max(start, alongOf(plane, fromUs)), Math.min(end, until)];
}

/** A node that is down has no lane. */
function Downs({ drawing, plane }: Part): ReactNode {
  return drawing.downs.map(({ node, fromUs, untilUs }) => {
    const at = drawing.row.lanes.get(node);
    if (at === undefined) return null;
    const [from, until] = stretchOf(plane, fromUs, untilUs);
    if (until <= from) return null;
    const d = `M${point(plane, from, at)}L${point(plane, until, at)}`;
    return (
      <g key={`${node} ${fromUs}`}>
        <path className={styles["erased"]} d={d} />
        <path className={styles["down"]} d={d} />
      </g>
    );
  });
}

interface Wait {
  readonly node: string;
  readonly from: number;
  readonly until: number;
}

/** Where several clients of a node wait, the lane is dotted once. */
export function mergedWaits(
  requests: readonly Pick<RequestRecord, "node" | "atUs" | "doneUs">[],
  plane: Plane,
): readonly Wait[] {
  const open = new Map<string, { node: string; from: number; until: number }>();
  const waits: Wait[] = [];
  for (const { node, atUs, doneUs } of requests) {
    if (doneUs !== null && doneUs <= atUs) continue;
    const [from, until] = stretchOf(plane, atUs, doneUs);
    if (until <= from) continue;
    const last = open.get(node);
    if (last !== undefined && from <= last.until) {
      last.until = Math.max(last.until, until);
      continue;
    }
    const wait = { node, from, until };
    open.set(node, wait);
    waits.push(wait);
  }
  return waits;
}

/** The dotted lane of a client that waits. */
function Waits({ drawing, plane }: Part): ReactNode {
  const { run, row } = drawing;
  const d = mergedWaits(run.trace.requests, plane)
    .map(({ node, from, until }) => {
      const at = row.lanes.get(node) ?? 0;
      return `M${point(plane, from, at)}L${point(plane, until, at)}`;
    })
    .join("");
  if (d === "") return null;
  return (
    <>
      <path className={styles["erased"]} d={d} />
      <path className={`${styles["wait"]} ${row.isUnfolded ? "" : styles["thin"]}`} d={d} />
    </>
  );
}

function Lines({ drawing, plane, looks }: Part & { readonly looks: Looks }): ReactNode {
  const paths = linePaths(drawing.strokes, plane, drawing.sizes.head);
  const size = drawing.row.isUnfolded ? "" : styles["thin"];
  return lineKinds.flatMap((kind) =>
    [...paths].map(([sender, own]) => {
      const d = own[kind];
      if (d === "") return null;
      const style = { stroke: lookOf(looks, sender).colour };
      return (
        <g key={`${kind} ${sender}`}>
          <path className={`${styles[kind]} ${size}`} d={d} style={style} />
          {kind === "question" && <path className={`${styles["core"]} ${size}`} d={d} />}
        </g>
      );
    }),
  );
}

function Ghosts({ drawing, plane, looks }: Part & { readonly looks: Looks }): ReactNode {
  const { strokes, marks } = drawing.ghosts;
  if (strokes.length === 0 && marks.length === 0) return null;
  const lines = [...linePaths(strokes, plane, drawing.sizes.head).values()];
  const ways = lines.map((own) => own.data + own.answer + own.question + own.refusal + own.fade);
  const shapes = markPaths(marks, { plane, looks, sizes: drawing.sizes });
  return (
    <g data-ghost>
      <path
        className={styles["ghost"]}
        d={ways.join("") + lines.map(({ held }) => held).join("")}
      />
      <path className={styles["ghostMark"]} d={shapes.map(({ d }) => d).join("")} />
    </g>
  );
}
