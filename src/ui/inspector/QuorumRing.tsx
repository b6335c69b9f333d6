// Who has accepted, as arcs of a ring, one for each node in its colour, with the count inside.
import type { ReactNode } from "react";
import { and } from "../../session/words.ts";
import { type Looks, lookOf } from "../places.ts";
import styles from "./QuorumRing.module.css";

const radius = 16;
const around = 2 * Math.PI * radius;

interface QuorumRingProps {
  readonly holders: readonly string[];
  readonly looks: Looks;
}

export function QuorumRing({ holders, looks }: QuorumRingProps): ReactNode {
  const nodes = Object.keys(looks);
  const part = around / nodes.length;
  const names = and(holders.map((node) => lookOf(looks, node).name));
  return (
    <svg
      className={styles["ring"]}
      viewBox="0 0 44 44"
      role="img"
      aria-label={`${holders.length} of ${nodes.length}: ${names}`}
    >
      {nodes.map((node, i) => {
        const has = holders.includes(node);
        return (
          <circle
            key={node}
            cx="22"
            cy="22"
            r={radius}
            style={{ stroke: has ? lookOf(looks, node).colour : "var(--hairline)" }}
            strokeWidth={has ? 6 : 3}
            strokeDasharray={`${Math.max(1, part - 3)} ${around}`}
            strokeDashoffset={-i * part}
            transform="rotate(-90 22 22)"
          />
        );
      })}
      <text x="22" y="26.5" textAnchor="middle">
        {holders.length}/{nodes.length}
      </text>
    </svg>
  );
}
