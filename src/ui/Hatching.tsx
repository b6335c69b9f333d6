// The pattern of everything that is cut, held or down: by shape, not by colour.
import type { ReactNode } from "react";
import styles from "./Hatching.module.css";

export function Hatching(): ReactNode {
  return (
    <svg className={styles["hidden"]} width="0" height="0" aria-hidden="true">
      <defs>
        <Pattern id="hatch" distance={7} strokeWidth={1.6} colour="var(--axis)" />
        <Pattern id="hatch-cut" distance={7} strokeWidth={2} colour="var(--ink)" />
      </defs>
    </svg>
  );
}

interface PatternProps {
  readonly id: string;
  readonly distance: number;
  readonly strokeWidth: number;
  readonly colour: string;
}

function Pattern({ id, distance, strokeWidth, colour }: PatternProps): ReactNode {
  return (
    <pattern
      id={id}
      width={distance}
      height={distance}
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <path d={`M0 0V${distance}`} style={{ stroke: colour }} strokeWidth={strokeWidth} />
    </pattern>
  );
}
