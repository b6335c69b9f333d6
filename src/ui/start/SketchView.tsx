// A run as a small drawing: lanes from left to right, messages at their slopes, trouble in purple.
import type { ReactNode } from "react";
import { enCities } from "../../narrate/cities.ts";
import type { Sketch, SketchLine } from "../../session/drawing/sketch.ts";
import { outlineOf } from "../Mark.tsx";
import { lookOf, looksOf } from "../places.ts";
import styles from "./SketchView.module.css";

const width = 132;
const height = 76;
const edge = 8;

/** Half of the strip that stands for a cut. */
const halfCut = 4;

export function SketchView({ sketch }: { readonly sketch: Sketch }): ReactNode {
  const { nodes, untilUs, lines, waits, crashes, cuts, conflicts } = sketch;
  const looks = looksOf(nodes, enCities);
  const count = nodes.length;
  const gap = (height - 28) / Math.max(2, count - 1);
  const y = (lane: number): number => 14 + lane * gap;
  const x = (us: number): number => edge + (us / untilUs) * (width - 2 * edge);
  const look = (lane: number) => lookOf(looks, nodes[lane]?.id ?? "");
  return (
    <svg className={styles["sketch"]} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {nodes.map(({ id }, lane) => (
        <path key={id} className={styles["lane"]} d={`M4 ${y(lane)}H${width - 4}`} />
      ))}
      {crashes.map(({ lane, fromUs, untilUs: until }) => (
        <g key={`${lane} ${fromUs}`}>
          <path
            className={styles["crash"]}
            d={`M${x(fromUs)} ${y(lane)}H${until < untilUs ? x(until) : width}`}
          />
          <path className={styles["end"]} d={`M${x(fromUs) - 4} ${y(lane) - 4}l8 8m0 -8l-8 8`} />
        </g>
      ))}
      {waits.map(({ lane, fromUs, untilUs: until }) => (
        <path
          key={`${lane} ${fromUs}`}
          className={styles["wait"]}
          d={`M${x(fromUs)} ${y(lane)}H${x(until)}`}
        />
      ))}
      {cuts.map(({ lane, fromUs, untilUs: until }) => (
        <rect
          key={`${lane} ${fromUs}`}
          x={x(fromUs)}
          y={y(lane) + gap / 2 - halfCut}
          width={x(until) - x(fromUs)}
          height={2 * halfCut}
          fill="url(#hatch)"
        />
      ))}
      {lines.map((line, i) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a sketch never changes
          key={i}
          className={line.isAnswer ? styles["answer"] : styles["news"]}
          style={{ stroke: look(line.from).colour }}
          d={linePath(line, x, y, gap)}
        />
      ))}
      {sketch.arrivals.map(({ lane, timeUs }) => (
        <path
          key={`${lane} ${timeUs}`}
          d={outlineOf(look(lane).shape, x(timeUs), y(lane), 4)}
          style={{ fill: look(lane).colour }}
        />
      ))}
      {sketch.writes.map(({ lane, timeUs }) => (
        <path
          key={`${lane} ${timeUs}`}
          d={outlineOf(look(lane).shape, x(timeUs), y(lane), 6.5)}
          style={{ fill: look(lane).colour }}
        />
      ))}
      {conflicts.map(({ lane, timeUs }) => (
        <Zigzag key={`${lane} ${timeUs}`} x={x(timeUs)} y={y(lane)} />
      ))}
    </svg>
  );
}

/** On paper of its own, so that lines behind it do not blur it. */
function Zigzag({ x, y }: { readonly x: number; readonly y: number }): ReactNode {
  return (
    <g>
      <rect className={styles["paper"]} x={x - 8} y={y - 6} width="16" height="12" />
      <path className={styles["zigzag"]} d={`M${x - 7.5} ${y + 4}l3.75 -8l3.75 8l3.75 -8l3.75 8`} />
    </g>
  );
}

/** What a cut held ends at the cut, and goes on from there when the cut is over. */
function linePath(
  { from, to, sentUs, fromUs, untilUs }: SketchLine,
  x: (us: number) => number,
  y: (lane: number) => number,
  gap: number,
): string {
  const end = `L${x(untilUs)} ${y(to)}`;
  if (sentUs === fromUs) return `M${x(fromUs)} ${y(from)}${end}`;
  const middle = y(from) + ((to > from ? 1 : -1) * gap) / 2;
  return `M${x(sentUs)} ${y(from)}l2.5 ${middle - y(from)}M${x(fromUs)} ${middle}${end}`;
}
