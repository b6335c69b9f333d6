// What can be clicked on a map: its cities and its cables. Buttons that lie over the picture and are
// not seen; the picture stays one image with one name. A cable can also be pulled: the farther from
// its middle outwards, the longer it takes.
import { type PointerEvent, type ReactNode, useRef, useState } from "react";
import { linkAt } from "../../../session/edits/here.ts";
import { setLink } from "../../../session/edits/network.ts";
import type { Place } from "../../../session/state.ts";
import { usePage, useSession } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";
import { useFormat, useWords } from "../../words.ts";
import styles from "./Acting.module.css";
import { actingWords } from "./actingWords.ts";
import { lengthOf, type Point, pathOf, short, stretchOf } from "./geometry.ts";
import type { Cable } from "./projection.ts";
import { bentPath, gripsOf, outwards, pulledMs } from "./pull.ts";
import type { MapScene } from "./scene.ts";

interface ActingProps {
  /** Index of the run that the map shows. */
  readonly run: number;
  readonly scene: MapScene;
  readonly looks: Looks;
}

/** Without what acts the page is for looking only. */
export function Acting({ run, scene, looks }: ActingProps): ReactNode {
  const { session } = usePage();
  const said = useWords(actingWords);
  const isOff = useSession((state) => state.embed || state.presenter);
  // Side by side all maps lead to the same menus: the keyboard stops at the first one's only.
  const isStop = useSession((state) => state.expanded !== null || run === 0);
  if (isOff) return null;
  const open = (place: Chosen, x: number, y: number): void =>
    session.set({ place: { ...place, run, x, y } as Place });
  const rest = { scene, looks, isStop, onOpen: open };
  const grips = gripsOf(scene.cables, Object.values(scene.places));
  return (
    <fieldset className={styles["acting"]} aria-label={said.group} data-run={run}>
      {Object.entries(scene.places).map(([node, at]) => (
        <button
          key={node}
          type="button"
          className={styles["node"]}
          style={placed(at, scene)}
          tabIndex={isStop ? 0 : -1}
          data-node={node}
          aria-label={said.node(lookOf(looks, node).name)}
          onClick={(event) => openBeside(event.currentTarget, { kind: "node", node }, open)}
        />
      ))}
      {scene.cables.map((cable, i) => (
        <CableHandle
          key={`${cable.a} ${cable.b}`}
          cable={cable}
          grip={grips[i] ?? { x: 0, y: 0 }}
          {...rest}
        />
      ))}
    </fieldset>
  );
}

type Chosen =
  | { readonly kind: "node"; readonly node: string }
  | { readonly kind: "cable"; readonly ends: readonly [string, string] };
type Open = (place: Chosen, x: number, y: number) => void;

function openBeside(button: HTMLElement, place: Chosen, open: Open): void {
  const { left, top, width, height } = button.getBoundingClientRect();
  open(place, left + width / 2, top + height / 2);
}

function placed({ x, y }: Point, { width, height }: MapScene) {
  return { left: `${short((x / width) * 100)}%`, top: `${short((y / height) * 100)}%` };
}

interface HandleProps {
  readonly cable: Cable;
  /** Where its button stands. */
  readonly grip: Point;
  readonly scene: MapScene;
  readonly looks: Looks;
  readonly isStop: boolean;
  readonly onOpen: Open;
}

/** How far a pull has come. */
interface Pull {
  readonly from: Point;
  readonly to: Point;
  readonly ms: number;
}

/** A pointer that moves less than this has clicked. */
const stillPx = 5;

function CableHandle({ cable, grip, scene, looks, isStop, onOpen }: HandleProps): ReactNode {
  const { session } = usePage();
  const said = useWords(actingWords);
  const { milliseconds } = useFormat();
  const { a, b, line } = cable;
  const latencyUs = useSession(({ scenario, timeUs }) =>
    scenario === null ? 0 : (linkAt(scenario, `${a}>${b}`, timeUs)?.latencyUs ?? 0),
  );
  const [pull, setPull] = useState<Pull | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const length = lengthOf(line);
  // What lights up under the pointer keeps off the marks.
  const between = stretchOf(line, scene.sizes.ring, length - scene.sizes.ring);
  const place: Chosen = { kind: "cable", ends: [a, b] };
  const pointOf = (event: PointerEvent<SVGElement>): Point => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    const scale = scene.width / (box?.width || 1);
    const [left, top] = [box?.left ?? 0, box?.top ?? 0];
    return { x: (event.clientX - left) * scale, y: (event.clientY - top) * scale };
  };
  const drag = (event: PointerEvent<SVGElement>): void => {
    if (pull === null) return;
    const to = pointOf(event);
    const normal = outwards(line, { x: scene.width / 2, y: scene.height / 2 });
    setPull({ ...pull, to, ms: pulledMs(latencyUs / 1000, pull.from, to, normal) });
  };
  const finish = (event: PointerEvent<SVGElement>): void => {
    if (pull === null) return;
    setPull(null);
    if (isStill(pull)) {
      button.current?.focus({ preventScroll: true });
      onOpen(place, event.clientX, event.clientY);
    } else if (pull.ms * 1000 !== latencyUs) {
      session.edit(setLink(`${a}-${b}`, { latency: pull.ms }));
    }
  };
  const isPulled = pull !== null && !isStill(pull);
  const text = milliseconds(isPulled ? pull.ms * 1000 : latencyUs);
  const [from, to] = [lookOf(looks, a).name, lookOf(looks, b).name];
  return (
    <div className={styles["cable"]}>
      <svg viewBox={`0 0 ${short(scene.width)} ${short(scene.height)}`} aria-hidden="true">
        {isPulled && <path className={styles["pulled"]} d={bentPath(line, pull.from, pull.to)} />}
        <path className={styles["line"]} d={pathOf(between)} />
        <path
          className={styles["hit"]}
          d={pathOf(line.points)}
          data-cable={`${a} ${b}`}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            const at = pointOf(event);
            setPull({ from: at, to: at, ms: latencyUs / 1000 });
          }}
          onPointerMove={drag}
          onPointerUp={finish}
          onPointerCancel={() => setPull(null)}
        />
      </svg>
      <button
        ref={button}
        type="button"
        className={styles["middle"]}
        style={placed(grip, scene)}
        tabIndex={isStop ? 0 : -1}
        data-ends={`${a} ${b}`}
        aria-label={said.cable(from, to, text)}
        onClick={(event) => openBeside(event.currentTarget, place, onOpen)}
      />
      <output
        className={styles["latency"]}
        style={placed(isPulled ? pull.to : grip, scene)}
        data-shown={isPulled || undefined}
        aria-hidden="true"
      >
        {text}
      </output>
    </div>
  );
}

function isStill({ from, to }: Pull): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) < stillPx;
}
