// The runs as space-time diagrams on one shared time axis: a lane for each node, messages as lines
// with their true slopes, one cursor over all rows. What depends on the instant is drawn over what
// does not.
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import type { EventRef } from "../../../session/state.ts";
import { CausalityLine } from "../../causality/CausalityLine.tsx";
import { media, useMedia } from "../../media.ts";
import { Pending } from "../../Pending.tsx";
import { usePage, useSession } from "../../page.ts";
import type { Shown } from "../shown.ts";
import { nearestMark } from "./marks.ts";
import { Picture } from "./Picture.tsx";
import { Spoken } from "./Spoken.tsx";
import styles from "./TimeView.module.css";
import { Toolbar } from "./Toolbar.tsx";
import { useDifferences } from "./useDifferences.ts";
import { useFollow } from "./useFollow.ts";
import { useGestures } from "./useGestures.ts";
import { type Laid, useScene } from "./useScene.ts";
import { useTimeKeys } from "./useTimeKeys.ts";
import { useUnfolded } from "./useUnfolded.ts";

export default function TimeView({ shown }: { readonly shown: Shown }): ReactNode {
  const { session } = usePage();
  const window = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const isDragging = useRef(false);
  const expanded = useSession((state) => state.expanded);
  const [hasCone, setHasCone] = useState(true);
  const { unfolded, unfold, move } = useUnfolded(shown);
  const laid = useScene(shown, window, unfolded);
  const compares = expanded === null && shown.modes.length > 1;
  const differences = useDifferences(compares && laid?.scene.isSingle !== true);
  useFollow(isDragging);
  useTimeKeys({ onUnfold: move, onCone: useCallback(() => setHasCone((has) => !has), []) });
  const find = useFind(laid);
  const target = useMemo(
    () => ({ scene: laid?.scene ?? nothing, wholeUs: laid?.wholeUs ?? 1, find }),
    [laid, find],
  );
  const gestures = useGestures(frame, target, isDragging);
  const isNarrow = useMedia(media.narrow);
  return (
    <div className={styles["view"]}>
      <div ref={window} className={styles["window"]}>
        <div
          ref={frame}
          className={styles["frame"]}
          style={{ height: laid?.scene.height }}
          data-tall={laid?.isTall || undefined}
          {...gestures}
        >
          {laid === null ? (
            <p className={styles["pending"]}>
              <Pending />
            </p>
          ) : (
            <Picture
              shown={shown}
              laid={laid}
              differences={differences}
              hasCone={hasCone}
              onUnfold={unfold}
              onSelect={(ref, second) => {
                session.select(ref, second);
                setHasCone(true);
              }}
            />
          )}
        </div>
      </div>
      {isNarrow && hasCone && <CausalityLine shown={shown} />}
      <Toolbar compares={compares} isPending={laid !== null && differences.isPending} />
      <Spoken shown={shown} />
    </div>
  );
}

/** Before the picture is laid out there is nothing to point at. */
const nothing = {
  width: 0,
  height: 0,
  plane: { isVertical: false, start: 0, end: 1, pad: 0, fromUs: 0, untilUs: 1 },
  rows: [],
  sizes: { small: 14, medium: 16, large: 20, value: 22 },
  scale: 1,
  axis: 0,
  isSingle: false,
  values: { left: 0, width: 0, columns: [] },
};

/** The event at a place in the picture. */
function useFind(laid: Laid | null): (x: number, y: number, within: number) => EventRef | null {
  return useCallback(
    (x, y, within) => {
      if (laid === null) return null;
      const { plane } = laid.scene;
      for (const { row, run, marks } of laid.drawings) {
        const across = plane.isVertical ? x : y;
        if (across < row.top - 4 || across > row.top + row.height + 4) continue;
        const mark = nearestMark(marks, plane, { x, y }, row.isUnfolded ? within : within * 0.75);
        if (mark !== null) return { run: run.index, event: mark.event };
      }
      return null;
    },
    [laid],
  );
}
