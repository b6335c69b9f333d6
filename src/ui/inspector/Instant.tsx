// Everything that happened in the mode at one instant: the way to each of its events.
import type { ReactNode } from "react";
import { eventsOfInstant } from "../../session/run/telling.ts";
import { usePage } from "../page.ts";
import { Words } from "../sentence/Words.tsx";
import type { ShownMode } from "../stage/shown.ts";
import { useFormat, useWords } from "../words.ts";
import styles from "./Instant.module.css";
import { inspectorWords } from "./words.ts";

interface InstantProps {
  readonly mode: ShownMode;
  readonly event: number;
}

export function Instant({ mode, event }: InstantProps): ReactNode {
  const said = useWords(inspectorWords);
  const { milliseconds } = useFormat();
  const { session } = usePage();
  const { trace, index: run } = mode.run;
  const timeUs = trace.events[event]?.atUs ?? 0;
  const events = eventsOfInstant(mode.run, { timeUs, part: null });
  if (events.length < 2 || events.every(({ kind }) => kind === "start")) return null;
  return (
    <section data-instant>
      <h3>{said.others(milliseconds(timeUs))}</h3>
      <ol className={styles["events"]}>
        {events.map(({ index }) => (
          <li key={index}>
            <button
              type="button"
              aria-current={index === event || undefined}
              onClick={(press) => {
                if (press.shiftKey) session.select({ run, event: index }, true);
                else session.visit({ run, event: index });
              }}
            >
              <Words trace={trace} event={index} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
