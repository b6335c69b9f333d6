// Text over the map, with a halo that keeps it clear of coasts and cables.
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

/** What the halo and the edges of two letters need between them, in pixels. */
const clearPx = 4;

/**
 * Whether the halo of a part would eat the part before it: then all halos are drawn first, in a
 * pass of their own. It is avoided where it can be, for text is what costs most on the map.
 */
function isTight(parts: readonly TextPart[]): boolean {
  return parts.some(({ gap = 0 }, i) => i > 0 && gap < clearPx);
}

/** What a part says of itself; nothing where it looks like the line. */
function looksOf({ colour, strong, full }: TextPart) {
  return {
    ...(full === undefined ? {} : { "data-full": full }),
    ...(colour === undefined ? {} : { style: { fill: colour } }),
    ...(strong === undefined ? {} : { fontWeight: strong ? 650 : 400 }),
  };
}

export function HaloText({ x, y, anchor, className, sizePx, parts }: HaloTextProps): ReactNode {
  const line = { x, y, textAnchor: anchor, fontSize: sizePx };
  const name = styles[className] ?? "";
  const halo = `${name} ${styles["halo"]}`;
  const inOnePass = `${halo} ${styles["onePass"]}`;
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    return (
      <text {...line} {...looksOf(first)} className={inOnePass}>
        {first.text}
      </text>
    );
  }
  const words = parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line have no other identity
    <tspan key={i} {...(part.gap === undefined ? {} : { dx: part.gap })} {...looksOf(part)}>
      {part.text}
    </tspan>
  ));
  if (!isTight(parts)) {
    return (
      <text {...line} className={inOnePass}>
        {words}
      </text>
    );
  }
  return (
    <>
      <text {...line} className={halo} data-halo>
        {words}
      </text>
      <text {...line} className={name}>
        {words}
      </text>
    </>
  );
}
