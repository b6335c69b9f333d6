// Rings for the causality of one event, and for what is selected.
import { type ReactNode, useMemo } from "react";
import { coneOf } from "../../../session/judging/causality.ts";
import type { EventRef } from "../../../session/state.ts";
import { coneDrawing } from "./cone.ts";
import styles from "./Drawing.module.css";
import type { RowDrawing } from "./drawing.ts";
import { reachOf } from "./marks.ts";
import { alongOf, spot } from "./plane.ts";
import type { Scene } from "./scene.ts";

interface ConeLayerProps {
  readonly drawing: RowDrawing;
  readonly scene: Scene;
  /** The event whose causality is shown; null: none. */
  readonly centre: EventRef | null;
  readonly selected: EventRef | null;
  readonly compared: EventRef | null;
}

export function ConeLayer({
  drawing,
  scene,
  centre,
  selected,
  compared,
}: ConeLayerProps): ReactNode {
  const own = centre?.run === drawing.run.index ? centre.event : null;
  const cone = useMemo(
    () =>
      own === null
        ? null
        : coneDrawing(coneOf(drawing.run.trace, own), drawing.marks, scene.plane, drawing.sizes),
    [own, drawing, scene],
  );
  return (
    <>
      {cone !== null && (
        <g data-cone>
          <path className={styles["concurrent"]} d={cone.concurrent} />
          <path className={styles["before"]} d={cone.before} />
          <path className={styles["after"]} d={cone.after} />
          {drawing.row.isUnfolded &&
            cone.numbers.map(({ text, x, y }) => (
              <g key={text}>
                <circle className={styles["numberDisc"]} cx={x} cy={y} r="9" />
                <text className={styles["number"]} x={x} y={y + 5} textAnchor="middle">
                  {text}
                </text>
              </g>
            ))}
        </g>
      )}
      <Ring drawing={drawing} scene={scene} event={eventIn(drawing, selected)} isSecond={false} />
      <Ring drawing={drawing} scene={scene} event={eventIn(drawing, compared)} isSecond />
    </>
  );
}

function eventIn({ run }: RowDrawing, ref: EventRef | null): number | null {
  return ref !== null && ref.run === run.index ? ref.event : null;
}

interface RingProps {
  readonly drawing: RowDrawing;
  readonly scene: Scene;
  readonly event: number | null;
  /** The second of two that are compared: a thinner ring. */
  readonly isSecond: boolean;
}

function Ring({ drawing, scene, event, isSecond }: RingProps): ReactNode {
  const mark = drawing.marks.find((one) => one.event === event);
  if (mark === undefined) return null;
  const { x, y } = spot(scene.plane, alongOf(scene.plane, mark.atUs), mark.at);
  const r = reachOf(mark.kind, drawing.sizes) + 7.5;
  const name = `${styles["selected"]} ${isSecond ? styles["second"] : ""}`;
  return <circle className={name} cx={x} cy={y} r={r} data-selected={mark.event} />;
}
