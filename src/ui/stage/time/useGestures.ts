// What a pointer does in the picture: select and point at events, drag the cursor, seek, pan, zoom.
// Everything here has a key or a button too.
import {
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import type { EventRef, Span } from "../../../session/state.ts";
import { type Page, usePage } from "../../page.ts";
import { isPageZoomed } from "../../pageZoom.ts";
import { snapped } from "../../zoom.ts";
import { cursorAlong } from "./Cursor.tsx";
import { edges, type Plane, timeAt, usPerPixel } from "./plane.ts";
import type { Scene } from "./scene.ts";
import { panned, zoomed } from "./span.ts";

interface Target {
  readonly scene: Scene;
  /** The end of what can be shown. */
  readonly wholeUs: number;
  readonly find: (x: number, y: number, within: number) => EventRef | null;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Press {
  readonly pointer: number;
  readonly kind: "cursor" | "ground";
  readonly x: number;
  readonly y: number;
  readonly span: Span;
  hasMoved: boolean;
  /** Another finger zooms: what the first one did is no click. */
  pinch: { readonly distance: number; readonly span: Span; readonly middle: number } | null;
}

/** Less than this is a click with an unsteady hand; a finger is broader than a pointer. */
const slackPx = { touch: 10, other: 4 };
const longPressMs = 450;

export interface Gestures {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
  readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
}

/** `isDragging` tells others that the cursor is in somebody's hand. */
export function useGestures(
  frame: RefObject<HTMLElement | null>,
  target: Target,
  isDragging: { current: boolean },
): Gestures {
  const page = usePage();
  const latest = useRef(target);
  useEffect(() => {
    latest.current = target;
  });
  useWheel(frame, latest, page);
  return useMemo(() => {
    const hand = new Hand(page, latest, isDragging);
    return {
      onPointerDown: (event) => hand.down(event),
      onPointerMove: (event) => hand.move(event),
      onPointerUp: (event) => hand.up(event),
      onPointerCancel: () => hand.cancel(),
      onPointerLeave: (event) => hand.leave(event),
      onContextMenu: (event) => hand.menu(event),
    };
  }, [page, isDragging]);
}

class Hand {
  private press: Press | null = null;
  private readonly fingers = new Map<number, Point>();
  private timer = 0;
  private readonly page: Page;
  private readonly target: { readonly current: Target };
  private readonly isDragging: { current: boolean };

  constructor(page: Page, target: { readonly current: Target }, isDragging: { current: boolean }) {
    this.page = page;
    this.target = target;
    this.isDragging = isDragging;
  }

  down(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0 || isOnButton(event)) return;
    const at = placeIn(event);
    this.fingers.set(event.pointerId, at);
    const { scene, find } = this.target.current;
    if (this.press !== null && this.fingers.size > 1) return this.startPinch();
    const isTouch = event.pointerType === "touch";
    // What a finger has pointed at stays until the next one comes down.
    if (isTouch) this.page.session.point(null);
    const along = alongIn(scene.plane, at);
    const reach = event.pointerType === "mouse" ? 6 : 16;
    const isOnCursor = Math.abs(along - this.cursor()) <= reach && !(isTouch && isPageZoomed());
    const isOnAxis = !scene.plane.isVertical && at.y < scene.axis && along >= edges(scene.plane)[0];
    const hit = find(at.x, at.y, reachOf(event));
    const kind = isOnAxis || (isOnCursor && hit === null) ? "cursor" : "ground";
    const pointer = event.pointerId;
    this.press = { pointer, kind, ...at, span: spanOf(scene), hasMoved: false, pinch: null };
    if (kind === "cursor") this.grab(event);
    else if (isTouch && hit !== null) {
      this.timer = setTimeout(() => this.hold(hit), longPressMs) as unknown as number;
    }
  }

  private cursor(): number {
    return cursorAlong(this.target.current.scene.plane, this.page.session.getState().timeUs);
  }

  private grab(event: PointerEvent<HTMLElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    this.isDragging.current = true;
    this.page.session.setPlaying(false);
    this.seek(event);
  }

  /** A finger that stays points, as a mouse does that rests. */
  private hold(hit: EventRef): void {
    this.page.session.point(hit);
    if (this.press !== null) this.press.hasMoved = true;
  }

  private seek(event: PointerEvent<HTMLElement>): void {
    const { plane } = this.target.current.scene;
    const along = Math.min(plane.end, Math.max(plane.start, alongIn(plane, placeIn(event))));
    this.page.session.seek(snapped(timeAt(plane, along), usPerPixel(plane)));
  }

  move(event: PointerEvent<HTMLElement>): void {
    const at = placeIn(event);
    if (this.fingers.has(event.pointerId)) this.fingers.set(event.pointerId, at);
    const { press } = this;
    if (press === null) return this.hover(event, at);
    if (press.pinch !== null) return this.pinch(press.pinch);
    if (press.pointer !== event.pointerId) return;
    if (press.kind === "cursor") return this.seek(event);
    const slack = event.pointerType === "touch" ? slackPx.touch : slackPx.other;
    if (!press.hasMoved && Math.hypot(at.x - press.x, at.y - press.y) < slack) return;
    clearTimeout(this.timer);
    if (!press.hasMoved) event.currentTarget.setPointerCapture(event.pointerId);
    press.hasMoved = true;
    const { scene, wholeUs } = this.target.current;
    if (this.page.session.getState().span === null) return;
    const moved = alongIn(scene.plane, at) - alongIn(scene.plane, press);
    this.page.session.setSpan(panned(press.span, -moved * usPerPixel(scene.plane), wholeUs));
  }

  private hover(event: PointerEvent<HTMLElement>, at: Point): void {
    if (event.pointerType === "touch") return;
    this.page.session.point(this.target.current.find(at.x, at.y, reachOf(event)));
  }

  private startPinch(): void {
    clearTimeout(this.timer);
    const { scene } = this.target.current;
    const [a, b] = [...this.fingers.values()];
    if (this.press === null || a === undefined || b === undefined) return;
    const middle = timeAt(scene.plane, (alongIn(scene.plane, a) + alongIn(scene.plane, b)) / 2);
    const pinch = { distance: apart(a, b), span: spanOf(scene), middle };
    this.press = { ...this.press, hasMoved: true, pinch };
  }

  /** The fingers may lie in any direction: it is how far apart they are that counts. */
  private pinch({ distance, span, middle }: NonNullable<Press["pinch"]>): void {
    const [a, b] = [...this.fingers.values()];
    if (a === undefined || b === undefined) return;
    const { wholeUs } = this.target.current;
    this.page.session.setSpan(zoomed(span, distance / apart(a, b), middle, wholeUs));
  }

  /** Of several fingers one has gone: the others go on, and a single one drags. */
  private goOn(): void {
    const [pointer, at] = [...this.fingers][0] ?? [];
    if (this.fingers.size > 1) return this.startPinch();
    if (this.press === null || pointer === undefined || at === undefined) return;
    const span = spanOf(this.target.current.scene);
    this.press = { pointer, kind: "ground", ...at, span, hasMoved: true, pinch: null };
  }

  /** A mouse that leaves points at nothing; what a finger has pointed at is still to be read. */
  leave({ pointerType }: PointerEvent<HTMLElement>): void {
    if (pointerType !== "touch") this.page.session.point(null);
  }

  /** A finger that stays has pointed: it does not ask for the browser's menu. */
  menu(event: MouseEvent<HTMLElement>): void {
    if (this.fingers.size > 0) event.preventDefault();
  }

  up(event: PointerEvent<HTMLElement>): void {
    clearTimeout(this.timer);
    this.fingers.delete(event.pointerId);
    this.isDragging.current = false;
    const { press } = this;
    if (press === null) return;
    if (this.fingers.size > 0) return this.goOn();
    this.press = null;
    if (press.hasMoved || press.kind === "cursor") return;
    const { scene, find } = this.target.current;
    const { session } = this.page;
    const hit = find(press.x, press.y, reachOf(event));
    if (hit !== null) return session.select(hit, event.shiftKey);
    const along = alongIn(scene.plane, press);
    const [start, end] = edges(scene.plane);
    if (along < start || along > end) return;
    session.setPlaying(false);
    const inside = Math.min(scene.plane.end, Math.max(scene.plane.start, along));
    session.seek(snapped(timeAt(scene.plane, inside), usPerPixel(scene.plane)));
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.fingers.clear();
    this.press = null;
    this.isDragging.current = false;
  }
}

/** Never nothing: it is divided by. */
function apart(a: Point, b: Point): number {
  return Math.max(12, Math.hypot(a.x - b.x, a.y - b.y));
}

function spanOf({ plane: { fromUs, untilUs } }: Scene): Span {
  return { fromUs, untilUs };
}

function placeIn(event: PointerEvent<HTMLElement>): Point {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function alongIn({ isVertical }: Plane, { x, y }: Point): number {
  return isVertical ? y : x;
}

/** A finger is broader than a pointer. */
function reachOf({ pointerType }: PointerEvent<HTMLElement>): number {
  return pointerType === "touch" ? 24 : 13;
}

/** Names, nodes and the toolbar have their own clicks; events are found by their place. */
function isOnButton({ target }: PointerEvent<HTMLElement>): boolean {
  const button = (target as Element).closest('button, [role="button"]');
  return button !== null && !button.hasAttribute("data-event");
}

/** With Ctrl, or two fingers on a pad, it zooms at the pointer; sideways or with Shift it pans. */
function useWheel(
  frame: RefObject<HTMLElement | null>,
  latest: { readonly current: Target },
  { session }: Page,
): void {
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const turn = (event: WheelEvent): void => {
      const { scene, wholeUs } = latest.current;
      const { plane } = scene;
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      if (event.ctrlKey) {
        event.preventDefault();
        const factor = Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.01);
        const around = timeAt(plane, alongIn(plane, at));
        session.setSpan(zoomed(spanOf(scene), factor, around, wholeUs));
        return;
      }
      const by = plane.isVertical || event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (by === 0 || session.getState().span === null) return;
      event.preventDefault();
      session.setSpan(panned(spanOf(scene), by * usPerPixel(plane), wholeUs));
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [frame, latest, session]);
}
