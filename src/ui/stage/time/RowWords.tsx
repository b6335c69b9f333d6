// Words and rings over the marks of a row: values, cuts, and when the group decided.
import type { ReactNode } from "react";
import type { Decision } from "../../../session/judging/decisions.ts";
import styles from "./Drawing.module.css";
import type { RowDrawing } from "./drawing.ts";
import { reachOf } from "./marks.ts";
import { alongOf, spot } from "./plane.ts";
import type { EventLabel, StripWords } from "./rowWords.ts";
import type { Scene } from "./scene.ts";

interface RowWordsProps {
  readonly drawing: RowDrawing;
  readonly scene: Scene;
  readonly decisions: readonly Decision[];
  readonly strips: readonly StripWords[];
  readonly labels: readonly EventLabel[];
  /** The last event that has happened. */
  readonly event: number;
  /** The label of the selected event, its strong part first. */
  readonly first: { readonly strong: string; readonly rest: string } | null;
}

export function RowWords(props: RowWordsProps): ReactNode {
  const { drawing, scene, decisions, strips, labels, event, first } = props;
  return (
    <>
      {strips.map(({ key, text, x, y }) => (
        <text key={key} className={styles["stripWords"]} x={x} y={y} textAnchor="middle">
          {text}
        </text>
      ))}
      <Rings drawing={drawing} scene={scene} decisions={decisions} event={event} />
      {labels.map(({ id, text, x, y, anchor, kind }) => (
        <text
          key={`${kind} ${id}`}
          className={labelName(kind, id > event)}
          x={x}
          y={y}
          textAnchor={anchor}
        >
          {kind === "first" && first !== null ? (
            <>
              <tspan className={styles["strong"]}>{first.strong}</tspan> {first.rest}
            </>
          ) : (
            text
          )}
        </text>
      ))}
    </>
  );
}

function labelName(kind: EventLabel["kind"], isFuture: boolean): string {
  const own = styles[`label-${kind}`] ?? "";
  return isFuture && kind !== "first" ? `${own} ${styles["future"]}` : own;
}

const mostRinged = 200;

function Rings({
  drawing,
  scene,
  decisions,
  event,
}: Pick<RowWordsProps, "drawing" | "scene" | "decisions" | "event">): ReactNode {
  // Among many marks rings would hide them.
  if (drawing.marks.length > mostRinged) return null;
  const decided = new Map(decisions.map((decision) => [decision.event, decision]));
  return drawing.marks.flatMap((mark) => {
    if (!decided.has(mark.event)) return [];
    const { x, y } = spot(scene.plane, alongOf(scene.plane, mark.atUs), mark.at);
    const r = reachOf(mark.kind, drawing.sizes) + (drawing.row.isUnfolded ? 5 : 3.4);
    const isFuture = mark.event > event;
    const name = `${styles["decision"]} ${isFuture ? styles["future"] : ""}`;
    return [<circle key={mark.event} className={name} cx={x} cy={y} r={r} />];
  });
}
