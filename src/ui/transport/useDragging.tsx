// Dragging faults and requests along the time line. While something is dragged it is only drawn
// elsewhere; when it is let go the scenario changes. A pointer that has hardly moved has clicked.
import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useState,
} from "react";
import type { Edit } from "../../session/edits/edit.ts";
import { moveEntry, setStart, setUntil } from "../../session/edits/script.ts";
import { usePage, useSession } from "../page.ts";
import { useExactFormat } from "../words.ts";
import { type Scale, xOf } from "./axis.ts";
import styles from "./Scrubber.module.css";
import { type Dragged, draggedBy, type Grab, grabAt, type Handle } from "./timeLine.ts";

/** An entry as it is drawn while it is dragged. */
export interface DraggedEntry extends Dragged {
  readonly entry: number;
}

interface Drag extends Grab {
  readonly handle: Handle;
  readonly startX: number;
  readonly dx: number;
  /** A finger takes hold only after this time of the page. */
  readonly holdsFromMs: number;
}

export interface Dragging {
  readonly dragged: DraggedEntry | null;
  /** The time under the pointer, while something is dragged. */
  readonly bubble: ReactNode;
  /** Whether the pointer has taken hold of something. */
  begin(event: PointerEvent<HTMLElement>): boolean;
  move(event: PointerEvent<HTMLElement>): boolean;
  end(event: PointerEvent<HTMLElement>): void;
  cancel(): void;
}

const stillPx = 4;
/** A finger that goes on at once moves through time: it is too broad to mean a small mark. */
const holdMs = 300;

export function useDragging(
  frame: RefObject<HTMLElement | null>,
  handles: readonly Handle[],
  scale: Scale,
): Dragging {
  const { session } = usePage();
  const [drag, setDrag] = useState<Drag | null>(null);
  const timeUs = useSession((state) => state.timeUs);
  useEscape(drag !== null, () => setDrag(null));
  const grabOf = (event: PointerEvent<HTMLElement>): Grab | null => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined) return null;
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    return grabAt(handles, scale, xOf(scale, timeUs), at, event.pointerType === "mouse" ? 8 : 16);
  };
  const result = drag === null ? null : draggedBy(drag.handle, drag.part, drag.dx, scale);
  const isMoved = drag !== null && Math.abs(drag.dx) >= stillPx;
  return {
    dragged: drag === null || result === null || !isMoved ? null : { entry: drag.entry, ...result },
    bubble: isMoved && result !== null && (
      <Bubble us={drag.part === "end" ? (result.untilUs ?? 0) : result.fromUs} scale={scale} />
    ),
    begin: (event) => {
      const grab = grabOf(event);
      const handle = handles.find(({ entry }) => entry === grab?.entry);
      if (grab === null || handle === undefined) return false;
      const holdsFromMs = event.pointerType === "touch" ? event.timeStamp + holdMs : 0;
      setDrag({ ...grab, handle, startX: event.clientX, dx: 0, holdsFromMs });
      return true;
    },
    move: (event) => {
      if (drag !== null) {
        const dx = event.clientX - drag.startX;
        if (drag.dx === 0 && Math.abs(dx) >= stillPx && event.timeStamp < drag.holdsFromMs) {
          setDrag(null);
          return false;
        }
        setDrag({ ...drag, dx: Math.abs(dx) < stillPx ? 0 : dx });
        return true;
      }
      hover(event.currentTarget, event.buttons === 0 ? grabOf(event) : null);
      return false;
    },
    end: (event) => {
      if (drag === null || result === null) return;
      setDrag(null);
      if (isMoved) return session.edit(editFor(drag, result));
      const { clientX: x, clientY: y } = event;
      const run = session.getState().expanded ?? 0;
      buttonOf(drag.entry)?.focus({ preventScroll: true });
      session.set({ place: { kind: "entry", entry: drag.entry, run, x, y } });
    },
    cancel: () => setDrag(null),
  };
}

/** Escape drops what is dragged where it was. */
function useEscape(isActive: boolean, drop: () => void): void {
  useLayoutEffect(() => {
    if (!isActive) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      drop();
    };
    addEventListener("keydown", press, true);
    return () => removeEventListener("keydown", press, true);
  }, [isActive, drop]);
}

/** The pointer's shape says what it would take hold of. */
function hover(element: HTMLElement, grab: Grab | null): void {
  const over = grab === null ? "" : grab.part === "whole" ? "whole" : "edge";
  if ((element.dataset["over"] ?? "") !== over) element.dataset["over"] = over;
}

function editFor({ entry, part }: Grab, { fromUs, untilUs }: Dragged): Edit {
  if (part === "end") return setUntil(entry, untilUs === null ? null : untilUs / 1000);
  return part === "start" ? setStart(entry, fromUs / 1000) : moveEntry(entry, fromUs / 1000);
}

function buttonOf(entry: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-entry="${entry}"]`);
}

function Bubble({ us, scale }: { readonly us: number; readonly scale: Scale }): ReactNode {
  const { milliseconds } = useExactFormat();
  return (
    <output className={styles["bubble"]} style={{ left: `${xOf(scale, us)}px` }} aria-hidden="true">
      {milliseconds(us)}
    </output>
  );
}
