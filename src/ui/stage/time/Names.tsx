// Left of the time: which mode a row is of, and in an unfolded row the marks of its lanes.
import type { ReactNode } from "react";
import type { Run } from "../../../session/run/run.ts";
import { Mark } from "../../Mark.tsx";
import { fitText, widthOf } from "../../measure.ts";
import { type Looks, lookOf } from "../../places.ts";
import styles from "./Drawing.module.css";
import { nameSpot } from "./plane.ts";
import type { Row } from "./rows.ts";
import type { Scene } from "./scene.ts";

interface NamesProps {
  readonly run: Run;
  readonly row: Row;
  readonly scene: Scene;
  readonly looks: Looks;
  /** Nodes that are down now. */
  readonly down: ReadonlySet<string>;
  /** The verdict in a word or two, where it has no room under the values; else empty. */
  readonly verdict: string;
}

export function Names({ run, row, scene, looks, down, verdict }: NamesProps): ReactNode {
  const { isSingle } = scene;
  return (
    <>
      <Name run={run} row={row} scene={scene} verdict={verdict} />
      {row.isUnfolded &&
        [...row.lanes].map(([node, y]) => (
          <LaneName
            key={node}
            node={node}
            y={y}
            {...{ row, scene, looks, down }}
            isNamed={isSingle}
          />
        ))}
    </>
  );
}

/** `Paxos: London leads` is two lines: the mode, and small beneath it how it is set up. */
function Name({
  run,
  row,
  scene,
  verdict,
}: Pick<NamesProps, "run" | "row" | "scene" | "verdict">): ReactNode {
  const { plane, sizes, scale } = scene;
  const room = plane.start - plane.pad - 10 * scale;
  const [name, setup] = splitHeading(run, room, sizes.large, sizes.small);
  const both = setup === "" ? verdict : `${setup}: ${verdict}`;
  const remark = verdict === "" ? setup : fitText(both, room, sizes.small, 400);
  const lines = remark === "" ? 0 : sizes.small * 1.35;
  const first = row.isUnfolded
    ? row.top + sizes.large * 1.5
    : row.top + (row.height - sizes.large - lines) / 2 + sizes.large * 0.86;
  return (
    <>
      <text className={styles["name"]} x="0" y={first}>
        {name}
      </text>
      {remark !== "" && (
        <text className={styles["remark"]} x="0" y={first + sizes.small * 1.42}>
          {remark}
        </text>
      )}
    </>
  );
}

/** A name that is too long for one line is said in short, and in full beneath. */
function splitHeading(
  { heading, short }: Pick<Run, "heading" | "short">,
  room: number,
  largePx: number,
  smallPx: number,
): readonly [name: string, remark: string] {
  const at = heading.indexOf(": ");
  const fits = widthOf(heading, largePx, 650) <= room;
  const [name, remark] =
    at > 0
      ? [heading.slice(0, at), heading.slice(at + 2)]
      : fits
        ? [heading, ""]
        : [short, heading];
  return [fitText(name, room, largePx, 650), fitText(remark, room, smallPx, 400)];
}

/** Lanes that are close have smaller marks. */
function markReach({ lanes }: Row, scale: number): number {
  const [first = 0, ...others] = lanes.values();
  const least = others.reduce(
    (gap, at, i) => Math.min(gap, at - ([...lanes.values()][i] ?? first)),
    99,
  );
  return Math.max(6, Math.min(11 * scale, least * 0.42));
}

interface LaneNameProps extends Pick<NamesProps, "scene" | "looks" | "down"> {
  readonly node: string;
  readonly row: Row;
  readonly y: number;
  /** With the city's name, where there is room for it. */
  readonly isNamed: boolean;
}

function LaneName({ node, row, y, scene, looks, down, isNamed }: LaneNameProps): ReactNode {
  const { plane, sizes, scale } = scene;
  const look = lookOf(looks, node);
  const x = nameSpot(plane, scale);
  const room = x - 20 * scale;
  return (
    <>
      {isNamed && (
        <text className={styles["city"]} x={room} y={y + sizes.medium * 0.35} textAnchor="end">
          {fitText(look.name, room, sizes.medium, 400)}
          <title>{look.name}</title>
        </text>
      )}
      <Mark look={look} x={x} y={y} reach={markReach(row, scale)} down={down.has(node)} />
    </>
  );
}
