// The events of a row. What has happened is drawn full, what is to come faint; nothing else of it
// changes with the instant.
import { memo, type ReactNode, useMemo } from "react";
import { Mark } from "../../Mark.tsx";
import { type Looks, lookOf } from "../../places.ts";
import styles from "./Drawing.module.css";
import type { RowDrawing } from "./drawing.ts";
import { type MarkPath, markPaths, type PlacedMark } from "./marks.ts";
import { alongOf, type Plane, spot } from "./plane.ts";

interface RowMarksProps {
  readonly drawing: RowDrawing;
  readonly plane: Plane;
  readonly looks: Looks;
  /** The last event that has happened. */
  readonly event: number;
}

export const RowMarks = memo(function RowMarks(props: RowMarksProps): ReactNode {
  const { drawing, event } = props;
  const { past, future } = useMemo(() => {
    const count = drawing.marks.findIndex((mark) => mark.event > event);
    const at = count < 0 ? drawing.marks.length : count;
    return { past: drawing.marks.slice(0, at), future: drawing.marks.slice(at) };
  }, [drawing, event]);
  return (
    <>
      <g className={styles["future"]}>
        <Marks {...props} marks={future} />
      </g>
      <Marks {...props} marks={past} />
    </>
  );
});

function Marks({
  drawing,
  plane,
  looks,
  marks,
}: RowMarksProps & { readonly marks: readonly PlacedMark[] }): ReactNode {
  const { sizes, row } = drawing;
  const lettered = useMemo(
    () => (row.isUnfolded && sizes.request >= 8 ? apart(marks, plane, sizes.request * 2) : []),
    [marks, row, plane, sizes],
  );
  const paths = useMemo(() => {
    const withLetter = new Set(lettered);
    // In a thin row the ends of its strips say the same as the marks of the world.
    const drawn = marks.filter(
      (mark) => !withLetter.has(mark) && (row.isUnfolded || mark.kind !== "world"),
    );
    return markPaths(drawn, { plane, looks, sizes });
  }, [marks, row, lettered, plane, looks, sizes]);
  return (
    <>
      {lettered.map(({ event, atUs, at, node }) => {
        const { x, y } = spot(plane, alongOf(plane, atUs), at);
        return (
          <Mark key={event} look={lookOf(looks, node ?? "")} x={x} y={y} reach={sizes.request} />
        );
      })}
      {paths.map((path) => (
        <Drawn key={`${path.style} ${path.colour}`} path={path} isThin={!row.isUnfolded} />
      ))}
    </>
  );
}

/** The requests that stand free of the one before on their lane: only they have a letter. */
export function apart(
  marks: readonly PlacedMark[],
  plane: Plane,
  least: number,
): readonly PlacedMark[] {
  const last = new Map<number, number>();
  return marks.filter(({ kind, at, atUs }) => {
    if (kind !== "request") return false;
    const along = alongOf(plane, atUs);
    const isFree = along - (last.get(at) ?? Number.NEGATIVE_INFINITY) >= least;
    if (isFree) last.set(at, along);
    return isFree;
  });
}

function Drawn({ path, isThin }: { readonly path: MarkPath; readonly isThin: boolean }): ReactNode {
  const { style, colour, d } = path;
  const isStroke = style === "outline";
  const paint = colour === null ? {} : { style: isStroke ? { stroke: colour } : { fill: colour } };
  const names = [styles[`mark-${style}`], isThin ? styles["thin"] : ""];
  return <path className={names.join(" ")} d={d} {...paint} />;
}
