// A box that a map fills: measures itself and lays the picture out for its size.
import { type ReactNode, useMemo, useRef } from "react";
import { widthOf } from "../measure.ts";
import { usePage } from "../page.ts";
import { useLeastType } from "../presenter/room.ts";
import { useSize } from "../size.ts";
import styles from "./MapFrame.module.css";
import { CityRows } from "./map/CityRows.tsx";
import type { Box } from "./map/geometry.ts";
import { ModeMap } from "./map/Map.tsx";
import { pictureOf } from "./map/picture.ts";
import { useVoice } from "./map/useVoice.ts";
import type { Shown, ShownMode } from "./shown.ts";

interface MapFrameProps {
  readonly shown: Shown;
  readonly mode: ShownMode;
  readonly large?: boolean;
  /** How much at its left, in pixels, something else stands. */
  readonly aside?: number;
  /** Where. */
  readonly blocked?: readonly Box[];
  /** Before its turn it is an empty box. */
  readonly isDue?: boolean;
  /** By node: what most panels show, where there are several. */
  readonly usual?: Readonly<Record<string, string>> | null;
  /** Beside the marks stand their names, where there is room. */
  readonly isNamed?: boolean;
}

const nothing: readonly Box[] = [];

export function MapFrame(props: MapFrameProps): ReactNode {
  const { shown, mode, large = false, aside = 0, blocked = nothing } = props;
  const { isDue = true, usual = null, isNamed = false } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame, `map ${large ? "large" : shown.modes.length} ${mode.run.index}`);
  const { player } = usePage();
  const voice = useVoice();
  const { looks, sayings } = shown;
  const { nodes } = shown.scenario;
  const room = useLeastType();
  const picture = useMemo(() => {
    if (!isDue || size === null || size.width < 40 || size.height < 40) return null;
    return pictureOf({
      ...size,
      nodes,
      large,
      room,
      sayings,
      looks,
      voice,
      measure: widthOf,
      aside,
      blocked,
    });
  }, [isDue, size, nodes, large, room, sayings, looks, voice, aside, blocked]);
  if (picture === null || size === null) return <div ref={frame} className={styles["frame"]} />;
  const { table } = picture;
  const isBeside = table?.isBeside === true;
  const width = size.width - aside;
  return (
    <div
      ref={frame}
      className={styles["frame"]}
      style={table === null ? undefined : { paddingLeft: aside }}
      data-frame
      data-beside={isBeside || undefined}
      data-table={table === null ? undefined : true}
    >
      {(table === null || table.map.height > 0) && (
        <div className={styles["map"]} style={table === null ? undefined : table.map}>
          <ModeMap
            run={mode.run}
            moment={mode.moment}
            picture={picture}
            looks={looks}
            player={player}
            severances={shown.severances}
            untilUs={shown.untilUs}
            large={large}
            before={mode.before?.moment ?? null}
            isNamed={isNamed}
          />
        </div>
      )}
      {table !== null && (
        <CityRows
          table={table}
          picture={picture}
          moment={mode.moment}
          before={mode.before?.moment ?? null}
          looks={looks}
          usual={usual}
          title={mode.run.title}
          width={isBeside ? width - table.map.width - 12 : width}
        />
      )}
    </div>
  );
}
