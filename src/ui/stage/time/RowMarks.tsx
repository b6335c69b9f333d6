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

/** More letters than these are signs no longer. */
const mostLetters = 120;

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
  const lettered = row.isUnfolded ? marks.filter(({ kind }) => kind === "request") : [];
  const hasLetters = lettered.length <= mostLetters && sizes.request >= 8.5;
  const paths = useMemo(() => {
    const { isUnfolded } = row;
    // In a thin row the ends of its strips say the same.
    const hidden = isUnfolded ? (hasLetters ? "request" : null) : "world";
    const drawn = marks.filter(({ kind }) => kind !== hidden);
    return markPaths(drawn, { plane, looks, sizes });
  }, [marks, row, hasLetters, plane, looks, sizes]);
  return (
    <>
      {hasLetters &&
        lettered.map(({ event, atUs, at, node }) => {
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

function Drawn({ path, isThin }: { readonly path: MarkPath; readonly isThin: boolean }): ReactNode {
  const { style, colour, d } = path;
  const isStroke = style === "outline";
  const paint = colour === null ? {} : { style: isStroke ? { stroke: colour } : { fill: colour } };
  const names = [styles[`mark-${style}`], isThin ? styles["thin"] : ""];
  return <path className={names.join(" ")} d={d} {...paint} />;
}
