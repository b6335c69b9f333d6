// Who has accepted, as arcs of a ring, one for each node in its colour, with the count inside.
import type { ReactNode } from "react";
import { type Looks, lookOf } from "../places.ts";
import { useWords } from "../words.ts";
import styles from "./QuorumRing.module.css";
import { inspectorWords } from "./words.ts";

const radius = 24;
const around = 2 * Math.PI * radius;
const gap = 6;

interface QuorumRingProps {
  readonly holders: readonly string[];
  readonly looks: Looks;
}

export function QuorumRing({ holders, looks }: QuorumRingProps): ReactNode {
  const said = useWords(inspectorWords);
  const nodes = Object.keys(looks);
  const part = around / nodes.length;
  const names = holders.map((node) => lookOf(looks, node).name).join(", ");
  return (
    <svg
      className={styles["ring"]}
      viewBox="0 0 64 64"
      role="img"
      aria-label={said.of(holders.length, nodes.length, names)}
    >
      {nodes.map((node, i) => {
        const has = holders.includes(node);
        return (
          <circle
            key={node}
            cx="32"
            cy="32"
            r={radius}
            style={{ stroke: has ? lookOf(looks, node).colour : "var(--hairline)" }}
            strokeWidth={has ? 9 : 4}
            strokeDasharray={`${Math.max(1, part - gap)} ${around}`}
            strokeDashoffset={-i * part - gap / 2}
            transform="rotate(-90 32 32)"
          />
        );
      })}
      <text x="32" y="38" textAnchor="middle">
        {holders.length}/{nodes.length}
      </text>
    </svg>
  );
}
