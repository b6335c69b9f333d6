// In short, on the stage, where there is no room for the inspector beside it: how many events could
// have an influence on the one that a finger points at, could know of it, or neither. Pressed, it
// leads to all that is known of the event.
import type { ReactNode } from "react";
import { coneOf } from "../../session/judging/causality.ts";
import { usePage, useSession } from "../page.ts";
import { modeOf, type Shown } from "../stage/shown.ts";
import { useWords } from "../words.ts";
import styles from "./CausalityLine.module.css";
import { EventName } from "./EventName.tsx";
import { RelationSign } from "./RelationSign.tsx";
import { causalityWords } from "./words.ts";

const sides = ["before", "after", "concurrent"] as const;

export function CausalityLine({ shown }: { readonly shown: Shown }): ReactNode {
  const { session } = usePage();
  const said = useWords(causalityWords);
  const event = useSession(({ pointed, selected }) => pointed ?? selected);
  const expanded = useSession((state) => state.expanded ?? 0);
  const run = modeOf(shown, expanded)?.run;
  if (event === null || run === undefined || event.run !== expanded) return null;
  if ((run.trace.events[event.event]?.node ?? null) === null) return null;
  const cone = coneOf(run.trace, event.event);
  const open = (): void => {
    session.select(event);
    session.set({ rail: true });
  };
  return (
    <button
      type="button"
      className={styles["line"]}
      data-causality="line"
      // Pressing takes no focus from the event: this would be gone before it is let go.
      onMouseDown={(event) => event.preventDefault()}
      onClick={open}
    >
      <b>
        <EventName run={run} event={event.event} looks={shown.looks} />
      </b>
      {sides.map((side) => (
        <span key={side}>
          <RelationSign relation={side} />
          {said[side](cone[side].length)}
        </span>
      ))}
    </button>
  );
}
