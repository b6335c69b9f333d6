// A node's mark: shape, letter and colour together, so that none of them carries the meaning alone.
import type { ReactNode } from "react";
import styles from "./Mark.module.css";
import { isOutline, type Look, type Shape } from "./places.ts";

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
    case "wedge": {
      const [width, top, foot] = [reach * 1.3, reach * 0.98, reach * 1.2];
      return `M${point(0, foot)}L${point(width, -top)}H${round(x - width)}z`;
    }
    case "pentagon":
      return corners(point, 5, reach * 1.18);
    case "hexagon":
      return corners(point, 6, reach * 1.12);
    case "star":
      return corners(point, 10, reach * 1.42, reach * 0.86);
    case "cross": {
      const [arm, half] = [reach * 1.12, reach * 0.66];
      const turn = [point(half, -arm), point(half, -half), point(arm, -half), point(arm, half)];
      const on = [point(half, half), point(half, arm), point(-half, arm), point(-half, half)];
      const back = [point(-arm, half), point(-arm, -half), point(-half, -half), point(-half, -arm)];
      return `M${[...turn, ...on, ...back].join("L")}z`;
    }
  }
}

/** So many corners around a middle, the first one above it, far and near in turn. */
function corners(
  point: (dx: number, dy: number) => string,
  count: number,
  far: number,
  near = far,
): string {
  const all = Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count - Math.PI / 2;
    const reach = i % 2 === 0 ? far : near;
    return point(Math.cos(angle) * reach, Math.sin(angle) * reach);
  });
  return `M${all.join("L")}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** How far below the middle there is room for a letter, in parts of the reach. */
const lowered: Partial<Record<Shape, number>> = { triangle: 0.38, wedge: -0.24, pentagon: 0.08 };

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
  const isHollow = isOutline(look);
  const size = reach * (look.letter.length > 1 ? 0.92 : 1.15);
  return (
    <g data-mark>
      <path
        className={isHollow ? styles["outline"] : styles["solid"]}
        d={outline}
        style={isHollow ? { stroke: look.colour } : { fill: look.colour }}
      />
      <text
        className={styles["letter"]}
        x={x}
        y={y + reach * (lowered[look.shape] ?? 0)}
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
