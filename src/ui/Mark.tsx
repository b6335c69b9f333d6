// A node's mark: shape, letter and colour together, so that none of them carries the meaning alone.
import type { ReactNode } from "react";
import styles from "./Mark.module.css";
import type { Look, Shape } from "./places.ts";

/** The outline of a shape around a point; `reach` is the radius of the circle. */
export function outlineOf(shape: Shape, x: number, y: number, reach: number): string {
  const point = (dx: number, dy: number): string => `${round(x + dx)} ${round(y + dy)}`;
  switch (shape) {
    case "circle": {
      const r = round(reach);
      return `M${point(-reach, 0)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    }
    case "square": {
      const half = reach * 0.92;
      return `M${point(-half, -half)}H${round(x + half)}V${round(y + half)}H${round(x - half)}z`;
    }
    case "triangle": {
      const [width, top, foot] = [reach * 1.25, reach * 1.05, reach * 1.08];
      return `M${point(0, -top)}L${point(width, foot)}H${round(x - width)}z`;
    }
    case "diamond": {
      const half = reach * 1.18;
      const corners = [point(half, 0), point(0, half), point(-half, 0)];
      return `M${point(0, -half)}L${corners.join("L")}z`;
    }
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

interface MarkProps {
  readonly look: Look;
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly down?: boolean;
}

/** A mark inside a picture. */
export function Mark({ look, x, y, reach, down = false }: MarkProps): ReactNode {
  const outline = outlineOf(look.shape, x, y, reach);
  if (down) {
    const arm = reach * 0.6;
    return (
      <g data-mark>
        <path className={styles["down"]} d={outline} />
        <path
          className={styles["cross"]}
          d={`M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`}
        />
      </g>
    );
  }
  const isOutline = look.shape === "diamond";
  const size = reach * (look.letter.length > 1 ? 0.92 : 1.15);
  return (
    <g data-mark>
      <path
        className={isOutline ? styles["outline"] : styles["solid"]}
        d={outline}
        style={isOutline ? { stroke: look.colour } : { fill: look.colour }}
      />
      <text
        className={styles["letter"]}
        x={x}
        y={look.shape === "triangle" ? y + reach * 0.38 : y}
        style={{ fill: look.letterColour, fontSize: `${round(size)}px` }}
      >
        {look.letter}
      </text>
    </g>
  );
}

/** A mark in a line of text. Its name is in the words beside it, or given as `label`. */
export function MarkIcon({ look, label }: { look: Look; label?: string }): ReactNode {
  const box = { className: styles["icon"], viewBox: "-18 -18 36 36" };
  const mark = <Mark look={look} x={0} y={0} reach={14} />;
  if (label === undefined) {
    return (
      <svg {...box} aria-hidden="true">
        {mark}
      </svg>
    );
  }
  return (
    <svg {...box} role="img" aria-label={label}>
      {mark}
    </svg>
  );
}
