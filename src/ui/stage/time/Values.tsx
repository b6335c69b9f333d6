// Right of the time: what each node shows now, in columns under the nodes' marks, and the verdict.
// A mode that stands alone has its values at the ends of its lanes.
import type { ReactNode } from "react";
import type { NodeMoment } from "../../../session/run/moment.ts";
import { fitText, widthOf } from "../../measure.ts";
import type { ShownMode } from "../shown.ts";
import styles from "./Drawing.module.css";
import type { Row } from "./rows.ts";
import type { Scene } from "./scene.ts";
import { wrapText } from "./text.ts";

interface ValuesProps {
  readonly mode: ShownMode;
  readonly row: Row;
  readonly scene: Scene;
  /** What stands for a node that is down. */
  readonly down: string;
}

/** Whether a row has room for the verdict under its values. */
export function hasVerdict(mode: ShownMode, row: Row, scene: Scene): boolean {
  if (row.isUnfolded) return true;
  const { sizes, scale } = scene;
  const lines = countLines(mode, scene);
  const least = lines > 1 ? 84 * scale : (sizes.value + sizes.medium) * 1.2;
  return row.height >= least;
}

export function Values(props: ValuesProps): ReactNode {
  if (props.scene.isSingle) return <SingleValues {...props} />;
  const { mode, row, scene, down } = props;
  const { sizes, values, scale } = scene;
  const { verdict } = mode;
  const lines = countLines(mode, scene);
  const isFull = !hasVerdict(mode, row, scene);
  const lineStep = sizes.small * 1.25;
  const first = row.isUnfolded
    ? row.top + 42 * scale
    : isFull
      ? row.top + row.height / 2 + (lines > 1 ? -lineStep / 2 : 0) + sizes.medium * 0.36
      : row.top + (row.height - sizes.value - sizes.medium * 1.25) / 2 + sizes.value * 0.86;
  const under = first + (lines > 1 ? lineStep * (lines - 1) : 0) + 20 * scale + sizes.medium * 0.1;
  const left = values.left + 0.5;
  return (
    <>
      {mode.moment.nodes.map((node, i) => (
        <Column
          key={node.node}
          node={node}
          x={values.columns[i] ?? 0}
          y={first}
          {...{ scene, down, lineStep }}
        />
      ))}
      {!isFull && (
        <text
          className={`${styles["verdict"]} ${verdict.trouble ? styles["trouble"] : ""}`}
          x={left}
          y={under}
        >
          {fitText(verdict.headline, values.width, sizes.medium, verdict.trouble ? 650 : 400)}
        </text>
      )}
      {row.isUnfolded && <Remarks mode={mode} row={row} scene={scene} top={under + 12 * scale} />}
    </>
  );
}

/** How wide the values of one node may be. */
function roomOf({ values }: Scene): number {
  const [first = 0, second] = values.columns;
  return (second === undefined ? values.width : second - first) - 8;
}

const countLines = ({ moment }: ShownMode, scene: Scene): number =>
  Math.max(1, ...moment.nodes.map((node) => linesIn(node, scene).length));

/** No more lines than these stand in a row that is folded. */
const mostLines = 2;

/** Siblings that do not fit side by side stand one under the other, where there is room for it. */
function linesIn({ lines }: NodeMoment, scene: Scene): readonly (readonly string[])[] {
  const beside = lines.map(({ versions }) => versions);
  const stacked = beside.flatMap((versions) =>
    widthOf(versions.join(" | "), scene.sizes.small, 650) <= roomOf(scene)
      ? [versions]
      : versions.map((version) => [version]),
  );
  return stacked.length <= mostLines ? stacked : beside;
}

interface ColumnProps {
  readonly node: NodeMoment;
  readonly x: number;
  readonly y: number;
  readonly scene: Scene;
  readonly down: string;
  readonly lineStep: number;
}

function Column({ node, x, y, scene, down, lineStep }: ColumnProps): ReactNode {
  const { sizes } = scene;
  const room = roomOf(scene);
  if (!node.up) {
    const text = fitText(down, room, sizes.small, 400);
    return <Value x={x} y={y} sizePx={sizes.small} versions={[text]} isDim />;
  }
  const lines = linesIn(node, scene);
  const isMany = lines.length > 1;
  return lines.map((versions, i) => {
    const sizePx = isMany ? sizes.small : sizeFor(versions, room, sizes.value, sizes.small);
    const texts = besideEachOther(versions, room, sizePx);
    // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity than its place
    return <Value key={i} x={x} y={y + i * lineStep} sizePx={sizePx} versions={texts} />;
  });
}

/** Fewer letters of each would say nothing. */
const leastLetters = 3;

/** What has no room beside the others is counted: all of them are in the inspector. */
function besideEachOther(
  versions: readonly string[],
  room: number,
  sizePx: number,
): readonly string[] {
  const [first = ""] = versions;
  if (versions.length < 2) return [fitText(first, room, sizePx, 650)];
  const each = (room - (versions.length - 1) * sizePx * 0.6) / versions.length;
  const fits = (text: string): boolean => widthOf(text, sizePx, 650) <= each;
  if (each >= leastLetters * sizePx * 0.8 || versions.every(fits)) {
    return versions.map((text) => fitText(text, each, sizePx, 650));
  }
  const others = ` +${versions.length - 1}`;
  const left = room - widthOf(others, sizePx, 650);
  if (left < leastLetters * sizePx * 0.6) return [`×${versions.length}`];
  return [fitText(first, left, sizePx, 650) + others];
}

/** As large as fits, at most `largest` and at least `least`. */
function sizeFor(
  versions: readonly string[],
  room: number,
  largest: number,
  least: number,
): number {
  const text = versions.join(" | ");
  const width = widthOf(text, largest, 650);
  return width <= room ? largest : Math.max(least, Math.floor((largest * room) / width));
}

interface ValueProps {
  readonly x: number;
  readonly y: number;
  readonly sizePx: number;
  readonly versions: readonly string[];
  readonly isDim?: boolean;
}

/** Siblings stand side by side, parted by a bar in the colour of conflicts. */
function Value({ x, y, sizePx, versions, isDim = false }: ValueProps): ReactNode {
  return (
    <text
      className={isDim ? styles["dimValue"] : styles["value"]}
      x={x}
      y={y}
      fontSize={sizePx}
      textAnchor="middle"
    >
      {versions.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: siblings have no other identity
        <tspan key={i}>
          {i > 0 && (
            <tspan className={styles["siblings"]} dx={sizePx * 0.2}>
              |
            </tspan>
          )}
          <tspan dx={i > 0 ? sizePx * 0.2 : 0}>{text}</tspan>
        </tspan>
      ))}
    </text>
  );
}

/** Why, and what an OK needs: as many lines as the row has room for. */
function Remarks({
  mode,
  row,
  scene,
  top,
}: Pick<ValuesProps, "mode" | "row" | "scene"> & { readonly top: number }): ReactNode {
  const { sizes, values } = scene;
  const step = sizes.small * 1.5;
  const most = Math.floor((row.top + row.height - top - 4) / step);
  if (most < 1) return null;
  const { why, ok } = mode.verdict;
  const lines = [
    ...wrapText(why, values.width, sizes.small, 400, Math.max(1, most - 1)),
    ...(most > 1 ? [fitText(ok.text, values.width, sizes.small, 400)] : []),
  ].slice(0, most);
  return lines.map((line, i) => (
    <text key={line} className={styles["remark"]} x={values.left + 0.5} y={top + (i + 0.75) * step}>
      {line}
    </text>
  ));
}

function SingleValues({ mode, row, scene, down }: ValuesProps): ReactNode {
  const { sizes, values, scale } = scene;
  const { verdict, moment } = mode;
  const lanes = [...row.lanes.values()];
  const spacing =
    lanes.length > 1 ? ((lanes.at(-1) ?? 0) - (lanes[0] ?? 0)) / (lanes.length - 1) : 80;
  const size = Math.max(sizes.small, Math.min(sizes.value * 1.27, spacing * 0.7));
  const top = row.top + sizes.large * 1.5;
  const step = sizes.small * 1.4;
  const room = (lanes[0] ?? 0) - size * 0.9 - top - 8 * scale;
  const most = Math.max(0, Math.floor(room / step));
  const why = wrapText(verdict.why, values.width, sizes.small, 400, Math.min(3, Math.max(1, most)));
  const lines = [...why, verdict.ok.text].slice(0, most);
  return (
    <>
      <text
        className={`${styles["headline"]} ${verdict.trouble ? styles["trouble"] : ""}`}
        x={values.left}
        y={top}
      >
        {fitText(verdict.headline, values.width, sizes.large, 650)}
      </text>
      {lines.map((line, i) => (
        <text
          key={line}
          className={styles["remark"]}
          x={values.left}
          y={top + 6 * scale + (i + 0.8) * step}
        >
          {line}
        </text>
      ))}
      {moment.nodes.map((node) => (
        <LaneValue
          key={node.node}
          node={node}
          y={row.lanes.get(node.node) ?? 0}
          {...{ scene, down, size }}
        />
      ))}
    </>
  );
}

interface LaneValueProps {
  readonly node: NodeMoment;
  readonly y: number;
  readonly scene: Scene;
  readonly down: string;
  readonly size: number;
}

function LaneValue({ node, y, scene, down, size }: LaneValueProps): ReactNode {
  const { sizes, values } = scene;
  if (!node.up) {
    return (
      <text
        className={styles["dimValue"]}
        x={values.left}
        y={y + sizes.medium * 0.35}
        fontSize={sizes.medium}
      >
        {down}
      </text>
    );
  }
  const isMany = node.lines.length > 1;
  const each = isMany ? Math.min(sizes.medium, size) : size;
  const step = each * 1.2;
  const first = y + each * 0.35 - (step * (node.lines.length - 1)) / 2;
  return node.lines.map(({ field, versions }, i) => {
    const fitted = sizeFor(versions, values.width, each, sizes.small);
    const text = fitText(versions.join(" | "), values.width, fitted, 650);
    const parts = text.split(" | ");
    return (
      <text
        key={field}
        className={styles["value"]}
        x={values.left}
        y={first + i * step}
        fontSize={fitted}
      >
        {parts.map((part, j) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: siblings have no other identity
          <tspan key={j}>
            {j > 0 && (
              <tspan className={styles["siblings"]} dx={fitted * 0.2}>
                |
              </tspan>
            )}
            <tspan dx={j > 0 ? fitted * 0.2 : 0}>{part}</tspan>
          </tspan>
        ))}
      </text>
    );
  });
}
