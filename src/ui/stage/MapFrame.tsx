// A box that a map fills: measures itself and lays the scene out for its size.
import { type ReactNode, useMemo, useRef } from "react";
import { usePage } from "../page.ts";
import { useLeastType } from "../presenter/room.ts";
import { useSize } from "../size.ts";
import styles from "./MapFrame.module.css";
import { ModeMap } from "./map/Map.tsx";
import { sceneOf } from "./map/scene.ts";
import type { Shown, ShownMode } from "./shown.ts";

interface MapFrameProps {
  readonly shown: Shown;
  readonly mode: ShownMode;
  readonly large?: boolean;
  /** Before its turn it is an empty box. */
  readonly isDue?: boolean;
}

export function MapFrame({ shown, mode, large = false, isDue = true }: MapFrameProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame, `map ${large ? "large" : shown.modes.length} ${mode.run.index}`);
  const { player } = usePage();
  const { nodes } = shown.scenario;
  const { valueLines, isWide } = shown;
  const room = useLeastType();
  const scene = useMemo(() => {
    if (!isDue || size === null || size.width < 40 || size.height < 40) return null;
    return sceneOf({ nodes, ...size, large, valueLines, wide: isWide, room });
  }, [isDue, size, nodes, large, valueLines, isWide, room]);
  return (
    <div ref={frame} className={styles["frame"]}>
      {scene !== null && (
        <ModeMap
          run={mode.run}
          moment={mode.moment}
          scene={scene}
          looks={shown.looks}
          player={player}
          severances={shown.severances}
          untilUs={shown.untilUs}
          large={large}
          before={mode.before?.moment ?? null}
        />
      )}
    </div>
  );
}
