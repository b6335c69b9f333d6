// On a narrow screen each node's value stands at the cursor, beside its lane, and goes with it.
import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { NodeMoment } from "../../../session/moment.ts";
import { fitText } from "../../measure.ts";
import { usePage } from "../../page.ts";
import { cursorAlong } from "./Cursor.tsx";
import styles from "./Drawing.module.css";
import type { Row } from "./rows.ts";
import type { Scene } from "./scene.ts";

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
        // Near the top there is no room above the cursor.
        const shift = along < plane.start + 34 ? 30 : -10;
        group.current?.setAttribute("transform", `translate(0 ${Math.round(along + shift)})`);
      }),
    [player, plane],
  );
  const lanes = [...row.lanes.values()];
  const room = (lanes[1] ?? scene.width) - (lanes[0] ?? 0) - 24;
  return (
    <g ref={group}>
      {nodes.map(({ node, up, lines }) => {
        const lane = row.lanes.get(node) ?? 0;
        const isLast = lane === lanes.at(-1);
        const text = up ? lines.map(({ versions }) => versions.join(" | ")).join(", ") : down;
        const width = isLast ? Math.max(40, scene.width - lane - 16) : room;
        const sizePx = text.length > 6 ? 14 : lanes.length > 4 ? 16 : 24;
        return (
          <text
            key={node}
            className={up ? styles["cursorValue"] : styles["dimValue"]}
            x={lane + 13}
            y="0"
            fontSize={sizePx}
          >
            {fitText(text, width, sizePx, 650)}
          </text>
        );
      })}
    </g>
  );
}
