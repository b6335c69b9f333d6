// All of the picture, from the ground up: lanes and messages, the veil over what is to come, the
// cursor, the marks, the words. One image for export and for readers, and over it what can be
// pressed.
import { type ReactNode, useId, useMemo, useState } from "react";
import { coneOf } from "../../../session/causality.ts";
import { differencesOf } from "../../../session/parting.ts";
import type { EventRef } from "../../../session/state.ts";
import { useSession } from "../../page.ts";
import { lookOf } from "../../places.ts";
import { useFormat, useWords } from "../../words.ts";
import type { Shown, ShownMode } from "../shown.ts";
import { Axis } from "./Axis.tsx";
import { ClientGround } from "./Clients.tsx";
import { Cursor, CursorFlag } from "./Cursor.tsx";
import { CursorValues } from "./CursorValues.tsx";
import { Dimmed } from "./Dimmed.tsx";
import { Events, NameButton, Places } from "./Events.tsx";
import { Names } from "./Names.tsx";
import { box, edges, short } from "./plane.ts";
import { RowGround } from "./RowGround.tsx";
import { RowLayer } from "./RowLayer.tsx";
import styles from "./TimeView.module.css";
import { useParting } from "./useParting.ts";
import type { Laid } from "./useScene.ts";
import { hasVerdict, Values } from "./Values.tsx";
import { timeWords } from "./words.ts";

interface PictureProps {
  readonly shown: Shown;
  readonly laid: Laid;
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
  const stop = stopOf(shown, laid, walked, selected);
  const { width, height } = scene;
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return (
    <>
      <Drawing {...props} />
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
            <Places scene={scene} row={row} run={run.index} nodes={shown.scenario.nodes} />
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
  const last = shown.modes[drawing.run.index]?.moment.event ?? 0;
  const mark = drawing.marks.findLast(({ event }) => event <= last) ?? drawing.marks[0];
  return mark === undefined ? null : { run: drawing.run.index, event: mark.event };
}

function Drawing({ shown, laid, hasCone }: PictureProps): ReactNode {
  const { scene, drawings, strips } = laid;
  const clip = useId();
  const timeUs = useSession((state) => state.timeUs);
  const selected = useSession((state) => state.selected);
  const compared = useSession((state) => state.compared);
  const pointed = useSession((state) => state.pointed);
  const differencesOnly = useSession((state) => state.differencesOnly);
  const runs = useSession((state) => state.runs);
  const parting = useParting(scene.isSingle ? [] : runs);
  const words = useWords(timeWords);
  const { looks } = shown;
  const { plane, width, height, axis } = scene;
  const centre = hasCone ? (pointed ?? selected) : null;
  const cone = useMemo(() => {
    const run = centre === null ? undefined : runs[centre.run];
    return run === undefined || centre === null ? null : coneOf(run.trace, centre.event);
  }, [centre, runs]);
  const nodes = shown.scenario.nodes.map(({ id }) => id);
  const area = box(plane, edges(plane), plane.isVertical ? [0, width] : [axis, height]);
  const marksArea = box(
    plane,
    [plane.start - plane.pad - 4, plane.end + plane.pad + 4],
    plane.isVertical ? [0, width] : [axis + 1, height],
  );
  const modeOf = (run: number): ShownMode => shown.modes[run] as ShownMode;
  return (
    <svg
      className={styles["picture"]}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={useSaid(
        shown,
        drawings.map(({ run }) => modeOf(run.index)),
      )}
    >
      <clipPath id={`${clip}g`}>
        <rect {...area} />
      </clipPath>
      <clipPath id={`${clip}m`}>
        <rect {...marksArea} />
      </clipPath>
      <g clipPath={`url(#${clip}g)`}>
        {drawings.map((drawing) => (
          <g key={drawing.run.index}>
            <ClientGround drawing={drawing} scene={scene} />
            <RowGround {...{ drawing, strips, plane, looks }} />
          </g>
        ))}
      </g>
      <Axis
        scene={scene}
        nodes={nodes}
        looks={looks}
        timeUs={timeUs}
        parting={
          parting === null
            ? null
            : { timeUs: parting.timeUs, text: words.parting(parting.names[0], parting.names[1]) }
        }
      />
      <Cursor {...{ scene, drawings, looks }} fromUs={timeUs} untilUs={shown.untilUs} />
      <Rules laid={laid} />
      <g clipPath={`url(#${clip}m)`}>
        {drawings.map((drawing) => (
          <g key={drawing.run.index} data-marks={drawing.run.index}>
            <RowLayer
              mode={modeOf(drawing.run.index)}
              {...{ drawing, scene, strips, looks, centre, cone, selected, compared }}
              scenario={shown.scenario}
            />
          </g>
        ))}
        {differencesOnly && runs.length > 1 && (
          <Dimmed scene={scene} differences={differencesOf(runs)} />
        )}
      </g>
      {!plane.isVertical &&
        drawings.map(({ run, row }) => {
          const mode = modeOf(run.index);
          const down = new Set(mode.moment.nodes.filter(({ up }) => !up).map(({ node }) => node));
          return (
            <g key={run.index} data-values={run.index}>
              <Names
                {...{ run, row, scene, looks, down }}
                verdict={hasVerdict(mode, row, scene) ? "" : mode.verdict.short}
              />
              <Values {...{ mode, row, scene }} down={words.down} />
            </g>
          );
        })}
      {plane.isVertical && drawings[0] !== undefined && (
        <CursorValues
          scene={scene}
          row={drawings[0].row}
          nodes={modeOf(drawings[0].run.index).moment.nodes}
          down={words.down}
        />
      )}
      <CursorFlag scene={scene} />
    </svg>
  );
}

/** A hairline between two rows. */
function Rules({ laid }: { readonly laid: Laid }): ReactNode {
  const { scene, drawings } = laid;
  if (scene.plane.isVertical) return null;
  const d = drawings.map(({ row }) => `M0 ${short(row.top + row.height)}H${scene.width}`).join("");
  return <path className={styles["rule"]} d={d} />;
}

/** The picture in words, as the map says it. */
function useSaid(shown: Shown, modes: readonly ShownMode[]): string {
  const words = useWords(timeWords);
  const format = useFormat();
  const time = format.milliseconds(modes[0]?.moment.timeUs ?? 0);
  const said = modes.map(({ run, moment }) => {
    const nodes = moment.nodes.map(({ node, up, lines }) => {
      const values = lines.map(({ field, versions }) => `${field} ${versions.join(" | ")}`.trim());
      return `${lookOf(shown.looks, node).name}: ${up ? values.join(", ") : words.down}`;
    });
    return { title: run.title, text: nodes.join("; ") };
  });
  const [only] = said;
  if (said.length === 1 && only !== undefined) {
    return `${words.modeAt(only.title, time)} ${only.text}`;
  }
  return `${words.at(time)} ${said.map(({ title, text }) => `${title}. ${text}`).join(". ")}`;
}
