// A counter with one count for each node: who added and who took how many, and what that comes to.
import type { ReactNode } from "react";
import type { VectorEntries } from "../../sim/note.ts";
import type { Panel } from "../../sim/panel.ts";
import { type Looks, lookOf } from "../places.ts";
import styles from "./CounterBar.module.css";

interface CounterBarProps {
  readonly panel: Extract<Panel, { shape: "counter" }>;
  readonly looks: Looks;
}

export function CounterBar({ panel, looks }: CounterBarProps): ReactNode {
  const { row, field, value, up, down } = panel;
  return (
    <div className={styles["counter"]}>
      <p>
        {row} {field} <b>{value}</b>
      </p>
      <Contributions label="added" counts={up} looks={looks} />
      <Contributions label="taken" counts={down} looks={looks} />
    </div>
  );
}

interface ContributionsProps {
  readonly label: string;
  readonly counts: VectorEntries;
  readonly looks: Looks;
}

function Contributions({ label, counts, looks }: ContributionsProps): ReactNode {
  const parts = Object.keys(looks).flatMap((node) => {
    const count = counts[node] ?? 0;
    return count === 0 ? [] : [{ look: lookOf(looks, node), count }];
  });
  if (parts.length === 0) return null;
  return (
    <div className={styles["line"]}>
      <span>{label}</span>
      <div className={styles["bar"]}>
        {parts.map(({ look, count }) => (
          <span
            key={look.name}
            title={look.name}
            style={
              look.shape === "diamond"
                ? { flexGrow: count, boxShadow: `inset 0 0 0 2px ${look.colour}` }
                : { flexGrow: count, background: look.colour, color: look.letterColour }
            }
          >
            {look.letter} {count}
          </span>
        ))}
      </div>
    </div>
  );
}
