// The picture and, over it, what can be pressed in it: names of modes, marks of nodes, events.
import { type ReactNode, useState } from "react";
import type { EventRef } from "../../../session/state.ts";
import { useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import { modeOf, type Shown } from "../shown.ts";
import { Events, NameButton, Places } from "./Events.tsx";
import { Layers } from "./Layers.tsx";
import styles from "./TimeView.module.css";
import type { Differences } from "./useDifferences.ts";
import type { Laid } from "./useScene.ts";
import { timeWords } from "./words.ts";

interface PictureProps {
  readonly shown: Shown;
  readonly laid: Laid;
  readonly differences: Differences;
  readonly hasCone: boolean;
  readonly onUnfold: (run: number, second: boolean) => void;
  readonly onSelect: (ref: EventRef, second: boolean) => void;
}

export function Picture(props: PictureProps): ReactNode {
  const { shown, laid, onUnfold, onSelect } = props;
  const { scene, drawings } = laid;
  const [walked, setWalked] = useState<EventRef | null>(null);
  const selected = useSession((state) => state.selected);
  const words = useWords(timeWords);
  const nodes = shown.scenario.nodes.map(({ id }) => id);
  const stop = stopOf(shown, laid, walked, selected);
  const { width, height } = scene;
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return (
    <>
      <Layers {...{ shown, laid }} differences={props.differences} hasCone={props.hasCone} />
      {/* biome-ignore lint/a11y/useSemanticElements: there is no group in SVG by itself */}
      <svg className={styles["buttons"]} {...size} role="group" aria-label={words.parts}>
        {drawings.map(({ row, run }) => (
          <g key={run.index}>
            {!scene.isSingle && (
              <NameButton
                scene={scene}
                row={row}
                title={run.title}
                onPress={(second) => onUnfold(run.index, second)}
              />
            )}
            <Places {...{ scene, row, nodes }} run={run.index} looks={shown.looks} />
          </g>
        ))}
        <Events {...{ drawings, scene, stop, onSelect }} onWalk={setWalked} />
      </svg>
    </>
  );
}

/** The event in the tab order: where one walked, what is selected, or what happened last. */
function stopOf(
  shown: Shown,
  { drawings }: Laid,
  walked: EventRef | null,
  selected: EventRef | null,
): EventRef | null {
  for (const ref of [walked, selected]) {
    const own = drawings.find(({ run }) => run.index === ref?.run);
    if (ref !== null && own?.marks.some(({ event }) => event === ref.event)) return ref;
  }
  const drawing = drawings.find(({ row }) => row.isUnfolded) ?? drawings[0];
  if (drawing === undefined) return null;
  const last = modeOf(shown, drawing.run.index)?.moment.event ?? 0;
  const mark = drawing.marks.findLast(({ event }) => event <= last) ?? drawing.marks[0];
  return mark === undefined ? null : { run: drawing.run.index, event: mark.event };
}
