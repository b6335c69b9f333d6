// All modes side by side under one clock. The same place on each map means the same city.
import type { ReactNode } from "react";
import { usePage } from "../page.ts";
import { Chips } from "./Chips.tsx";
import styles from "./Compare.module.css";
import { Earlier, earlierHeadline } from "./Earlier.tsx";
import { MapFrame } from "./MapFrame.tsx";
import type { Shown, ShownMode } from "./shown.ts";
import { useTurns } from "./useTurns.ts";

/** More panels than this in one row would be too narrow for three values. */
const mostInRow = 5;

export function Compare({ shown }: { readonly shown: Shown }): ReactNode {
  const count = shown.modes.length;
  const { nodes } = shown.scenario;
  const cables = (nodes.length * (nodes.length - 1)) / 2;
  const drawn = useTurns(count, cables, nodes.map(({ id }) => id).join(" "));
  const columns = count <= mostInRow ? count : Math.ceil(count / 2);
  return (
    <div
      className={`${styles["panels"]} ${count > mostInRow ? styles["rows"] : ""}`}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {shown.modes.map((mode, i) => (
        <Panel key={mode.run.index} shown={shown} mode={mode} isDue={i < drawn} />
      ))}
    </div>
  );
}

interface PanelProps {
  readonly shown: Shown;
  readonly mode: ShownMode;
  /** Whether its map may be drawn. */
  readonly isDue: boolean;
}

function Panel({ shown, mode, isDue }: PanelProps): ReactNode {
  const { session } = usePage();
  const { run, verdict } = mode;
  const isTold = shown.told === run.index;
  const hasEarlier = shown.modes.some((one) => earlierHeadline(one) !== null);
  return (
    <section
      className={`${styles["panel"]} ${isTold ? styles["told"] : ""}`}
      aria-label={run.title}
      data-mode={run.index}
    >
      <h2>
        <button type="button" title={run.title} onClick={() => session.expand(run.index)}>
          {run.heading}
        </button>
      </h2>
      <MapFrame shown={shown} mode={mode} isDue={isDue} />
      <h3 className={verdict.trouble ? styles["trouble"] : ""}>{verdict.headline}</h3>
      {hasEarlier && <Earlier mode={mode} />}
      <p className={styles["why"]}>{verdict.why}</p>
      <Chips verdict={verdict} />
    </section>
  );
}
