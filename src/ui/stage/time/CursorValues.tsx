// On a narrow screen each node's value stands at the cursor, beside its lane, and goes with it.
import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { NodeMoment } from "../../../session/run/moment.ts";
import { fitText, widthOf } from "../../measure.ts";
import { usePage } from "../../page.ts";
import { cursorAlong } from "./Cursor.tsx";
import styles from "./Drawing.module.css";
import type { Row } from "./rows.ts";
import type { Scene } from "./scene.ts";

/** As large as all have room for. */
const sizesPx = [24, 18, 16, 14];
const smallest = 14;

/** From a lane to its value: off the marks on it. */
const beside = 16;

/** What shows fewer letters says nothing; it is in the inspector. */
const leastRoom = 30;

interface CursorValuesProps {
  readonly scene: Scene;
  readonly row: Row;
  readonly nodes: readonly NodeMoment[];
  readonly down: string;
}

export function CursorValues({ scene, row, nodes, down }: CursorValuesProps): ReactNode {
  const { player } = usePage();
  const group = useRef<SVGGElement>(null);
  const { plane } = scene;
  useLayoutEffect(
    () =>
      player.add((us) => {
        const along = cursorAlong(plane, us);
        group.current?.setAttribute("transform", `translate(0 ${Math.round(along - 9)})`);
      }),
    [player, plane],
  );
  const lanes = [...row.lanes.values()];
  const values = nodes.map(({ node, up, lines }) => {
    const text = up ? lines.map(({ versions }) => versions.join(" | ")).join(", ") : down;
    const lane = row.lanes.get(node) ?? 0;
    const next = lanes.find((other) => other > lane);
    const room = next === undefined ? scene.width - lane - beside - 2 : next - lane - beside - 14;
    return { node, up, text, x: lane + beside, room };
  });
  const sizePx = sizesPx.find((px) =>
    values.every(({ text, room }) => widthOf(text, px, 650) <= room),
  );
  return (
    <g ref={group}>
      {values.map(({ node, up, text, x, room }) => {
        const fitted = sizePx === undefined ? fitText(text, room, smallest, 650) : text;
        return (
          <text
            key={node}
            className={up ? styles["cursorValue"] : styles["dimValue"]}
            x={x}
            y="0"
            fontSize={sizePx ?? smallest}
            textAnchor="start"
          >
            {room < leastRoom && fitted !== text ? "" : fitted}
          </text>
        );
      })}
    </g>
  );
}
