// Text over the map. The halo is drawn first and the words after it, in two passes: in one pass the
// halo of a coloured sign would eat its neighbour.
import type { ReactNode } from "react";
import styles from "./Map.module.css";
import type { TextPart } from "./textPart.ts";

interface HaloTextProps {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly className: keyof typeof styles;
  readonly sizePx: number;
  readonly parts: readonly TextPart[];
}

export function HaloText({ x, y, anchor, className, sizePx, parts }: HaloTextProps): ReactNode {
  const common = { x, y, textAnchor: anchor, fontSize: sizePx };
  const words = parts.map(({ text, colour, strong, gap }, i) => (
    <tspan
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line have no other identity
      key={i}
      {...(gap === undefined ? {} : { dx: gap })}
      {...(colour === undefined ? {} : { style: { fill: colour } })}
      {...(strong === undefined ? {} : { fontWeight: strong ? 650 : 400 })}
    >
      {text}
    </tspan>
  ));
  const name = styles[className] ?? "";
  return (
    <>
      <text {...common} className={`${name} ${styles["halo"]}`} data-halo>
        {words}
      </text>
      <text {...common} className={name}>
        {words}
      </text>
    </>
  );
}
