// The chapter's table: for each run what is printed of its approach, and below it what this run
// measured, each result leading to its event.
import type { ReactNode } from "react";
import { type CapRow, type Compared, capRowOf } from "../../../session/judging/capTable.ts";
import type { Run } from "../../../session/run/run.ts";
import { Icon } from "../../icons.tsx";
import { Pending } from "../../Pending.tsx";
import { useWorked } from "../../useWorked.ts";
import { useFormat, useWords } from "../../words.ts";
import styles from "./CapTable.module.css";
import { availabilityText, consistencyText, type Result, toleranceText } from "./capText.ts";
import { capWords } from "./capWords.ts";
import { FigureButton } from "./FigureButton.tsx";

export function CapTable({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  const said = useWords(capWords);
  const rows = useWorked(capRowOf, runs);
  return (
    <section
      className={styles["scroller"]}
      aria-label={said.approach}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, and keys must reach that
      tabIndex={0}
    >
      <table className={styles["table"]}>
        <thead>
          <tr>
            {[said.approach, said.consistency, said.availability, said.tolerance, said.note].map(
              (name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {runs.map((run, i) => (
            <Row key={run.index} run={run} row={rows[i]?.result} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly run: Run;
  /** Undefined while it is being worked out. */
  readonly row: CapRow | undefined;
}

function Row({ run, row }: RowProps): ReactNode {
  const said = useWords(capWords);
  const format = useFormat();
  const printed = run.trace.mode.about.printed;
  return (
    <tr data-run={run.index}>
      <th scope="row">
        <b className={styles["name"]}>{run.heading}</b>
        <small>{printed === undefined ? said.notPrinted : said.approaches[printed.approach]}</small>
        {printed !== undefined && <small>{said.bestFor[printed.approach]}</small>}
      </th>
      {row === undefined ? (
        <td colSpan={3}>
          <Pending />
        </td>
      ) : (
        <Cells run={run} row={row} results={resultsOf(row, { said, format })} />
      )}
      <td className={styles["note"]}>
        {printed === undefined ? said.noRow : said.notes[printed.approach]}
      </td>
    </tr>
  );
}

function resultsOf(row: CapRow, words: Parameters<typeof consistencyText>[1]) {
  const { consistency, availability, partitionTolerance } = row;
  return [
    { name: "consistency", found: consistency, result: consistencyText(consistency, words) },
    {
      name: "availability",
      found: availability,
      result: availability === null ? null : availabilityText(availability, words),
    },
    {
      name: "tolerance",
      found: partitionTolerance,
      result: partitionTolerance === null ? null : toleranceText(partitionTolerance, words),
    },
  ] as const;
}

interface CellsProps {
  readonly run: Run;
  readonly row: CapRow;
  readonly results: ReturnType<typeof resultsOf>;
}

function Cells({ run, row, results }: CellsProps): ReactNode {
  const said = useWords(capWords);
  const { printed } = row;
  const levels = {
    consistency: printed?.consistency,
    availability: printed?.availability,
    tolerance: printed?.partitionTolerance,
  };
  return results.map(({ name, found, result }) => {
    const level = levels[name];
    return (
      <td key={name} data-claim={name}>
        <p className={styles["claim"]} aria-hidden="true">
          {said[name]}
        </p>
        {level !== undefined && (
          <p className={styles["printed"]}>
            <span>
              {said.printed} <b>{said.levels[level]}</b>
            </span>
            {found !== null && <Match found={found} />}
          </p>
        )}
        <Measured run={run} label={`${said[name]}, ${run.heading}`} found={found} result={result} />
      </td>
    );
  });
}

/** Whether the printed claim and the measured result say the same. */
function Match({ found }: { readonly found: Compared }): ReactNode {
  const said = useWords(capWords);
  if (found.asPrinted === null) return null;
  return (
    <span className={styles["match"]} data-as-printed={found.asPrinted}>
      <Icon name={found.asPrinted ? "tick" : "differ"} />
      {found.asPrinted ? said.asPrinted : said.notAsPrinted}
    </span>
  );
}

interface MeasuredProps {
  readonly run: Run;
  readonly label: string;
  readonly found: Compared | null;
  readonly result: Result | null;
}

function Measured({ run, label, found, result }: MeasuredProps): ReactNode {
  const said = useWords(capWords);
  if (found === null || result === null) {
    return <p className={styles["unmeasured"]}>{said.notMeasured}</p>;
  }
  const { main, beside, trouble } = result;
  return (
    <div className={styles["measured"]}>
      <FigureButton
        run={run}
        label={label}
        events={found.events}
        main={main}
        small=""
        trouble={trouble}
      />
      <small>{beside}</small>
    </div>
  );
}
