// The tables of all nodes as one: the columns are named once, each node's rows stand beside its
// mark.
import type { ReactNode } from "react";
import { pathOf, tableKeys } from "../../session/run/panels.ts";
import { MarkIcon } from "../Mark.tsx";
import { type Looks, lookOf } from "../places.ts";
import { useWords } from "../words.ts";
import { type Member, named, type Of } from "./drawing.ts";
import { Fresh } from "./Fresh.tsx";
import styles from "./TableGroup.module.css";
import { useTerms } from "./terms.ts";
import { inspectorWords } from "./words.ts";

interface TableGroupProps {
  readonly members: readonly Member<Of<"table">>[];
  readonly looks: Looks;
  /** The nodes' titles differ: each stands above its node's rows. */
  readonly hasTitles: boolean;
}

export function TableGroup({ members, looks, hasTitles }: TableGroupProps): ReactNode {
  const term = useTerms();
  const said = useWords(inspectorWords);
  const columns = members[0]?.panel.columns ?? [];
  return (
    <table className={styles["table"]}>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {term(column)}
            </th>
          ))}
        </tr>
      </thead>
      {members.map((member) => (
        <Rows
          key={member.node}
          {...member}
          looks={looks}
          nothing={said.nothing}
          title={hasTitles ? term(member.panel.title) : null}
        />
      ))}
    </table>
  );
}

interface RowsProps extends Member<Of<"table">> {
  readonly looks: Looks;
  readonly nothing: string;
  readonly title: string | null;
}

/** What a replica holds is shown to the letter. */
const isData = (column: string | undefined): boolean => column === "value";

function Rows({ node, panel, isFresh, looks, nothing, title }: RowsProps): ReactNode {
  const term = useTerms();
  const { columns, rows } = panel;
  const keys = tableKeys(rows);
  const look = lookOf(looks, node);
  const only = rows.length === 0 ? nothing : null;
  const lines = [title, only].filter((line) => line !== null);
  const mark = (
    <th scope="rowgroup" rowSpan={lines.length + rows.length}>
      <MarkIcon look={look} label={look.name} />
    </th>
  );
  return (
    <tbody>
      {lines.map((line, i) => (
        <tr key={line}>
          {i === 0 && mark}
          <td
            className={line === title ? styles["title"] : styles["nothing"]}
            colSpan={columns.length}
          >
            {line}
          </td>
        </tr>
      ))}
      {rows.map((row, i) => (
        <tr key={keys[i]}>
          {i === 0 && lines.length === 0 && mark}
          {row.map((cell, c) => (
            <Cell
              key={columns[c]}
              cell={cell}
              text={isData(columns[c]) ? String(cell) : term(named(cell, looks))}
              fresh={isFresh(pathOf(keys[i] ?? "", columns[c] ?? c))}
            />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

interface CellProps {
  readonly cell: string | number;
  readonly text: string;
  readonly fresh: boolean;
}

/** Short cells stay on one line; long values may break anywhere. */
function Cell({ cell, text, fresh }: CellProps): ReactNode {
  return (
    <td className={String(cell).length <= 13 ? styles["short"] : ""}>
      <Fresh on={fresh}>{text}</Fresh>
    </td>
  );
}
