// A counter with one count for each node, as a bar: what there was, who added and who took how
// many. All nodes' bars have one scale, so that they can be compared by eye.
import type { ReactNode } from "react";
import { pathOf } from "../../session/run/panels.ts";
import type { VectorEntries } from "../../sim/note.ts";
import { type Looks, lookOf } from "../places.ts";
import { useWords } from "../words.ts";
import { type BarPart, barOf } from "./bar.ts";
import styles from "./CounterBar.module.css";
import type { Of, ViewProps } from "./drawing.ts";
import { Fresh, FreshWord } from "./Fresh.tsx";
import { signed } from "./Tiles.tsx";
import { inspectorWords } from "./words.ts";

interface CounterBarProps extends ViewProps<"counter"> {
  /** What the longest bar of the group counts. */
  readonly longest: number;
}

export function CounterBar({ panel, looks, isFresh, longest }: CounterBarProps): ReactNode {
  const said = useWords(inspectorWords);
  const bar = barOf(panel);
  const name = (node: string): string => lookOf(looks, node).name;
  const words = [
    said.started(signed(bar.start)),
    ...countsIn(panel.up).map(([node, count]) => said.added(name(node), signed(count))),
    ...countsIn(panel.down).map(([node, count]) => said.took(name(node), signed(count))),
  ];
  const rest = longest - bar.length;
  return (
    <div className={styles["counter"]}>
      <div className={styles["bar"]} role="img" aria-label={words.join(", ")}>
        {bar.rest > 0 && <span className={styles["rest"]} style={{ flexGrow: bar.rest }} />}
        {bar.parts.map((part) => (
          <Part
            key={`${part.kind} ${part.node}`}
            part={part}
            looks={looks}
            fresh={isFresh(pathOf(part.kind, part.node))}
          />
        ))}
        {rest > 0 && <span style={{ flexGrow: rest }} />}
      </div>
      <b>
        <Fresh on={isFresh(pathOf("value"))}>{signed(panel.value)}</Fresh>
      </b>
    </div>
  );
}

interface PartProps {
  readonly part: BarPart;
  readonly looks: Looks;
  readonly fresh: boolean;
}

function Part({ part, looks, fresh }: PartProps): ReactNode {
  const look = lookOf(looks, part.node);
  const isOutline = look.shape === "diamond";
  return (
    <span
      className={styles["part"]}
      data-fresh={fresh || undefined}
      style={
        isOutline
          ? { flexGrow: part.count, boxShadow: `inset 0 0 0 2px ${look.colour}` }
          : { flexGrow: part.count, background: look.colour, color: look.letterColour }
      }
    >
      {part.kind === "up" ? "+" : "−"}
      {part.count}
      <FreshWord on={fresh} />
    </span>
  );
}

function countsIn(counts: VectorEntries): readonly (readonly [string, number])[] {
  return Object.entries(counts).filter(([, count]) => count !== 0);
}

export function longestOf(panels: readonly Of<"counter">[]): number {
  return Math.max(0, ...panels.map((panel) => barOf(panel).length));
}
