// Rights to take from a counter, as tanks: one for each node, as full as it may still take, and the
// sum of all.
import type { ReactNode } from "react";
import { pathOf } from "../../session/run/panels.ts";
import { type Looks, lookOf } from "../places.ts";
import { useWords } from "../words.ts";
import type { Of, ViewProps } from "./drawing.ts";
import { Fresh, FreshWord } from "./Fresh.tsx";
import styles from "./RightsTanks.module.css";
import { signed } from "./Tiles.tsx";
import { inspectorWords } from "./words.ts";

interface RightsTanksProps extends ViewProps<"rights"> {
  /** What a full tank of the group holds. */
  readonly fullest: number;
}

export function RightsTanks({ panel, looks, isFresh, fullest }: RightsTanksProps): ReactNode {
  const said = useWords(inspectorWords);
  return (
    <div className={styles["tanks"]}>
      <ul>
        {Object.keys({ ...looks, ...panel.rights }).map((node) => (
          <Tank
            key={node}
            node={node}
            amount={panel.rights[node] ?? 0}
            fullest={fullest}
            looks={looks}
            fresh={isFresh(pathOf("rights", node))}
          />
        ))}
      </ul>
      <p>
        <span>{said.total}</span>
        <b>
          <Fresh on={isFresh(pathOf("value"))}>{signed(panel.value)}</Fresh>
        </b>
      </p>
    </div>
  );
}

interface TankProps {
  readonly node: string;
  readonly amount: number;
  readonly fullest: number;
  readonly looks: Looks;
  readonly fresh: boolean;
}

const height = 48;

function Tank({ node, amount, fullest, looks, fresh }: TankProps): ReactNode {
  const { name, letter, colour } = lookOf(looks, node);
  const level = fullest <= 0 ? 0 : Math.max(0, Math.min(1, amount / fullest)) * (height - 4);
  return (
    <li data-fresh={fresh || undefined}>
      <svg viewBox={`0 0 40 ${height}`} aria-hidden="true">
        <rect x="2" y={height - 2 - level} width="36" height={level} style={{ fill: colour }} />
        <path className={styles["wall"]} d={`M2 2V${height - 2}H38V2`} />
      </svg>
      <span>
        <abbr title={name}>{letter}</abbr> <b>{signed(amount)}</b>
        <FreshWord on={fresh} />
      </span>
    </li>
  );
}

export function fullestOf(panels: readonly Of<"rights">[]): number {
  return Math.max(0, ...panels.flatMap(({ rights }) => Object.values(rights)));
}
