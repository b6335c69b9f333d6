// The one cursor over all rows, the heads of the messages that it cuts, and the veil over what is
// to come. React makes the parts once; the player moves them each frame.
import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import { widthOf } from "../../measure.ts";
import { usePage } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";
import { useFormat } from "../../words.ts";
import styles from "./Drawing.module.css";
import type { RowDrawing } from "./drawing.ts";
import { headKinds, headPaths } from "./paths.ts";
import { alongOf, box, type Plane, usPerPixel } from "./plane.ts";
import type { Scene } from "./scene.ts";

/** Where the cursor is drawn: at the edge where it is outside of what is shown. */
export function cursorAlong(plane: Plane, us: number): number {
  return Math.min(plane.end, Math.max(plane.start, alongOf(plane, us)));
}

/** Whether a place is where the cursor's values and its flag stand on a narrow screen. */
export function isAtCursor(plane: Plane, us: number, along: number): boolean {
  return plane.isVertical && Math.abs(cursorAlong(plane, us) - along) < 38;
}

interface CursorProps {
  readonly scene: Scene;
  readonly drawings: readonly RowDrawing[];
  readonly looks: Looks;
  /** Until when nothing changes but the places of the messages. */
  readonly fromUs: number;
  readonly untilUs: number;
}

export function Cursor({ scene, drawings, looks, fromUs, untilUs }: CursorProps): ReactNode {
  const { player } = usePage();
  const veil = useRef<SVGRectElement>(null);
  const line = useRef<SVGGElement>(null);
  const heads = useRef<SVGGElement>(null);
  const flying = useMemo(
    () =>
      drawings.map(({ strokes, sizes, run }) => ({
        run: run.index,
        sizes,
        nodes: run.trace.nodes,
        strokes: strokes.filter(({ legs }) => {
          const [first, last] = [legs[0], legs.at(-1)];
          return (first?.fromUs ?? 0) <= untilUs && (last?.untilUs ?? 0) > fromUs;
        }),
      })),
    [drawings, fromUs, untilUs],
  );
  useLayoutEffect(() => {
    const { plane } = scene;
    return player.add((us) => {
      const along = cursorAlong(plane, us);
      moveTo(line.current, plane, along);
      cover(veil.current, scene, along);
      const isSeen = us >= plane.fromUs && us <= plane.untilUs;
      let i = 0;
      for (const { strokes, sizes, nodes } of flying) {
        const paths = isSeen ? headPaths(strokes, plane, us, sizes.head) : new Map();
        for (const kind of headKinds) {
          for (const node of nodes) {
            write(heads.current?.children[i], "d", paths.get(node)?.[kind] ?? "");
            i += 1;
          }
        }
      }
    });
  }, [player, scene, flying]);
  const { plane, axis, height, width } = scene;
  return (
    <>
      <rect ref={veil} className={styles["veil"]} />
      <g ref={line}>
        <path
          className={styles["cursor"]}
          d={plane.isVertical ? `M0 0H${width}` : `M0 ${axis - 6}V${height - 2}`}
        />
      </g>
      <g ref={heads}>
        {flying.flatMap(({ run, nodes }) =>
          headKinds.flatMap((kind) =>
            nodes.map((node) => {
              const { colour } = lookOf(looks, node);
              const style = kind === "solid" ? { fill: colour } : { stroke: colour };
              const key = `${run} ${kind} ${node}`;
              return <path key={key} d="" className={styles[`head-${kind}`]} style={style} />;
            }),
          ),
        )}
      </g>
    </>
  );
}

function moveTo(group: SVGGElement | null, { isVertical }: Plane, along: number): void {
  const at = Math.round(along * 10) / 10;
  write(group ?? undefined, "transform", isVertical ? `translate(0 ${at})` : `translate(${at} 0)`);
}

function cover(veil: SVGRectElement | null, scene: Scene, along: number): void {
  const { plane, axis, height, width } = scene;
  const across: [number, number] = plane.isVertical ? [0, width] : [axis + 1, height - 2];
  const area = box(plane, [along + 1, plane.end + plane.pad], across);
  for (const [name, value] of Object.entries(area)) write(veil ?? undefined, name, String(value));
}

/**
 * Attributes that stay as they are cost nothing. None is ever taken away: the same instant is the
 * same document, however one came to it.
 */
function write(element: Element | undefined, name: string, value: string): void {
  if (element === undefined || element.getAttribute(name) === value) return;
  element.setAttribute(name, value);
}

/** The time at the cursor, over everything: on the axis, or at the right edge. */
export function CursorFlag({ scene }: { readonly scene: Scene }): ReactNode {
  const { player } = usePage();
  const format = useFormat();
  const group = useRef<SVGGElement>(null);
  useLayoutEffect(
    () =>
      player.add((us) => {
        const [rect, text] = group.current?.children ?? [];
        if (rect === undefined || text === undefined) return;
        const said = format.milliseconds(roundFor(scene.plane, us));
        if (text.textContent !== said) text.textContent = said;
        const box = flagBox(scene, us, said);
        write(group.current ?? undefined, "visibility", box === null ? "hidden" : "visible");
        if (box === null) return;
        const { x, y, width, height } = box;
        write(rect, "x", String(x));
        write(rect, "y", String(y));
        write(rect, "width", String(width));
        write(rect, "height", String(height));
        write(text, "x", String(x + width / 2));
        write(text, "y", String(y + height * 0.69));
      }),
    [player, scene, format],
  );
  return <Flag group={group} />;
}

function Flag({ group }: { readonly group: RefObject<SVGGElement | null> }): ReactNode {
  return (
    <g ref={group} data-flag>
      <rect className={styles["flag"]} rx="4" />
      <text className={styles["now"]} textAnchor="middle" />
    </g>
  );
}

/** Between two instants, while time runs, what is less than a pixel is no information. */
function roundFor(plane: Plane, us: number): number {
  const unit = usPerPixel(plane) > 60 ? 1000 : 1;
  return Number.isInteger(us) ? us : Math.round(us / unit) * unit;
}

/** Null: there is no room, and the time stands below the stage. */
export function flagBox(
  { plane, sizes, axis, scale, width: whole }: Scene,
  us: number,
  text: string,
): { x: number; y: number; width: number; height: number } | null {
  const width = Math.round(widthOf(text, sizes.medium, 650) + 22 * scale);
  const height = Math.round(27 * scale);
  const along = cursorAlong(plane, us);
  if (plane.isVertical) {
    // Over the line stand the values.
    const hasRoom = along + 4 + height < plane.end + plane.pad + 6;
    return hasRoom ? { x: whole - width - 4, y: along + 5, width, height } : null;
  }
  const x = Math.round(Math.min(along - width / 2, plane.end + plane.pad + 6 - width));
  return { x: Math.max(plane.start - plane.pad - 6, x), y: axis - 6 - height, width, height };
}
