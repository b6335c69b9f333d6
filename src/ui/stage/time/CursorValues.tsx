// On a narrow screen each node's value stands at the cursor, beside its lane, and goes with it.
import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { NodeMoment } from "../../../session/run/moment.ts";
import { fitText, widthOf } from "../../measure.ts";
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
        group.current?.setAttribute("transform", `translate(0 ${Math.round(along - 9)})`);
      }),
    [player, plane],
  );
  const lanes = [...row.lanes.values()];
  const spacing = (lanes[1] ?? scene.width) - (lanes[0] ?? 0);
  const values = nodes.map(({ node, up, lines }) => {
    const text = up ? lines.map(({ versions }) => versions.join(" | ")).join(", ") : down;
    return { node, up, text, lane: row.lanes.get(node) ?? 0 };
  });
  const large = spacing > 60 ? 24 : 16;
  const areShort = values.every(
    ({ text, lane }) =>
      widthOf(text, large, 650) <= Math.min(spacing - 24, scene.width - lane - 15),
  );
  return (
    <g ref={group}>
      {values.map(({ node, up, text, lane }) => {
        const value = areShort
          ? ({ text, x: lane + 13, sizePx: large, anchor: "start" } as const)
          : wordsAt(text, lane, spacing, scene.width);
        return (
          <text
            key={node}
            className={up ? styles["cursorValue"] : styles["dimValue"]}
            x={value.x}
            y="0"
            fontSize={value.sizePx}
            textAnchor={value.anchor}
          >
            {value.text}
          </text>
        );
      })}
    </g>
  );
}

interface PlacedValue {
  readonly text: string;
  readonly x: number;
  readonly sizePx: number;
  readonly anchor: "start" | "middle";
}

/** Numbers stand right of their lanes, large; words over them, as far as the next lane allows. */
function wordsAt(text: string, lane: number, spacing: number, width: number): PlacedValue {
  const fitted = fitText(text, spacing - 10, 14, 650);
  const half = widthOf(fitted, 14, 650) / 2 + 2;
  const x = Math.max(half, Math.min(width - half, lane));
  return { text: fitted, x, sizePx: 14, anchor: "middle" };
}
