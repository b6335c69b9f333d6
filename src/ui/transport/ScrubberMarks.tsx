// What stands on the time line.
import { memo, type ReactNode, useId, useMemo } from "react";
import { enCities } from "../../narrate/cities.ts";
import type { FaultBand } from "../../session/drawing/faults.ts";
import { millisecondsNumber } from "../../session/words.ts";
import { outlineOf } from "../Mark.tsx";
import { widthOf } from "../measure.ts";
import { media, useMedia } from "../media.ts";
import { useSession } from "../page.ts";
import { isOutline, lookOf, looksOf } from "../places.ts";
import { useLeastType } from "../presenter/room.ts";
import { useFormat } from "../words.ts";
import { snapped } from "../zoom.ts";
import { type Scale, type Stretch, usPerPixel, xOf } from "./axis.ts";
import styles from "./Scrubber.module.css";
import { endX, type Handle, rows } from "./timeLine.ts";
import type { DraggedEntry } from "./useDragging.tsx";

interface FaultsProps {
  readonly bands: readonly FaultBand[];
  readonly scale: Scale;
  readonly dragged: DraggedEntry | null;
}

export function Faults({ bands, scale, dragged }: FaultsProps): ReactNode {
  return bands.map((band) => {
    const isDragged = dragged?.entry === band.entry;
    const { fromUs, untilUs } = isDragged ? dragged : band;
    const left = Math.max(0, xOf(scale, fromUs));
    const right = endX({ untilUs }, scale);
    if (left > scale.width || right < 0) return null;
    const width = Math.max(2, right - left);
    const box = { x: left, y: rows.bandTop, width, height: rows.rail - rows.bandTop };
    return (
      <g key={band.entry}>
        <rect {...box} fill="url(#hatch)" />
        {isDragged && <rect {...box} className={styles["taken"]} />}
      </g>
    );
  });
}

/** Where the axis is broken: so many pixels are no measure of the time. */
export function Breaks({ scale }: { readonly scale: Scale }): ReactNode {
  const signs = scale.stretches.filter(({ isBroken }) => isBroken);
  return signs.map(({ fromUs, left, right }) => {
    const x = Math.round((left + right) / 2);
    return (
      <g key={fromUs} data-break>
        <path className={styles["gap"]} d={`M${x - 6} ${rows.rail}H${x + 6}`} />
        <path
          className={styles["break"]}
          d={[-5, 3].map((dx) => `M${x + dx - 2} ${rows.rail + 7}l6-14`).join("")}
        />
      </g>
    );
  });
}

interface TicksProps {
  readonly instantsUs: readonly number[];
  /** The instants at which something is decided; the others have short ticks. */
  readonly decidedUs: ReadonlySet<number>;
  /** Where we stand. */
  readonly timeUs: number;
  readonly scale: Scale;
}

/**
 * Ticks on one pixel are one tick. The same path twice: as what is to come, and over it, as far as
 * we stand, as what has come; so that moving through time computes nothing anew.
 */
export function Ticks({ instantsUs, decidedUs, timeUs, scale }: TicksProps): ReactNode {
  const id = useId();
  const path = useMemo(() => {
    const heights = new Map<number, number>();
    for (const us of instantsUs) {
      const place = Math.round(xOf(scale, us) * 2) / 2;
      const height = Math.max(heights.get(place) ?? 0, decidedUs.has(us) ? 10 : 5);
      if (place >= 0 && place <= scale.width) heights.set(place, height);
    }
    return [...heights].map(([x, height]) => `M${x} ${rows.rail - height}V${rows.rail}`).join("");
  }, [instantsUs, decidedUs, scale]);
  // The tick of this very instant has come, too.
  const width = Math.max(0, Math.round(xOf(scale, timeUs) * 2) / 2 + 2);
  return (
    <>
      <clipPath id={id}>
        <rect x="-1" y="0" width={width} height={rows.rail} />
      </clipPath>
      <path className={styles["future"]} d={path} />
      <path className={styles["past"]} d={path} clipPath={`url(#${id})`} />
    </>
  );
}

interface ZigzagsProps {
  readonly conflictsUs: readonly number[];
  readonly scale: Scale;
}

/** Closer than sixteen pixels they are one. */
export function Zigzags({ conflictsUs, scale }: ZigzagsProps): ReactNode {
  const path = useMemo(() => {
    let last = Number.NEGATIVE_INFINITY;
    const places: number[] = [];
    for (const us of conflictsUs) {
      const place = xOf(scale, us);
      if (place - last < 16 || place < 0 || place > scale.width) continue;
      last = place;
      places.push(last);
    }
    return places.map((place) => `M${place - 8} 12.5l4 -7l4 7l4 -7l4 7`).join("");
  }, [conflictsUs, scale]);
  return <path className={styles["zigzag"]} d={path} />;
}

interface LabelsProps {
  readonly scale: Scale;
  readonly endUs: number;
  /** Where the knob is. */
  readonly timeUs: number;
}

/** Between two labels, and between a label and the knob. */
const gap = 12;

/** Round times; one that would touch the label of the end, or the knob, is left out. */
export function Labels({ scale, endUs, timeUs }: LabelsProps): ReactNode {
  const { locale, milliseconds } = useFormat();
  const number = (us: number): string => millisecondsNumber(us, locale);
  // As `--text-s` is in tokens.css.
  const isForRoom = useLeastType() > 0;
  const fontSize = useMedia(media.large) || isForRoom ? 18 : 14;
  const { fromUs, untilUs, width } = scale;
  if (endUs === 0 || width === 0) return null;
  const widthOfText = (text: string): number => widthOf(text, fontSize, 400);
  const endText = milliseconds(snapped(untilUs, usPerPixel(scale, width)));
  const startText = number(snapped(fromUs, usPerPixel(scale, 0)));
  const halfLabel = (us: number): number => widthOfText(number(us)) / 2;
  const room = width - widthOfText(endText) - gap;
  const first = fromUs === 0 ? 0 : widthOfText(startText) + gap;
  const knob = xOf(scale, timeUs);
  const times = roundTimes(scale).filter((us) => {
    const place = xOf(scale, us);
    const [left, right] = [place - halfLabel(us), place + halfLabel(us)];
    return right < room && left > first && Math.abs(place - knob) > halfLabel(us) + gap;
  });
  const isKnobAtStart = knob < widthOfText(startText) + gap;
  return (
    <>
      {!isKnobAtStart && (
        <text x="0" y={rows.labels}>
          {startText}
        </text>
      )}
      {times.map((us) => (
        <text key={us} x={xOf(scale, us)} y={rows.labels} textAnchor="middle">
          {number(us)}
        </text>
      ))}
      <text x={width} y={rows.labels} textAnchor="end">
        {endText}
      </text>
    </>
  );
}

/** Round times on the axis, its breaks left out, far enough from each other. */
export function roundTimes({ stretches }: Scale): readonly number[] {
  const even = stretches.filter(({ isBroken }) => !isBroken);
  const [first] = even;
  if (first === undefined) return [];
  // Between breaks there is hardly room for steps as wide as those of a whole axis.
  const leastPx = even.length > 1 ? leastLabelPx / 2 : 110;
  const step = roundStep((leastPx * (first.untilUs - first.fromUs)) / Math.max(1, lengthOf(first)));
  const times: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const stretch of even) {
    for (let us = Math.ceil(stretch.fromUs / step) * step; us < stretch.untilUs; us += step) {
      const part = (us - stretch.fromUs) / (stretch.untilUs - stretch.fromUs);
      const place = stretch.left + part * lengthOf(stretch);
      if (place - last < leastLabelPx) continue;
      last = place;
      times.push(us);
    }
  }
  return times;
}

const lengthOf = ({ left, right }: Stretch): number => right - left;

/** From label to label. */
const leastLabelPx = 90;

/** The smallest of 10, 20, 50, … µs that is not shorter. */
function roundStep(least: number): number {
  for (let power = 10; ; power *= 10) {
    for (const factor of [1, 2, 5]) if (power * factor >= least) return power * factor;
  }
}

const none: readonly never[] = [];

interface HandleMarksProps {
  readonly handles: readonly Handle[];
  readonly scale: Scale;
  readonly dragged: DraggedEntry | null;
}

/**
 * Small marks of the nodes under the line, each with a thin line to its time if it had to move: one
 * path for all that look the same, for there can be many.
 */
export const HandleMarks = memo(function HandleMarks(props: HandleMarksProps): ReactNode {
  const { handles, scale, dragged } = props;
  const nodes = useSession((state) => state.scenario?.nodes ?? none);
  const looks = useMemo(() => looksOf(nodes, enCities), [nodes]);
  const leaders: string[] = [];
  const outlines = new Map<string | null, string[]>();
  for (const handle of handles) {
    if (handle.kind !== "point") continue;
    const isDragged = dragged?.entry === handle.entry;
    const time = xOf(scale, isDragged ? dragged.fromUs : handle.fromUs);
    const x = isDragged ? time : handle.x;
    if (Math.abs(time - x) > 1) leaders.push(`M${time} ${rows.rail + 1}L${x} ${rows.point}`);
    const same = outlines.get(handle.node) ?? [];
    const shape = handle.node === null ? "circle" : lookOf(looks, handle.node).shape;
    same.push(outlineOf(shape, x, rows.point, 4.2));
    outlines.set(handle.node, same);
  }
  return (
    <>
      <path className={styles["leader"]} d={leaders.join("")} />
      {[...outlines].map(([node, same]) => {
        const look = node === null ? null : lookOf(looks, node);
        const isSolid = look !== null && !isOutline(look);
        return (
          <path
            key={node}
            className={isSolid ? styles["point"] : styles["order"]}
            d={same.join("")}
            {...(isSolid ? { style: { fill: look.colour } } : {})}
          />
        );
      })}
    </>
  );
});
