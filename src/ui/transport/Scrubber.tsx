// The time line: a tick for each instant, a zig-zag for each conflict, a hatched band for each
// fault, and the knob. What is under the knob is what is on the stage, without easing.
import { type PointerEvent, type ReactNode, useLayoutEffect, useMemo, useRef } from "react";
import { faultBands } from "../../session/faults.ts";
import { countUpTo } from "../../session/instants.ts";
import { activeConflicts, activeInstants } from "../../session/store.ts";
import { millisecondsNumber, millisecondsText } from "../../session/words.ts";
import { usePage, useSession } from "../page.ts";
import { useSize } from "../size.ts";
import styles from "./Scrubber.module.css";
import { Faults, Labels, Ticks, Zigzags } from "./ScrubberMarks.tsx";

const middle = 26;

export function Scrubber(): ReactNode {
  const { session, player } = usePage();
  const timeUs = useSession((state) => state.timeUs);
  const endUs = useSession((state) => state.endUs);
  const instantsUs = useSession(activeInstants);
  const conflictsUs = useSession(activeConflicts);
  const scenario = useSession((state) => state.scenario);
  const frame = useRef<HTMLDivElement>(null);
  const knob = useRef<SVGGElement>(null);
  const width = useSize(frame)?.width ?? 0;
  const x = (us: number): number => (endUs === 0 ? 0 : (us / endUs) * width);
  const bands = useMemo(() => (scenario === null ? [] : faultBands(scenario)), [scenario]);
  useLayoutEffect(
    () =>
      player.add((us) => {
        const place = endUs === 0 ? 0 : (us / endUs) * width;
        const [line, circle] = knob.current?.children ?? [];
        line?.setAttribute("x2", String(Math.round(place * 10) / 10));
        circle?.setAttribute("cx", String(Math.round(place * 10) / 10));
      }),
    [player, endUs, width],
  );
  const seekTo = (event: PointerEvent<HTMLElement>): void => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const part = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    session.seek(nearInstant(part * endUs, instantsUs, (8 / box.width) * endUs));
  };
  return (
    <section data-band="scrubber" className={styles["scrubber"]} aria-label="Time line">
      <div
        ref={frame}
        className={styles["track"]}
        role="slider"
        tabIndex={0}
        aria-label="Time"
        aria-valuemin={0}
        aria-valuemax={endUs / 1000}
        aria-valuenow={timeUs / 1000}
        aria-valuetext={`${millisecondsNumber(timeUs)} of ${millisecondsText(endUs)}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          session.setPlaying(false);
          seekTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
        }}
      >
        <svg width="100%" height="100%" aria-hidden="true">
          <Faults bands={bands} x={x} endUs={endUs} />
          <line className={styles["rail"]} x2={width} y1={middle} y2={middle} />
          <Ticks instantsUs={instantsUs} reached={countUpTo(instantsUs, timeUs)} x={x} />
          <Zigzags conflictsUs={conflictsUs} x={x} />
          <Labels endUs={endUs} width={width} timeUs={timeUs} />
          <g ref={knob}>
            <line className={styles["done"]} y1={middle} y2={middle} />
            <circle className={styles["knob"]} cy={middle} r="9" />
          </g>
        </svg>
      </div>
    </section>
  );
}

/** The instant within reach of a time, else the time itself. */
function nearInstant(timeUs: number, instantsUs: readonly number[], reachUs: number): number {
  const after = countUpTo(instantsUs, timeUs);
  const near = [instantsUs[after - 1], instantsUs[after]].filter(
    (instant): instant is number => instant !== undefined && Math.abs(instant - timeUs) <= reachUs,
  );
  const [first, second] = near;
  if (first === undefined) return timeUs;
  if (second === undefined) return first;
  return timeUs - first <= second - timeUs ? first : second;
}
