// All of the picture in one image, from the ground up: lanes and messages, the veil over what is to
// come, the cursor, the marks, the words.
import { type ReactNode, useId, useMemo } from "react";
import { type Cone, coneOf } from "../../../session/judging/causality.ts";
import { differencesOf } from "../../../session/judging/parting.ts";
import type { EventRef } from "../../../session/state.ts";
import { useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import type { Shown, ShownMode } from "../shown.ts";
import { Axis } from "./Axis.tsx";
import { ClientGround } from "./Clients.tsx";
import { Cursor, CursorFlag } from "./Cursor.tsx";
import { Dimmed } from "./Dimmed.tsx";
import styles from "./Drawing.module.css";
import { box, edges, short } from "./plane.ts";
import { RowGround } from "./RowGround.tsx";
import { RowLayer } from "./RowLayer.tsx";
import { Sides } from "./Sides.tsx";
import type { Scene } from "./scene.ts";
import { useParting } from "./useParting.ts";
import { useSaid } from "./useSaid.ts";
import type { Laid } from "./useScene.ts";
import { timeWords } from "./words.ts";

interface LayersProps {
  readonly shown: Shown;
  readonly laid: Laid;
  readonly hasCone: boolean;
}

export function Layers({ shown, laid, hasCone }: LayersProps): ReactNode {
  const { scene, drawings } = laid;
  const clip = useId();
  const modes = drawings.map(({ run }) => shown.modes[run.index] as ShownMode);
  const timeUs = useSession((state) => state.timeUs);
  const { width, height } = scene;
  const nodes = shown.scenario.nodes.map(({ id }) => id);
  const parting = usePartingWords(scene);
  const said = useSaid(shown, modes);
  return (
    <svg
      className={styles["picture"]}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={said}
    >
      <Clips id={clip} scene={scene} />
      <g className={styles["ground"]} clipPath={`url(#${clip}ground)`}>
        <Ground shown={shown} laid={laid} />
      </g>
      <Axis {...{ scene, nodes, timeUs, parting }} looks={shown.looks} />
      <Cursor
        {...{ scene, drawings }}
        looks={shown.looks}
        fromUs={timeUs}
        untilUs={shown.untilUs}
      />
      <Rules laid={laid} />
      <g clipPath={`url(#${clip}marks)`}>
        <Over {...{ shown, laid, hasCone }} />
      </g>
      <Sides {...{ scene, drawings, modes }} looks={shown.looks} />
      <CursorFlag scene={scene} />
    </svg>
  );
}

/** Lines end with the lanes; marks at an end are drawn whole. */
function Clips({ id, scene }: { readonly id: string; readonly scene: Scene }): ReactNode {
  const { plane, width, height, axis } = scene;
  const [start, end] = edges(plane);
  const across: [number, number] = plane.isVertical ? [0, width] : [axis + 1, height];
  return (
    <>
      <clipPath id={`${id}ground`}>
        <rect {...box(plane, [start, end], across)} />
      </clipPath>
      <clipPath id={`${id}marks`}>
        <rect {...box(plane, [start - 4, end + 4], across)} />
      </clipPath>
    </>
  );
}

function usePartingWords({ isSingle }: Scene): { timeUs: number; text: string } | null {
  const runs = useSession((state) => state.runs);
  const parting = useParting(isSingle ? none : runs);
  const words = useWords(timeWords);
  return useMemo(() => {
    if (parting === null) return null;
    const [a, b] = parting.names;
    return { timeUs: parting.timeUs, text: words.parting(a, b) };
  }, [parting, words]);
}

const none: readonly never[] = [];

function Ground({ shown, laid }: Pick<LayersProps, "shown" | "laid">): ReactNode {
  const { scene, drawings, strips } = laid;
  const { looks } = shown;
  return drawings.map((drawing) => (
    <g key={drawing.run.index}>
      <ClientGround drawing={drawing} scene={scene} />
      <RowGround {...{ drawing, strips, looks }} plane={scene.plane} />
    </g>
  ));
}

/** The event whose causality is shown, and that. */
function useCentre(hasCone: boolean): { centre: EventRef | null; cone: Cone | null } {
  const runs = useSession((state) => state.runs);
  const selected = useSession((state) => state.selected);
  const pointed = useSession((state) => state.pointed);
  const centre = hasCone ? (pointed ?? selected) : null;
  const cone = useMemo(() => {
    const run = centre === null ? undefined : runs[centre.run];
    return run === undefined || centre === null ? null : coneOf(run.trace, centre.event);
  }, [centre, runs]);
  return { centre, cone };
}

function Over({ shown, laid, hasCone }: LayersProps): ReactNode {
  const { scene, drawings, strips } = laid;
  const { centre, cone } = useCentre(hasCone);
  const selected = useSession((state) => state.selected);
  const compared = useSession((state) => state.compared);
  const differencesOnly = useSession((state) => state.differencesOnly);
  const runs = useSession((state) => state.runs);
  return (
    <>
      {drawings.map((drawing) => (
        <g key={drawing.run.index} data-marks={drawing.run.index}>
          <RowLayer
            mode={shown.modes[drawing.run.index] as ShownMode}
            {...{ drawing, scene, strips, centre, cone, selected, compared }}
            looks={shown.looks}
            scenario={shown.scenario}
          />
        </g>
      ))}
      {differencesOnly && !scene.isSingle && (
        <Dimmed scene={scene} differences={differencesOf(runs)} />
      )}
    </>
  );
}

/** A hairline between two rows. */
function Rules({ laid }: { readonly laid: Laid }): ReactNode {
  const { scene, drawings } = laid;
  if (scene.plane.isVertical) return null;
  const d = drawings.map(({ row }) => `M0 ${short(row.top + row.height)}H${scene.width}`).join("");
  return <path className={styles["rule"]} d={d} />;
}
