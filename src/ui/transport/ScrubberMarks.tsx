// What stands on the time line.
import { memo, type ReactNode, useId, useMemo } from "react";
import { enCities } from "../../narrate/cities.ts";
import type { FaultBand } from "../../session/drawing/faults.ts";
import { millisecondsNumber } from "../../session/words.ts";
import { outlineOf } from "../Mark.tsx";
import { widthOf } from "../measure.ts";
import { media, useMedia } from "../media.ts";
import { useSession } from "../page.ts";
import { lookOf, looksOf } from "../places.ts";
import { useFormat } from "../words.ts";
import { snapped } from "../zoom.ts";
import styles from "./Scrubber.module.css";
import { endX, type Handle, rows, type Scale, usPerPixel, xOf } from "./timeLine.ts";
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

interface TicksProps {
  readonly instantsUs: readonly number[];
  /** Where we stand. */
  readonly timeUs: number;
  readonly scale: Scale;
}

/**
 * Ticks on one pixel are one tick. The same path twice: as what is to come, and over it, as far as
 * we stand, as what has come; so that moving through time computes nothing anew.
 */
export function Ticks({ instantsUs, timeUs, scale }: TicksProps): ReactNode {
  const id = useId();
  const path = useMemo(() => {
    const places = new Set<number>();
    for (const us of instantsUs) {
      const place = Math.round(xOf(scale, us) * 2) / 2;
      if (place >= 0 && place <= scale.width) places.add(place);
    }
    return [...places].map((place) => `M${place} ${rows.rail - 9}V${rows.rail}`).join("");
  }, [instantsUs, scale]);
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
  const isForRoom = useSession((state) => state.projector || state.presenter);
  const fontSize = useMedia(media.large) || isForRoom ? 18 : 14;
  const { fromUs, untilUs, width } = scale;
  if (endUs === 0 || width === 0) return null;
  const widthOfText = (text: string): number => widthOf(text, fontSize, 400);
  const step = roundStep(untilUs - fromUs, width);
  const endText = milliseconds(snapped(untilUs, usPerPixel(scale)));
  const startText = number(snapped(fromUs, usPerPixel(scale)));
  const halfLabel = (us: number): number => widthOfText(number(us)) / 2;
  const room = width - widthOfText(endText) - gap;
  const first = fromUs === 0 ? 0 : widthOfText(startText) + gap;
  const knob = xOf(scale, timeUs);
  const times: number[] = [];
  for (let us = Math.floor(fromUs / step + 1) * step; ; us += step) {
    const place = xOf(scale, us);
    if (place + halfLabel(us) >= room) break;
    if (Math.abs(place - knob) > halfLabel(us) + gap && place - halfLabel(us) > first) {
      times.push(us);
    }
  }
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

/** The smallest of 10, 20, 50, … µs that leaves a hundred pixels between two labels. */
function roundStep(spanUs: number, width: number): number {
  const least = (110 / width) * spanUs;
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
        const isSolid = look !== null && look.shape !== "diamond";
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
