// What can be clicked on a map: its cities and its cables. Buttons that lie over the picture and
// are not seen; the picture stays one image with one name.
import type { ReactNode } from "react";
import type { Place } from "../../../session/state.ts";
import { usePage, useSession } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";
import { useWords } from "../../words.ts";
import styles from "./Acting.module.css";
import { actingWords } from "./actingWords.ts";
import { CableHandle } from "./CableHandle.tsx";
import { type Chosen, openBeside, placed } from "./chosen.ts";
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
  const isStop = useSession((state) => run === (state.expanded ?? state.only?.[0] ?? 0));
  if (isOff) return null;
  const open = (place: Chosen, x: number, y: number): void =>
    session.set({ place: { ...place, run, x, y } as Place });
  const rest = { scene, looks, isStop, run, onOpen: open };
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
          title={lookOf(looks, node).name}
          onClick={({ currentTarget }) => openBeside(currentTarget, { kind: "node", node }, open)}
        />
      ))}
      {scene.cables.map((cable, i) => (
        <CableHandle
          key={`${cable.a} ${cable.b}`}
          cable={cable}
          grip={scene.grips[i] ?? { x: 0, y: 0 }}
          {...rest}
        />
      ))}
    </fieldset>
  );
}
