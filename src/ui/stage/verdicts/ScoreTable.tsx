// One table for the modes: a column a mode, a row a measure.
import { type CSSProperties, type ReactNode, useRef } from "react";
import {
  type Judgement,
  linearizableOf,
  type Scores,
  scoresOf,
} from "../../../session/judging/scores.ts";
import type { Run } from "../../../session/run/run.ts";
import { Pending } from "../../Pending.tsx";
import { usePage, useSession } from "../../page.ts";
import { useWorked } from "../../useWorked.ts";
import { useFormat, useWords } from "../../words.ts";
import { FigureButton } from "./FigureButton.tsx";
import { figureOf, linearizableFigure } from "./figure.ts";
import { type Measure, measureGroups } from "./measures.ts";
import styles from "./ScoreTable.module.css";
import { useSwipedColumn } from "./useSwipedColumn.ts";
import { verdictsWords } from "./words.ts";

/** Where the meaning of a row is told. */
export const captionId = "verdicts-caption";

interface ScoreTableProps {
  readonly runs: readonly Run[];
  /** The measure whose meaning is told. */
  readonly told: Measure | null;
  /** Pressed, or reached by the keyboard. */
  onChoose(measure: Measure): void;
  /** The pointer is over it, or over none. */
  onPoint(measure: Measure | null): void;
}

export function ScoreTable({ runs, told, onChoose, onPoint }: ScoreTableProps): ReactNode {
  const said = useWords(verdictsWords);
  const scroller = useRef<HTMLDivElement>(null);
  useSwipedColumn(scroller, runs);
  const scores = useWorked(scoresOf, runs);
  // A search for an order may take seconds: the other figures do not wait for it.
  const judgements = useWorked(linearizableOf, runs);
  const isPending = [...scores, ...judgements].some((one) => one === null);
  const columns = { "--columns": runs.length } as CSSProperties;
  return (
    <section
      ref={scroller}
      className={styles["scroller"]}
      aria-label={said.verdicts}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, and keys must reach that
      tabIndex={0}
      onPointerLeave={() => onPoint(null)}
    >
      <table className={styles["table"]} style={columns}>
        <thead>
          <tr>
            <th scope="col" className={styles["corner"]}>
              <span className={styles["unseen"]}>{said.measure}</span>
              {isPending && <Pending />}
            </th>
            {runs.map((run) => (
              <ColumnHead key={run.index} run={run} />
            ))}
          </tr>
        </thead>
        {measureGroups.map((measures) => (
          <tbody key={measures[0]}>
            {measures.map((measure) => (
              <tr key={measure} data-measure={measure} onPointerEnter={() => onPoint(measure)}>
                <th scope="row">
                  <RowHead measure={measure} isTold={told === measure} onChoose={onChoose} />
                </th>
                {runs.map((run, i) => (
                  <td key={run.index} data-run={run.index} onFocus={() => onChoose(measure)}>
                    <Cell
                      run={run}
                      measure={measure}
                      scores={scores[i]?.result}
                      judgement={judgements[i]?.result}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function ColumnHead({ run }: { readonly run: Run }): ReactNode {
  const { session } = usePage();
  const said = useWords(verdictsWords);
  const isExpanded = useSession((state) => state.expanded === run.index);
  return (
    <th scope="col" data-expanded={isExpanded || undefined}>
      <button
        type="button"
        aria-pressed={isExpanded}
        aria-label={said.expand(run.heading)}
        onClick={() => session.expand(isExpanded ? null : run.index)}
      >
        {run.heading}
      </button>
    </th>
  );
}

interface RowHeadProps {
  readonly measure: Measure;
  readonly isTold: boolean;
  onChoose(measure: Measure): void;
}

function RowHead({ measure, isTold, onChoose }: RowHeadProps): ReactNode {
  const { label } = useWords(verdictsWords).measures[measure];
  return (
    <button
      type="button"
      className={styles["label"]}
      aria-expanded={isTold}
      aria-controls={captionId}
      onFocus={() => onChoose(measure)}
      onClick={() => onChoose(measure)}
    >
      {label}
    </button>
  );
}

interface CellProps {
  readonly run: Run;
  readonly measure: Measure;
  /** Undefined while they are being worked out. */
  readonly scores: Scores | undefined;
  readonly judgement: Judgement | undefined;
}

function Cell({ run, measure, scores, judgement }: CellProps): ReactNode {
  const said = useWords(verdictsWords);
  const format = useFormat();
  const isOrder = measure === "linearizable";
  if ((isOrder ? judgement : scores) === undefined) return <Pending isBrief />;
  const figure = isOrder
    ? linearizableFigure(judgement as Judgement, said)
    : figureOf(measure, scores as Scores, said, format);
  return (
    <FigureButton run={run} label={`${said.measures[measure].label}, ${run.heading}`} {...figure} />
  );
}
