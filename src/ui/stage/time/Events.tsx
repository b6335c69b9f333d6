// What can be pressed and focused in the picture, as buttons without a picture of their own: names
// of modes, marks of nodes, events. One event is in the tab order; arrow keys go on from there.
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { sentence } from "../../../narrate/index.ts";
import { diagramOf } from "../../../session/drawing/diagram.ts";
import type { EventRef } from "../../../session/state.ts";
import { usePage, useSession } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";
import { useFormat, useWords } from "../../words.ts";
import type { RowDrawing } from "./drawing.ts";
import { alongOf, nameSpot, type Plane, spot } from "./plane.ts";
import type { Row } from "./rows.ts";
import type { Scene } from "./scene.ts";
import styles from "./TimeView.module.css";
import { acrossLanes, alongLane, nearestTo } from "./walk.ts";
import { timeWords } from "./words.ts";

interface EventsProps {
  readonly drawings: readonly RowDrawing[];
  readonly scene: Scene;
  /** The event in the tab order. */
  readonly stop: EventRef | null;
  readonly onWalk: (to: EventRef) => void;
  readonly onSelect: (ref: EventRef, second: boolean) => void;
}

/** Where more events than these are shown, only the one in the tab order has a button. */
const mostButtons = 160;

export function Events(props: EventsProps): ReactNode {
  const { drawings, stop } = props;
  const group = useRef<SVGGElement>(null);
  useFocusFollows(group, stop);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that reach it come from its buttons
    <g ref={group} onKeyDown={(event) => walk(event, props)}>
      {drawings
        .filter(({ row, run }) => row.isUnfolded || stop?.run === run.index)
        .map((drawing) => (
          <Buttons key={drawing.run.index} {...props} drawing={drawing} />
        ))}
    </g>
  );
}

/** A walk takes the focus along: the new event's button is another element. */
function useFocusFollows(
  group: { readonly current: SVGGElement | null },
  stop: EventRef | null,
): void {
  const key = stop === null ? "" : `${stop.run}:${stop.event}`;
  useEffect(() => {
    const own = group.current;
    if (own === null || key === "" || own.dataset["walking"] === undefined) return;
    delete own.dataset["walking"];
    own.querySelector<SVGElement>(`[data-event="${key}"]`)?.focus();
  }, [group, key]);
}

function walk(event: KeyboardEvent<SVGGElement>, props: EventsProps): void {
  const { drawings, scene, stop, onWalk, onSelect } = props;
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (stop === null || altKey || ctrlKey || metaKey) return;
  if (key === "Enter" || key === " ") {
    event.preventDefault();
    return onSelect(stop, shiftKey);
  }
  if (shiftKey || !key.startsWith("Arrow")) return;
  event.preventDefault();
  const target = targetOf(key, drawings, scene.plane, stop);
  if (target === null) return;
  event.currentTarget.dataset["walking"] = "";
  onWalk(target);
}

/** Along the time in a lane, or across the lanes; beyond the last lane to the next mode. */
function targetOf(
  key: string,
  drawings: readonly RowDrawing[],
  plane: Plane,
  stop: EventRef,
): EventRef | null {
  const at = drawings.findIndex(({ run }) => run.index === stop.run);
  const drawing = drawings[at];
  if (drawing === undefined) return null;
  const { marks } = diagramOf(drawing.run);
  const from = marks.find(({ event }) => event === stop.event);
  if (from === undefined) return null;
  const direction = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  const isAlong = plane.isVertical === (key === "ArrowUp" || key === "ArrowDown");
  if (isAlong) {
    const next = alongLane(marks, from, direction);
    return next === null ? null : { run: stop.run, event: next.event };
  }
  const next = acrossLanes(marks, drawing.run.trace.nodes, from, direction);
  if (next !== null) return { run: stop.run, event: next.event };
  const other = drawings[at + direction];
  const nearest = other === undefined ? null : nearestTo(diagramOf(other.run).marks, from.atUs);
  if (other === undefined || nearest === null) return null;
  return { run: other.run.index, event: nearest.event };
}

function Buttons({
  drawing,
  scene,
  stop,
  onSelect,
  onWalk,
}: EventsProps & { readonly drawing: RowDrawing }): ReactNode {
  const { session } = usePage();
  const voice = useSession((state) => state.voice);
  const format = useFormat();
  const words = useWords(timeWords);
  const { run, row } = drawing;
  const own = stop?.run === run.index ? stop.event : null;
  const marks = useMemo(() => {
    const all = row.isUnfolded && drawing.marks.length <= mostButtons;
    return drawing.marks.filter(({ event }) => all || event === own);
  }, [drawing, row, own]);
  const names = useMemo(
    () =>
      new Map(
        marks.map(({ event, atUs }) => [
          event,
          words.eventAt(format.milliseconds(atUs), sentence(run.trace, event, voice)),
        ]),
      ),
    [marks, run, words, format, voice],
  );
  return marks.map(({ event, atUs, at }) => {
    const { x, y } = spot(scene.plane, alongOf(scene.plane, atUs), at);
    const ref = { run: run.index, event };
    return (
      // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
      <circle
        key={event}
        className={styles["event"]}
        role="button"
        tabIndex={event === own ? 0 : -1}
        aria-label={names.get(event)}
        data-event={`${run.index}:${event}`}
        cx={x}
        cy={y}
        r={row.isUnfolded ? 13 : 9}
        onFocus={() => {
          onWalk(ref);
          session.point(ref);
        }}
        onBlur={() => {
          // A finger may point at another one by now.
          const { pointed } = session.getState();
          if (pointed?.run === run.index && pointed.event === event) session.point(null);
        }}
        onClick={(click) => {
          // Of a pointer's clicks the picture finds the nearest event; others name it.
          if (click.detail === 0) onSelect(ref, click.shiftKey);
        }}
      />
    );
  });
}

interface PlacesProps {
  readonly scene: Scene;
  readonly row: Row;
  readonly run: number;
  readonly nodes: readonly string[];
  readonly looks: Looks;
}

/** The marks of the lanes: what can be done with a node. */
export function Places({ scene, row, run, nodes, looks }: PlacesProps): ReactNode {
  const { session } = usePage();
  const words = useWords(timeWords);
  if (!row.isUnfolded) return null;
  const { plane, scale, isSingle } = scene;
  return nodes.map((id) => {
    const lane = row.lanes.get(id);
    if (lane === undefined) return null;
    const [x, y] = plane.isVertical ? [lane, 26] : [nameSpot(plane, scale), lane];
    const reach = plane.isVertical ? 22 : 15 * scale;
    const room = isSingle && !plane.isVertical ? Math.max(0, x - 12) : reach;
    const open = (target: Element): void => {
      const place = target.getBoundingClientRect();
      session.set({
        place: { kind: "node", node: id, run, x: place.right, y: place.top + place.height / 2 },
      });
    };
    return (
      // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
      <rect
        key={id}
        className={styles["place"]}
        role="button"
        tabIndex={0}
        data-node={id}
        aria-label={words.node(lookOf(looks, id).name)}
        aria-haspopup="menu"
        x={x - room}
        y={y - reach}
        width={room + reach}
        height={2 * reach}
        rx="4"
        onClick={(event) => open(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          open(event.currentTarget);
        }}
      />
    );
  });
}

interface NameButtonProps {
  readonly scene: Scene;
  readonly row: Row;
  readonly title: string;
  readonly onPress: (second: boolean) => void;
}

/** A mode's name unfolds its row; that of the unfolded one shows the mode alone. */
export function NameButton({ scene, row, title, onPress }: NameButtonProps): ReactNode {
  const words = useWords(timeWords);
  const height = row.isUnfolded ? scene.sizes.large * 2 : row.height - 4;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
    <rect
      className={styles["place"]}
      role="button"
      tabIndex={0}
      aria-label={row.isUnfolded ? words.openMode(title) : words.unfold(title)}
      aria-expanded={row.isUnfolded}
      x="-4"
      y={row.top + 2}
      width={scene.plane.start - scene.plane.pad - 4 * scene.scale}
      height={height}
      rx="4"
      onClick={(event) => onPress(event.shiftKey)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onPress(event.shiftKey);
      }}
    />
  );
}
