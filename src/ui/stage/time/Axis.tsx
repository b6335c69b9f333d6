// The time in numbers, over all rows, and where two modes part. Over the values' columns stand
// the marks of their nodes; on a narrow screen all marks stand in this band.
import type { ReactNode } from "react";
import { millisecondsNumber } from "../../../session/words.ts";
import { Mark } from "../../Mark.tsx";
import { widthOf } from "../../measure.ts";
import { useSession } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";
import { useFormat } from "../../words.ts";
import { flagBox, isAtCursor } from "./Cursor.tsx";
import styles from "./Drawing.module.css";
import { type Box, isOver } from "./labels.ts";
import { alongOf, short, ticksOf } from "./plane.ts";
import type { Scene } from "./scene.ts";

interface AxisProps {
  readonly scene: Scene;
  readonly nodes: readonly string[];
  readonly looks: Looks;
  readonly timeUs: number;
  /** The instant at which two modes part, in words. */
  readonly parting: { readonly timeUs: number; readonly text: string } | null;
}

export function Axis(props: AxisProps): ReactNode {
  return props.scene.plane.isVertical ? <UprightAxis {...props} /> : <LevelAxis {...props} />;
}

function LevelAxis({ scene, nodes, looks, timeUs, parting }: AxisProps): ReactNode {
  const format = useFormat();
  const { plane, axis, sizes, scale, width, values, isSingle } = scene;
  const baseline = axis - 13 * scale;
  const boxAt = (x: number, text: string, anchor: "start" | "middle"): Box => {
    const w = widthOf(text, sizes.small, 400);
    const left = anchor === "middle" ? x - w / 2 : x;
    return { left: left - 8, right: left + w + 8, top: 0, bottom: axis };
  };
  const flag = flagBox(scene, timeUs, format.milliseconds(timeUs));
  const taken: Box[] =
    flag === null
      ? []
      : [{ left: flag.x - 6, right: flag.x + flag.width + 6, top: 0, bottom: axis }];
  const part = parting === null ? null : placeParting(parting, scene, taken);
  if (part !== null) taken.push(part.box);
  const ticks = ticksOf(plane, 84 * scale);
  const labels = ticks.flatMap((us, i) => {
    const x = alongOf(plane, us);
    const isFirst = i === 0 && x - plane.start < 12 * scale;
    const text = i === 0 ? format.milliseconds(us) : millisecondsNumber(us, format.locale);
    const box = boxAt(isFirst ? x - plane.pad : x, text, isFirst ? "start" : "middle");
    if (box.right > plane.end + plane.pad + 12 || taken.some((other) => isOver(box, other)))
      return [];
    return [
      { us, x: isFirst ? x - plane.pad : x, text, anchor: isFirst ? "start" : "middle" } as const,
    ];
  });
  const d = ticks.map((us) => `M${short(alongOf(plane, us))} ${axis - 7 * scale}V${axis}`).join("");
  return (
    <>
      <path className={styles["tickLine"]} d={d} />
      {labels.map(({ us, x, text, anchor }) => (
        <text key={us} className={styles["tick"]} x={short(x)} y={baseline} textAnchor={anchor}>
          {text}
        </text>
      ))}
      {part !== null && (
        <g data-parting>
          <path className={styles["parting"]} d={part.d} />
          <text className={styles["partingWords"]} x={part.x} y={baseline} textAnchor={part.anchor}>
            {part.text}
          </text>
        </g>
      )}
      {!isSingle &&
        nodes.map((node, i) => (
          <Mark
            key={node}
            look={lookOf(looks, node)}
            x={values.columns[i] ?? 0}
            y={axis - 17 * scale}
            reach={Math.min(10 * scale, (values.width / nodes.length) * 0.3)}
          />
        ))}
      <path className={styles["head"]} d={`M0 ${axis}H${width}`} />
    </>
  );
}

interface PartingPlace {
  readonly d: string;
  readonly text: string;
  readonly x: number;
  readonly anchor: "start" | "end";
  readonly box: Box;
}

/** A small flag on the axis; its words on the side where there is room. */
function placeParting(
  { timeUs, text }: NonNullable<AxisProps["parting"]>,
  { plane, axis, sizes, scale }: Scene,
  taken: readonly Box[],
): PartingPlace | null {
  const at = alongOf(plane, timeUs);
  if (at < plane.start || at > plane.end) return null;
  const size = 6 * scale;
  const tip = `l${short(-size)} ${short(size * 1.5)}z`;
  const d = `M${short(at - size)} ${axis - size * 1.5}h${short(2 * size)}${tip}`;
  const width = widthOf(text, sizes.small, 400);
  for (const anchor of ["start", "end"] as const) {
    const x = short(at + (anchor === "start" ? 11 : -11) * scale);
    const left = anchor === "start" ? x : x - width;
    const box = { left: left - 8, right: left + width + 8, top: 0, bottom: axis };
    if (left < plane.start - plane.pad || left + width > plane.end + plane.pad) continue;
    if (taken.every((other) => !isOver(box, other))) return { d, text, x, anchor, box };
  }
  const box = { left: at - size - 4, right: at + size + 4, top: 0, bottom: axis };
  return { d, text: "", x: at, anchor: "start", box };
}

function UprightAxis({ scene, nodes, looks, timeUs }: AxisProps): ReactNode {
  const format = useFormat();
  const { plane, rows } = scene;
  const lanes = rows[0]?.lanes;
  // The buttons for the shown time are below the numbers: one, or three when it is zoomed.
  const isZoomed = useSession((state) => state.span !== null);
  const last = scene.height - (isZoomed ? 144 : 56);
  const ticks = ticksOf(plane, 100).filter((us) => {
    const along = alongOf(plane, us);
    return us > 0 && along < last && !isAtCursor(plane, timeUs, along);
  });
  return (
    <>
      {ticks.map((us) => {
        const y = short(alongOf(plane, us));
        return (
          <g key={us}>
            <path className={styles["tickLine"]} d={`M0 ${y}h7`} />
            <text className={styles["tick"]} x="10" y={y + 5}>
              {millisecondsNumber(us, format.locale)}
            </text>
          </g>
        );
      })}
      {nodes.map((node) => (
        <Mark
          key={node}
          look={lookOf(looks, node)}
          x={lanes?.get(node) ?? 0}
          y={26}
          reach={nodes.length > 4 ? 13 : 17}
        />
      ))}
    </>
  );
}
