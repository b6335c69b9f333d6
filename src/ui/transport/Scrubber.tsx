// The time line: a tick for each instant, a zig-zag for each conflict, a hatched band for each
// fault, a mark for each request, and the knob. What is under the knob is what is on the stage,
// without easing. Faults and requests can be dragged; everywhere else the pointer moves through
// time.
import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { faultBands } from "../../session/drawing/faults.ts";
import { countUpTo } from "../../session/run/instants.ts";
import { decidedIn } from "../../session/run/telling.ts";
import { shownRuns } from "../../session/showing.ts";
import { activeConflicts, activeInstants } from "../../session/store.ts";
import type { Scenario } from "../../sim/scenario.ts";
import { useAfterPaint } from "../afterPaint.ts";
import { lazily } from "../lazily.tsx";
import { media, useMedia } from "../media.ts";
import { usePage, useSession } from "../page.ts";
import type { Player } from "../player.ts";
import { leastInRoom, useLeastType } from "../presenter/room.ts";
import { useSize } from "../size.ts";
import { useFormat, useWords } from "../words.ts";
import { snapped, wholeUs } from "../zoom.ts";
import { type Scale, scaleOf, usAt, usPerPixel, xOf } from "./axis.ts";
import styles from "./Scrubber.module.css";
import { Breaks, Faults, HandleMarks, Labels, Ticks, Zigzags } from "./ScrubberMarks.tsx";
import { type Handle, handlesOf, rows, targetPx } from "./timeLine.ts";
import { type DraggedEntry, type Dragging, useDragging } from "./useDragging.tsx";
import { transportWords } from "./words.ts";

const HandleButtons = lazily(() => import("./HandleButtons.tsx"));

const nothing: readonly never[] = [];

export function Scrubber(): ReactNode {
  const said = useWords(transportWords);
  const isForLooking = useSession((state) => state.embed || state.presenter);
  const timeUs = useSession((state) => state.timeUs);
  const script = useSession((state) => state.scenario?.script ?? nothing);
  const frame = useRef<HTMLDivElement>(null);
  const enlarged = useEnlargement();
  const scale = useScale((useSize(frame)?.width ?? 0) / enlarged);
  // To the width of a mark: so they stay as they are while time goes on in small steps.
  const nearUs = usAt(scale, Math.round(xOf(scale, timeUs) / targetPx) * targetPx);
  // Where there are too many marks, others come into sight just after the picture has changed.
  const hereUs = useAfterPaint(nearUs);
  const handles = useMemo(
    () => (isForLooking ? nothing : handlesOf(script, scale, hereUs)),
    [isForLooking, script, scale, hereUs],
  );
  const dragging = useDragging(frame, handles, scale);
  return (
    <section data-band="scrubber" className={styles["scrubber"]} aria-label={said.timeLine}>
      <div className={styles["line"]}>
        <Track frame={frame} scale={scale} handles={handles} dragging={dragging} />
        {!isForLooking && <HandleButtons handles={handles} />}
        {dragging.bubble}
      </div>
    </section>
  );
}

interface TrackProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly scale: Scale;
  readonly handles: readonly Handle[];
  readonly dragging: Dragging;
}

function Track({ frame, scale, handles, dragging }: TrackProps): ReactNode {
  const { session } = usePage();
  const said = useWords(transportWords);
  const { milliseconds } = useFormat();
  const timeUs = useSession((state) => state.timeUs);
  const endUs = useSession((state) => state.endUs);
  const instantsUs = useSession(activeInstants);
  const seekTo = (event: PointerEvent<HTMLElement>): void => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const inDrawing = (event.clientX - box.left) * (scale.width / box.width);
    const x = Math.min(scale.width, Math.max(0, inDrawing));
    const perPixel = usPerPixel(scale, x);
    const us = snapped(usAt(scale, x), perPixel);
    session.seek(nearInstant(us, instantsUs, 8 * perPixel));
  };
  return (
    <div
      ref={frame}
      className={styles["track"]}
      role="slider"
      tabIndex={0}
      aria-label={said.time}
      aria-valuemin={0}
      aria-valuemax={endUs / 1000}
      aria-valuenow={timeUs / 1000}
      aria-valuetext={said.timeOf(milliseconds(timeUs), milliseconds(endUs))}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        if (dragging.begin(event)) return;
        session.setPlaying(false);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (dragging.move(event)) return;
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
      onPointerUp={dragging.end}
      onPointerCancel={dragging.cancel}
    >
      <Drawing scale={scale} handles={handles} dragged={dragging.dragged} />
    </div>
  );
}

interface DrawingProps {
  readonly scale: Scale;
  readonly handles: readonly Handle[];
  readonly dragged: DraggedEntry | null;
}

function Drawing({ scale, handles, dragged }: DrawingProps): ReactNode {
  const { player } = usePage();
  const knob = useRef<SVGGElement>(null);
  const timeUs = useSession((state) => state.timeUs);
  const endUs = useSession((state) => state.endUs);
  const instantsUs = useSession(activeInstants);
  const conflictsUs = useSession(activeConflicts);
  const scenario = useSession((state) => state.scenario);
  const shown = useSession(shownRuns);
  const alone = useSession(({ runs, expanded }) => runs[expanded ?? -1]);
  const decidedUs = useMemo(() => decidedIn(alone === undefined ? shown : [alone]), [shown, alone]);
  const bands = useMemo(() => (scenario === null ? [] : faultBands(scenario)), [scenario]);
  useKnob(player, knob, scale);
  const isEnlarged = useEnlargement() > 1;
  const viewBox = isEnlarged ? { viewBox: `0 0 ${scale.width} ${heightPx}` } : {};
  return (
    <svg width="100%" height="100%" aria-hidden="true" {...viewBox}>
      <Faults bands={bands} scale={scale} dragged={dragged} />
      <line className={styles["rail"]} x2={scale.width} y1={rows.rail} y2={rows.rail} />
      <Breaks scale={scale} />
      <Ticks instantsUs={instantsUs} decidedUs={decidedUs} timeUs={timeUs} scale={scale} />
      <Zigzags conflictsUs={conflictsUs} scale={scale} />
      <Labels scale={scale} endUs={endUs} timeUs={timeUs} />
      <HandleMarks handles={handles} scale={scale} dragged={dragged} />
      <g ref={knob}>
        <line className={styles["done"]} y1={rows.rail} y2={rows.rail} />
        <circle className={styles["knob"]} cy={rows.rail} r="9" />
      </g>
    </svg>
  );
}

/** The height of the band that the line is drawn for. */
const heightPx = 48;

/** In a hall the whole line is drawn larger, so that its words can be read. */
function useEnlargement(): number {
  return Math.max(1, useLeastType() / leastInRoom);
}

/**
 * All of time, or the part that is zoomed to. On a phone, all of the time of the mode that is seen:
 * a run that is over soon would have its events under one finger beside one that takes long.
 */
function useScale(width: number): Scale {
  const isNarrow = useMedia(media.narrow);
  const endUs = useSession((state) => {
    const own = isNarrow ? wholeUs(state) : state.endUs;
    return state.timeUs > own ? state.endUs : own;
  });
  const span = useSession((state) => state.span);
  const instantsUs = useSession(activeInstants);
  const scenario = useSession((state) => state.scenario);
  return useMemo(() => {
    const fromUs = span?.fromUs ?? 0;
    const untilUs = Math.min(span?.untilUs ?? endUs, Math.max(endUs, fromUs + 1));
    const moments = scenario === null ? instantsUs : momentsOf(scenario, instantsUs);
    return scaleOf(fromUs, untilUs, width, moments, quietUs(scenario));
  }, [span, endUs, width, instantsUs, scenario]);
}

/** When something happens or can be taken hold of, ascending. */
function momentsOf(scenario: Scenario, instantsUs: readonly number[]): readonly number[] {
  const faults = faultBands(scenario).flatMap(({ fromUs, untilUs }) => [fromUs, untilUs ?? fromUs]);
  const script = scenario.script.map(({ atUs }) => atUs);
  return [...instantsUs, ...faults, ...script].sort((a, b) => a - b);
}

/** While a message can still be under way it is not quiet: some of the longest latencies. */
function quietUs(scenario: Scenario | null): number {
  const links = Object.values(scenario?.network.links ?? {});
  return 5 * links.reduce((longest, { latencyUs }) => Math.max(longest, latencyUs), 0);
}

/** Draws the knob, and the line up to it, whenever the time moves; at the edge if it is outside. */
function useKnob(
  player: Player,
  knob: { readonly current: SVGGElement | null },
  scale: Scale,
): void {
  useLayoutEffect(
    () =>
      player.add((us) => {
        const place = Math.min(scale.width, Math.max(0, xOf(scale, us)));
        const [line, circle] = knob.current?.children ?? [];
        line?.setAttribute("x2", String(Math.round(place * 10) / 10));
        circle?.setAttribute("cx", String(Math.round(place * 10) / 10));
      }),
    [player, knob, scale],
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
