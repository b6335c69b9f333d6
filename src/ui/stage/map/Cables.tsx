// Cables at rest, and the ribbons of what severs them.
import type { ReactNode } from "react";
import type { Severance } from "../../../session/faults.ts";
import { millisecondsText } from "../../../session/words.ts";
import { type Box, overlap, pathOf } from "./geometry.ts";
import { HaloText } from "./HaloText.tsx";
import styles from "./Map.module.css";
import { type Ribbon, ribbonOf } from "./ribbon.ts";
import type { MapScene } from "./scene.ts";

interface CablesProps {
  readonly scene: MapScene;
  readonly down: ReadonlySet<string>;
  readonly large: boolean;
}

export function Cables({ scene, down, large }: CablesProps): ReactNode {
  return scene.cables.map(({ a, b, line }) => {
    const isDead = down.has(a) || down.has(b);
    return (
      <path
        key={`${a}-${b}`}
        className={`${styles["cable"]} ${isDead ? styles["dead"] : ""}`}
        strokeWidth={large ? 1.6 : 1.4}
        d={pathOf(line.points)}
      />
    );
  });
}

interface RibbonsProps {
  readonly scene: MapScene;
  readonly severances: readonly Severance[];
}

export function Ribbons({ scene, severances }: RibbonsProps): ReactNode {
  return severances.map((severance) => {
    const ribbon = ribbonOf(severance, scene.cables);
    if (ribbon === null) return null;
    const width = ribbon.oneWay ? 10 : 16;
    return (
      <g key={severance.entry}>
        <path className={styles["ribbonEdge"]} d={ribbon.path} strokeWidth={width + 8} />
        <path className={styles["ribbon"]} d={ribbon.path} strokeWidth={width} />
        <RibbonWords ribbon={ribbon} untilUs={severance.untilUs} scene={scene} />
      </g>
    );
  });
}

interface WordsProps {
  readonly ribbon: Ribbon;
  readonly untilUs: number | null;
  readonly scene: MapScene;
}

/** Beside the ribbon's end, moved down until it covers neither a mark nor a value. */
function RibbonWords({ ribbon, untilUs, scene }: WordsProps): ReactNode {
  const { under } = scene.sizes;
  const what = ribbon.oneWay ? "cut one way" : "cut";
  const text = untilUs === null ? what : `${what} until ${millisecondsText(untilUs)}`;
  const width = text.length * under * 0.56;
  const x = Math.max(4, Math.min(ribbon.end.x + 10, scene.width - width - 4));
  const boxAt = (y: number): Box => ({ left: x, top: y - under, right: x + width, bottom: y + 5 });
  const isFree = (y: number): boolean => {
    const box = boxAt(y);
    return box.top > 0 && y < scene.height - 4 && scene.keepOff.every((b) => overlap(b, box) === 0);
  };
  const start = ribbon.end.y + under * 0.35;
  const shifts = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6].map((step) => step * under * 0.7);
  const shift = shifts.find((candidate) => isFree(start + candidate)) ?? 0;
  return (
    <HaloText
      x={x}
      y={start + shift}
      anchor="start"
      className="cutWords"
      sizePx={under}
      parts={[{ text }]}
    />
  );
}
