// What the event under the pointer, or the selected one, could know; of two selected events, which
// came first. Nothing where no event is looked at.
import type { ReactNode } from "react";
import { coneOf } from "../../session/judging/causality.ts";
import type { Run } from "../../session/run/run.ts";
import type { EventRef } from "../../session/state.ts";
import { useSession } from "../page.ts";
import { modeOf, type Shown } from "../stage/shown.ts";
import { useWords } from "../words.ts";
import styles from "./CausalityNote.module.css";
import { Comparison } from "./Comparison.tsx";
import { EventName } from "./EventName.tsx";
import { RelationSign } from "./RelationSign.tsx";
import { causalityWords } from "./words.ts";

export function CausalityNote({ shown }: { readonly shown: Shown }): ReactNode {
  const selected = useSession((state) => state.selected);
  const compared = useSession((state) => state.compared);
  const pointed = useSession((state) => state.pointed);
  if (selected !== null && compared !== null) {
    return <Comparison shown={shown} first={selected} second={compared} />;
  }
  const event = pointed ?? selected;
  const run = modeOf(shown, event?.run)?.run;
  if (event === null || run === undefined) return null;
  return <Counts shown={shown} run={run} event={event} />;
}

interface CountsProps {
  readonly shown: Shown;
  readonly run: Run;
  readonly event: EventRef;
}

const sides = ["before", "after", "concurrent"] as const;

function Counts({ shown, run, event }: CountsProps): ReactNode {
  const said = useWords(causalityWords);
  const cone = coneOf(run.trace, event.event);
  const hasClock = run.trace.events[event.event]?.node !== null;
  return (
    <section className={styles["note"]} data-causality="counts">
      <h2>{said.heading}</h2>
      <p className={styles["event"]}>
        <EventName run={run} event={event.event} looks={shown.looks} />
      </p>
      {hasClock ? (
        <ul className={styles["counts"]}>
          {sides.map((side) => (
            <li key={side}>
              <RelationSign relation={side} />
              <span>
                <b>{said[side](cone[side].length)}</b>
                <small>{said.meaning[side]}</small>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles["why"]}>{said.noClock}</p>
      )}
    </section>
  );
}
