// What stands on the time line.
import type { ReactNode } from "react";
import type { FaultBand } from "../../session/faults.ts";
import { millisecondsNumber, millisecondsText } from "../../session/words.ts";
import { widthOf } from "../measure.ts";
import { media, useMedia } from "../media.ts";
import { useSession } from "../page.ts";
import styles from "./Scrubber.module.css";

type Scale = (us: number) => number;

const middle = 26;

interface FaultsProps {
  readonly bands: readonly FaultBand[];
  readonly x: Scale;
  readonly endUs: number;
}

export function Faults({ bands, x, endUs }: FaultsProps): ReactNode {
  return bands
    .filter(({ fromUs }) => fromUs < endUs)
    .map(({ entry, fromUs, untilUs }) => {
      const until = Math.min(untilUs ?? endUs, endUs);
      const width = Math.max(2, x(until) - x(fromUs));
      const box = { x: x(fromUs), y: middle - 12, width, height: 12 };
      return <rect key={entry} {...box} fill="url(#hatch)" />;
    });
}

interface TicksProps {
  readonly instantsUs: readonly number[];
  /** How many of them have come. */
  readonly reached: number;
  readonly x: Scale;
}

/** One path for what has come and one for what is to come. Ticks on one pixel are one tick. */
export function Ticks({ instantsUs, reached, x }: TicksProps): ReactNode {
  const past = new Set<number>();
  const future = new Set<number>();
  for (const [i, us] of instantsUs.entries()) {
    (i < reached ? past : future).add(Math.round(x(us) * 2) / 2);
  }
  return (
    <>
      <path className={styles["future"]} d={tickPath(future)} />
      <path className={styles["past"]} d={tickPath(past)} />
    </>
  );
}

function tickPath(places: ReadonlySet<number>): string {
  return [...places].map((place) => `M${place} ${middle - 9}V${middle}`).join("");
}

interface ZigzagsProps {
  readonly conflictsUs: readonly number[];
  readonly x: Scale;
}

/** Closer than sixteen pixels they are one. */
export function Zigzags({ conflictsUs, x }: ZigzagsProps): ReactNode {
  let last = Number.NEGATIVE_INFINITY;
  const places: number[] = [];
  for (const us of conflictsUs) {
    if (x(us) - last < 16) continue;
    last = x(us);
    places.push(last);
  }
  const path = places.map((place) => `M${place - 8} 12.5l4 -7l4 7l4 -7l4 7`).join("");
  return <path className={styles["zigzag"]} d={path} />;
}

interface LabelsProps {
  readonly endUs: number;
  readonly width: number;
  /** Where the knob is. */
  readonly timeUs: number;
}

/** Between two labels, and between a label and the knob. */
const gap = 12;

/** Round times; one that would touch the label of the end, or the knob, is left out. */
export function Labels({ endUs, width, timeUs }: LabelsProps): ReactNode {
  // As `--text-s` is in tokens.css.
  const isForRoom = useSession((state) => state.projector || state.presenter);
  const fontSize = useMedia(media.large) || isForRoom ? 18 : 14;
  if (endUs === 0 || width === 0) return null;
  const step = roundStep(endUs, width);
  const endText = millisecondsText(endUs);
  const widthOfText = (text: string): number => widthOf(text, fontSize, 400);
  const halfLabel = (us: number): number => widthOfText(millisecondsNumber(us)) / 2;
  const room = width - widthOfText(endText) - gap;
  const times: number[] = [];
  for (let us = step; (us / endUs) * width + halfLabel(us) < room; us += step) {
    const fromKnob = (Math.abs(us - timeUs) / endUs) * width;
    if (fromKnob > halfLabel(us) + gap) times.push(us);
  }
  const isKnobAtStart = (timeUs / endUs) * width < widthOfText("0") + gap;
  return (
    <>
      {!isKnobAtStart && (
        <text x="0" y="46">
          0
        </text>
      )}
      {times.map((us) => (
        <text key={us} x={(us / endUs) * width} y="46" textAnchor="middle">
          {millisecondsNumber(us)}
        </text>
      ))}
      <text x={width} y="46" textAnchor="end">
        {endText}
      </text>
    </>
  );
}

/** The smallest of 1, 2, 5, 10, … ms that leaves a hundred pixels between two labels. */
function roundStep(endUs: number, width: number): number {
  const least = (110 / width) * endUs;
  for (let power = 1000; ; power *= 10) {
    for (const factor of [1, 2, 5]) if (power * factor >= least) return power * factor;
  }
}
