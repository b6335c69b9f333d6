// All of the picture in one image, from the ground up: lanes and messages, the veil over what is to
// come, the cursor, the marks, the words.
import { type ReactNode, useId, useMemo } from "react";
import { type Cone, coneOf } from "../../../session/judging/causality.ts";
import type { Parting } from "../../../session/judging/parting.ts";
import type { EventRef } from "../../../session/state.ts";
import { useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import { modeOf, type Shown, type ShownMode } from "../shown.ts";
import { Axis } from "./Axis.tsx";
import { ClientGround } from "./Clients.tsx";
import { Cursor, CursorFlag } from "./Cursor.tsx";
import type { ClientItem } from "./clients.ts";
import { Dimmed } from "./Dimmed.tsx";
import styles from "./Drawing.module.css";
import { box, edges, short } from "./plane.ts";
import { RowGround } from "./RowGround.tsx";
import { RowLayer } from "./RowLayer.tsx";
import { Sides } from "./Sides.tsx";
import type { Scene } from "./scene.ts";
import { useClients } from "./useClients.ts";
import type { Differences } from "./useDifferences.ts";
import { useSaid } from "./useSaid.ts";
import type { Laid } from "./useScene.ts";
import { timeWords } from "./words.ts";

interface LayersProps {
  readonly shown: Shown;
  readonly laid: Laid;
  readonly differences: Differences;
  readonly hasCone: boolean;
}

export function Layers({ shown, laid, differences, hasCone }: LayersProps): ReactNode {
  const { scene, drawings } = laid;
  const clip = useId();
  const modes = drawings.map(({ run }) => modeOf(shown, run.index) as ShownMode);
  const timeUs = useSession((state) => state.timeUs);
  const { width, height } = scene;
  const nodes = shown.scenario.nodes.map(({ id }) => id);
  const clients = useClients(drawings, scene, shown.looks);
  const parting = usePartingWords(differences.parting);
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
        <Ground {...{ shown, laid, clients }} />
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
        <Over {...{ shown, laid, clients, differences, hasCone }} />
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

function usePartingWords(parting: Parting | null): { timeUs: number; text: string } | null {
  const words = useWords(timeWords);
  return useMemo(() => {
    if (parting === null) return null;
    const [a, b] = parting.runs;
    return { timeUs: parting.timeUs, text: words.parting(a.short, b.short) };
  }, [parting, words]);
}

interface Clients {
  /** For each drawing. */
  readonly clients: readonly (readonly ClientItem[])[];
}

function Ground({
  shown,
  laid,
  clients,
}: Pick<LayersProps, "shown" | "laid"> & Clients): ReactNode {
  const { scene, drawings, strips } = laid;
  const { looks } = shown;
  return drawings.map((drawing, i) => (
    <g key={drawing.run.index}>
      <ClientGround items={clients[i] ?? []} row={drawing.row} scene={scene} />
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

function Over({ shown, laid, clients, differences, hasCone }: LayersProps & Clients): ReactNode {
  const { scene, drawings, strips } = laid;
  const { centre, cone } = useCentre(hasCone);
  const selected = useSession((state) => state.selected);
  const compared = useSession((state) => state.compared);
  return (
    <>
      {drawings.map((drawing, i) => (
        <g key={drawing.run.index} data-marks={drawing.run.index}>
          <RowLayer
            mode={modeOf(shown, drawing.run.index) as ShownMode}
            clients={clients[i] ?? []}
            {...{ drawing, scene, strips, centre, cone, selected, compared }}
            looks={shown.looks}
            scenario={shown.scenario}
          />
        </g>
      ))}
      {differences.stretches !== null && (
        <Dimmed scene={scene} differences={differences.stretches} />
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
