// What stands left and right of the time: names, values and verdicts. On a narrow screen the values
// go with the cursor, and the frame around the picture says the rest.
import type { ReactNode } from "react";
import type { Looks } from "../../places.ts";
import { useWords } from "../../words.ts";
import type { ShownMode } from "../shown.ts";
import { CursorValues } from "./CursorValues.tsx";
import type { RowDrawing } from "./drawing.ts";
import { Names } from "./Names.tsx";
import type { Scene } from "./scene.ts";
import { hasVerdict, Values } from "./Values.tsx";
import { timeWords } from "./words.ts";

interface SidesProps {
  readonly scene: Scene;
  readonly drawings: readonly RowDrawing[];
  /** The modes of the drawings. */
  readonly modes: readonly ShownMode[];
  readonly looks: Looks;
}

export function Sides({ scene, drawings, modes, looks }: SidesProps): ReactNode {
  const words = useWords(timeWords);
  return drawings.map(({ run, row }, i) => {
    const mode = modes[i];
    if (mode === undefined) return null;
    const { nodes } = mode.moment;
    if (scene.plane.isVertical) {
      return <CursorValues key={run.index} {...{ scene, row, nodes }} down={words.down} />;
    }
    const down = new Set(nodes.filter(({ up }) => !up).map(({ node }) => node));
    const verdict = hasVerdict(mode, row, scene) ? "" : mode.verdict.short;
    return (
      <g key={run.index} data-values={run.index}>
        <Names {...{ run, row, scene, looks, down, verdict }} />
        <Values {...{ mode, row, scene }} down={words.down} />
      </g>
    );
  });
}
