// What each node of one mode keeps inside: the mode's own panels, those of the same title together,
// so that the nodes can be compared line by line.
import type { ReactNode } from "react";
import { panelsAt } from "../../session/moment.ts";
import { eventsOfInstant } from "../../session/telling.ts";
import { millisecondsText } from "../../session/words.ts";
import type { Panel } from "../../sim/panel.ts";
import { MarkIcon } from "../Mark.tsx";
import { type Looks, lookOf } from "../places.ts";
import { Words } from "../sentence/Words.tsx";
import type { ShownMode } from "../stage/shown.ts";
import styles from "./Inspector.module.css";
import { PanelView } from "./PanelView.tsx";

interface InspectorProps {
  readonly mode: ShownMode;
  readonly looks: Looks;
}

export function Inspector({ mode, looks }: InspectorProps): ReactNode {
  return (
    <aside
      className={styles["inspector"]}
      aria-label={`Inside ${mode.run.title}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach that
      tabIndex={0}
    >
      <Happened mode={mode} />
      {groupsOf(mode).map(({ title, members }) => (
        <section key={title}>
          <h2>{title}</h2>
          {members.map(({ node, panel }) => (
            <div key={node} className={styles["member"]}>
              <MarkIcon look={lookOf(looks, node)} label={lookOf(looks, node).name} />
              <PanelView panel={panel} looks={looks} />
            </div>
          ))}
        </section>
      ))}
    </aside>
  );
}

/**
 * Everything that happened in this mode at the instant, where the sentence has room for one event.
 */
function Happened({ mode }: { readonly mode: ShownMode }): ReactNode {
  const events = eventsOfInstant(mode.run, mode.moment);
  const atUs = events[0]?.atUs ?? 0;
  if (events.length < 2 || events.every(({ kind }) => kind === "start")) return null;
  return (
    <section>
      <h2>At {millisecondsText(atUs)}</h2>
      <ul className={styles["events"]}>
        {events.map(({ index }) => (
          <li key={index}>
            <Words trace={mode.run.trace} event={index} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Group {
  readonly title: string;
  readonly members: { readonly node: string; readonly panel: Panel }[];
}

function groupsOf({ run, moment }: ShownMode): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { node } of moment.nodes) {
    for (const panel of panelsAt(run, moment, node)) {
      const { title } = panel;
      const group = groups.get(title) ?? { title, members: [] };
      group.members.push({ node, panel });
      groups.set(title, group);
    }
  }
  return [...groups.values()];
}
