// The layout of the picture and of its rows for the state of the session, computed anew only for
// what has changed.
import { type RefObject, useMemo } from "react";
import {
  type CutSpan,
  cutSpansOf,
  diagramOf,
  linksByEntry,
} from "../../../session/drawing/diagram.ts";
import { ghostOf } from "../../../session/drawing/ghost.ts";
import { clientFactsOf } from "../../../session/judging/clientLane.ts";
import { decisionsOf } from "../../../session/judging/decisions.ts";
import type { Run } from "../../../session/run/run.ts";
import { shownRuns } from "../../../session/showing.ts";
import { media, useMedia } from "../../media.ts";
import { useSession } from "../../page.ts";
import { useSize } from "../../size.ts";
import { useSame } from "../../useSame.ts";
import { useWorked } from "../../useWorked.ts";
import { wholeUs } from "../../zoom.ts";
import type { Shown } from "../shown.ts";
import { drawingOf, type RowDrawing } from "./drawing.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { gapsByEntry, type Strip, stripsOf } from "./strips.ts";
import { useTextSizes } from "./useTextSizes.ts";

export interface Laid {
  readonly scene: Scene;
  readonly strips: readonly Strip[];
  readonly drawings: readonly RowDrawing[];
  readonly wholeUs: number;
  /** Higher than the window. */
  readonly isTall: boolean;
}

/** More clients' lanes than these would leave no room for the nodes'. */
const mostClientLanes = 4;

export function useScene(
  shown: Shown,
  window: RefObject<HTMLElement | null>,
  unfolded: readonly number[],
): Laid | null {
  const size = useSize(window);
  const sizes = useTextSizes();
  const isVertical = useMedia(media.narrow);
  const expanded = useSession((state) => state.expanded);
  const span = useSession((state) => state.span);
  const whole = useSession(wholeUs);
  const runs = useSession((state) => state.runs);
  const shownOnes = useSession(shownRuns);
  const { scenario, isWide } = shown;
  const nodes = useMemo(() => scenario.nodes.map(({ id }) => id), [scenario]);
  const cuts = useMemo(() => cutSpansOf(scenario), [scenario]);
  const strips = useMemo(() => stripsOf(cuts, nodes), [cuts, nodes]);
  const gaps = useMemo(() => gapsByEntry(linksByEntry(scenario), nodes), [scenario, nodes]);
  const diagrams = useWorked(diagramOf, shownOnes);
  const decisions = useWorked(decisionsOf, shownOnes);
  const isPrepared = [...diagrams, ...decisions].every((one) => one !== null);
  const scene = useMemo(() => {
    if (!isPrepared || size === null || size.width < 60 || size.height < 60) return null;
    const all = shownOnes.map(({ index }) => index);
    const single = isVertical ? (expanded ?? all[0] ?? 0) : expanded;
    return sceneOf({
      ...size,
      nodes,
      runs: single === null ? all : [single],
      unfolded: single === null ? unfolded : [single],
      strips,
      clients: (run) => Math.min(mostClientLanes, runs[run] ? clientFactsOf(runs[run]).length : 0),
      span: span ?? { fromUs: 0, untilUs: whole },
      sizes,
      isVertical,
      isWide,
    });
  }, [
    isPrepared,
    size,
    nodes,
    runs,
    shownOnes,
    expanded,
    unfolded,
    strips,
    span,
    whole,
    sizes,
    isVertical,
    isWide,
  ]);
  const drawings = useDrawings({ shown, scene, runs, shownOnes, gaps, cuts, endUs: whole });
  const isTall = scene !== null && size !== null && scene.height > size.height;
  return useMemo(
    () => (scene === null ? null : { scene, strips, drawings, wholeUs: whole, isTall }),
    [scene, strips, drawings, whole, isTall],
  );
}

interface DrawingsInput {
  readonly shown: Shown;
  readonly scene: Scene | null;
  readonly runs: readonly Run[];
  readonly shownOnes: readonly Run[];
  readonly gaps: ReadonlyMap<number, number>;
  readonly cuts: readonly CutSpan[];
  readonly endUs: number;
}

function useDrawings(input: DrawingsInput): readonly RowDrawing[] {
  const { shown, scene, runs, shownOnes, gaps, cuts, endUs } = input;
  const earlier = useSame(shown.modes.map(({ before }) => before?.run ?? null));
  const pairs = useMemo(
    () =>
      shownOnes.flatMap((run, i) => {
        const before = earlier[i] ?? null;
        return before === null ? [] : [{ run, before }];
      }),
    [shownOnes, earlier],
  );
  // The picture does not wait for them.
  const ghosts = useWorked(ghostOf, pairs);
  return useMemo(() => {
    if (scene === null) return [];
    return scene.rows.flatMap((row) => {
      const run = runs[row.run];
      if (run === undefined) return [];
      const at = pairs.findIndex((pair) => pair.run === run);
      const ghost = { nodes: pairs[at]?.before.trace.nodes ?? [], ...ghosts[at]?.result };
      return [drawingOf({ run, ghost, row, scene, gaps, cuts, endUs })];
    });
  }, [scene, runs, pairs, ghosts, gaps, cuts, endUs]);
}
