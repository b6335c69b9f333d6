// Left of the time: which mode a row is of, and in an unfolded row the marks of its lanes.
import type { ReactNode } from "react";
import type { Run } from "../../../session/run.ts";
import { Mark } from "../../Mark.tsx";
import { widthOf } from "../../measure.ts";
import { type Looks, lookOf } from "../../places.ts";
import type { Row } from "./rows.ts";
import type { Scene } from "./scene.ts";
import styles from "./TimeView.module.css";
import { wrapText } from "./text.ts";

interface NamesProps {
  readonly run: Run;
  readonly row: Row;
  readonly scene: Scene;
  readonly looks: Looks;
  /** Nodes that are down now. */
  readonly down: ReadonlySet<string>;
}

export function Names({ run, row, scene, looks, down }: NamesProps): ReactNode {
  const { plane, sizes, scale, isSingle } = scene;
  const room = plane.start - 10 * scale;
  const lines = wrapText(run.heading, room, sizes.large, 650, row.isUnfolded ? 2 : 1);
  const isTight = row.height < sizes.large + sizes.small + 14;
  const step = sizes.large * 1.15;
  const first = row.isUnfolded
    ? row.top + sizes.large * 1.5
    : row.top + row.height / 2 + sizes.large * 0.33 - (isTight ? 0 : 0);
  return (
    <>
      {lines.map((line, i) => (
        <text key={line} className={styles["name"]} x="0" y={first + i * step}>
          {line}
        </text>
      ))}
      {row.isUnfolded &&
        [...row.lanes].map(([node, y]) => (
          <LaneName key={node} node={node} y={y} {...{ scene, looks, down }} named={isSingle} />
        ))}
    </>
  );
}

interface LaneNameProps extends Pick<NamesProps, "scene" | "looks" | "down"> {
  readonly node: string;
  readonly y: number;
  /** With the city's name, where there is room for it. */
  readonly named: boolean;
}

function LaneName({ node, y, scene, looks, down, named }: LaneNameProps): ReactNode {
  const { plane, sizes, scale } = scene;
  const look = lookOf(looks, node);
  const x = plane.start - 26 * scale;
  const isRoomy = widthOf(look.name, sizes.medium, 400) < x - 20 * scale;
  return (
    <>
      {named && isRoomy && (
        <text
          className={styles["city"]}
          x={x - 20 * scale}
          y={y + sizes.medium * 0.35}
          textAnchor="end"
        >
          {look.name}
        </text>
      )}
      <Mark look={look} x={x} y={y} reach={11 * scale} down={down.has(node)} />
    </>
  );
}
