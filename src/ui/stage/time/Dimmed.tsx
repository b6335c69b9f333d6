// Paper over the stretches in which all modes agree.
import type { ReactNode } from "react";
import styles from "./Drawing.module.css";
import { alongOf, box } from "./plane.ts";
import type { Scene } from "./scene.ts";

type Stretch = readonly [number, number];

export function Dimmed({
  scene,
  differences,
}: {
  readonly scene: Scene;
  readonly differences: readonly Stretch[];
}): ReactNode {
  const { plane, axis, width, height } = scene;
  const across: [number, number] = plane.isVertical ? [0, width] : [axis + 1, height - 2];
  return between(differences, [plane.fromUs, plane.untilUs]).map(([from, until]) => {
    const along: [number, number] = [alongOf(plane, from), alongOf(plane, until)];
    return <rect key={from} className={styles["dimmed"]} {...box(plane, along, across)} />;
  });
}

/** What is left of a span between some stretches of it. */
export function between(stretches: readonly Stretch[], [from, until]: Stretch): readonly Stretch[] {
  const rest: Stretch[] = [];
  let at = from;
  for (const [start, end] of stretches) {
    if (start > at) rest.push([at, Math.min(start, until)]);
    at = Math.max(at, end);
    if (at >= until) break;
  }
  if (at < until) rest.push([at, until]);
  return rest.filter(([a, b]) => b > a);
}
