// The nodes at this instant: what they show, what they keep inside by the mode's own panels, and
// their clocks. What the last step changed is framed.
import { type ReactNode, useMemo } from "react";
import { freshAt } from "../../session/run/changes.ts";
import { originOf, type PanelGroup, panelGroups } from "../../session/run/panels.ts";
import { useSession } from "../page.ts";
import type { Shown, ShownMode } from "../stage/shown.ts";
import { Clocks } from "./Clocks.tsx";
import { Lead } from "./Lead.tsx";
import { PanelGroupView } from "./PanelGroupView.tsx";
import { Values } from "./Values.tsx";

interface StateTabProps {
  /** Index in the mode's trace of what is told; null before the first event. */
  readonly event: number | null;
  readonly shown: Shown;
  readonly mode: ShownMode;
}

export function StateTab({ shown, mode, event }: StateTabProps): ReactNode {
  const timeUs = useSession((state) => state.timeUs);
  const { run, moment } = mode;
  const { scenario, looks } = shown;
  const fresh = useMemo(
    () => freshAt(run, { timeUs: moment.timeUs, part: moment.part }),
    [run, moment.timeUs, moment.part],
  );
  const groups = panelGroups(run.trace, moment.event);
  const drawn = (wanted: readonly PanelGroup[]): ReactNode =>
    wanted.map((group) => (
      <PanelGroupView
        key={group.key}
        group={group}
        looks={looks}
        freshOf={(node) => {
          const paths = fresh.get(node)?.panels.get(group.key);
          return (path) => paths?.has(path) ?? false;
        }}
        originOf={(request) => originOf(run.trace, request)}
      />
    ));
  return (
    <>
      <Lead mode={mode} event={event} />
      {drawn(groups.filter(isPicture))}
      <Values
        mode={mode}
        looks={looks}
        isFresh={(node, row, field) =>
          fresh.get(node)?.fields.some((one) => one.row === row && one.field === field) ?? false
        }
      />
      <Clocks scenario={scenario} timeUs={timeUs} looks={looks} />
      {drawn(groups.filter((group) => !isPicture(group)))}
    </>
  );
}

/** What is drawn goes first, words after it, and last what has nothing to show. */
function isPicture({ members }: PanelGroup): boolean {
  return members.some(({ panel }) => {
    switch (panel.shape) {
      case "counter":
      case "rights":
        return true;
      case "set":
        return panel.items.length > 0;
      case "log":
        return panel.slots.length > 0;
      case "queue":
        return panel.entries.length > 0;
      case "versionVector":
        return panel.vectors.length > 0;
      default:
        return false;
    }
  });
}
