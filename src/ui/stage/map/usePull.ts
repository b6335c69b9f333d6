// Pulling a cable with the pointer: while it is pulled only the number changes, when it is let go
// the scenario does. A pointer that has hardly moved has clicked. A finger pulls nothing: it swipes
// and scrolls, and cables are all over a small map; the cable's menu has the latency, too.
import { type PointerEvent, useState } from "react";
import { setLink } from "../../../session/edits/network.ts";
import { usePage } from "../../page.ts";
import type { Point } from "./geometry.ts";
import type { Cable } from "./projection.ts";
import { outwards, pulledMs } from "./pull.ts";
import type { MapScene } from "./scene.ts";

/** How far a pull has come. */
interface Pull {
  readonly from: Point;
  readonly to: Point;
  readonly ms: number;
}

type Handler = (event: PointerEvent<SVGElement>) => void;

interface Pulling {
  /** Null while the pointer has hardly moved. */
  readonly pull: Pull | null;
  readonly handlers: {
    readonly onPointerDown: Handler;
    readonly onPointerMove: Handler;
    readonly onPointerUp: Handler;
    readonly onPointerCancel: () => void;
  };
}

const stillPx = 5;

export function usePull(
  { a, b, line }: Cable,
  scene: MapScene,
  latencyUs: number,
  onClick: Handler,
): Pulling {
  const { session } = usePage();
  const [pull, setPull] = useState<Pull | null>(null);
  const pointOf = (event: PointerEvent<SVGElement>): Point => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    const scale = scene.width / (box?.width || 1);
    const [left, top] = [box?.left ?? 0, box?.top ?? 0];
    return { x: (event.clientX - left) * scale, y: (event.clientY - top) * scale };
  };
  return {
    pull: pull === null || isStill(pull) ? null : pull,
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        if (event.pointerType !== "touch") event.currentTarget.setPointerCapture(event.pointerId);
        const at = pointOf(event);
        setPull({ from: at, to: at, ms: latencyUs / 1000 });
      },
      onPointerMove: (event) => {
        if (pull === null) return;
        const to = pointOf(event);
        if (event.pointerType === "touch") return setPull(isStill({ ...pull, to }) ? pull : null);
        const normal = outwards(line, { x: scene.width / 2, y: scene.height / 2 });
        setPull({ ...pull, to, ms: pulledMs(latencyUs / 1000, pull.from, to, normal) });
      },
      onPointerUp: (event) => {
        if (pull === null) return;
        setPull(null);
        if (isStill(pull)) onClick(event);
        else if (pull.ms * 1000 !== latencyUs) {
          session.edit(setLink(`${a}-${b}`, { latency: pull.ms }));
        }
      },
      onPointerCancel: () => setPull(null),
    },
  };
}

function isStill({ from, to }: Pull): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) < stillPx;
}
