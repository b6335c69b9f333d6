// The tables of all nodes as one: the columns are named once, each node's rows stand beside its
// mark.
import type { ReactNode } from "react";
import { pathOf, tableKeys } from "../../session/panels.ts";
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
}

export function TableGroup({ members, looks }: TableGroupProps): ReactNode {
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
        <Rows key={member.node} {...member} looks={looks} nothing={said.nothing} />
      ))}
    </table>
  );
}

interface RowsProps extends Member<Of<"table">> {
  readonly looks: Looks;
  readonly nothing: string;
}

/** What a replica holds is shown to the letter. */
const isData = (column: string | undefined): boolean => column === "value";

function Rows({ node, panel, isFresh, looks, nothing }: RowsProps): ReactNode {
  const term = useTerms();
  const { columns, rows } = panel;
  const keys = tableKeys(rows);
  const look = lookOf(looks, node);
  return (
    <tbody>
      {rows.length === 0 && (
        <tr>
          <th scope="rowgroup">
            <MarkIcon look={look} label={look.name} />
          </th>
          <td className={styles["nothing"]} colSpan={columns.length}>
            {nothing}
          </td>
        </tr>
      )}
      {rows.map((row, i) => (
        <tr key={keys[i]}>
          {i === 0 && (
            <th scope="rowgroup" rowSpan={rows.length}>
              <MarkIcon look={look} label={look.name} />
            </th>
          )}
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
