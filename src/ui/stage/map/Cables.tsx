// Cables at rest, and the ribbons of what severs them.
import type { ReactNode } from "react";
import type { Cut } from "./cuts.ts";
import { pathOf } from "./geometry.ts";
import { HaloText } from "./HaloText.tsx";
import styles from "./Map.module.css";
import type { MapScene, MapSizes } from "./scene.ts";

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

interface CutTextsProps {
  readonly cuts: readonly Cut[];
  readonly sizes: MapSizes;
}

export function Ribbons({ cuts }: { readonly cuts: readonly Cut[] }): ReactNode {
  return cuts.map(({ ribbon, words, text }) => {
    const width = ribbon.oneWay ? 10 : 16;
    return (
      <g key={ribbon.entry}>
        {words === null && <title>{text}</title>}
        <path className={styles["ribbonEdge"]} d={ribbon.path} strokeWidth={width + 8} />
        <path className={styles["ribbon"]} d={ribbon.path} strokeWidth={width} />
      </g>
    );
  });
}

/** Over the messages, which would run through the words. */
export function CutTexts({ cuts, sizes }: CutTextsProps): ReactNode {
  return cuts.map(
    ({ ribbon, words }) =>
      words !== null && (
        <HaloText
          key={ribbon.entry}
          x={words.x}
          y={words.y}
          anchor="start"
          className="cutWords"
          sizePx={sizes.under}
          parts={[{ text: words.text }]}
        />
      ),
  );
}
