// How `version-vector` appears: the labels of its messages and the inspector's panels.
import type { RowId } from "../../data/value.ts";
import { dotText, sameDot } from "../../data/versionVector.ts";
import { compareText } from "../../lib/record.ts";
import type { MessageLabel } from "../../sim/mode.ts";
import type { Knowledge, Panel } from "../../sim/panel.ts";
import { labelOfReply, type Post } from "../shared/outbox.ts";
import { signedText, valueText } from "../shared/text.ts";
import { contentOf, type Resolver } from "./resolve.ts";
import { type Entry, type VersionedRow, type VersionedTable, valueOfCell } from "./row.ts";

/** The rows that a transaction wrote, whole. */
export type Body = readonly { readonly row: RowId; readonly stored: VersionedRow }[];

export function label(message: Post<Body>): MessageLabel {
  switch (message.type) {
    case "letter": {
      const entries = message.body.flatMap(({ stored }) => stored.entries);
      return { kind: "replicate", text: entries.map(textOf).join(", "), role: "replicate" };
    }
    case "received":
    case "hello":
      return labelOfReply(message);
  }
}

/** What the version's own request wrote. */
function textOf({ dot, content }: Entry): string {
  if (content.fields === null) return "delete";
  if (content.request === null) return "merge";
  const written = Object.values(content.fields).flatMap((cells) =>
    cells.filter(
      (cell) => sameDot(cell.dot, dot) || cell.changes.some((change) => sameDot(change.dot, dot)),
    ),
  );
  return written.map((cell) => valueText(valueOfCell(cell))).join(" ");
}

/** The row's vector: what this replica has seen of it. */
export function knowledgeOf(row: VersionedRow | undefined): Knowledge | null {
  if (row === undefined) return null;
  const [first] = row.entries;
  const isOne = row.entries.length === 1 && first !== undefined;
  return { kind: "vector", vector: isOne ? first.content.vector : row.context };
}

export function panels(table: VersionedTable, resolver: Resolver): readonly Panel[] {
  const ids = Object.keys(table).sort(compareText);
  const vectors = ids.flatMap((id) => {
    const row = table[id] as VersionedRow;
    const siblings = row.entries.map(({ dot, content }) => ({
      label: `${id} ${dot.node === "" ? "start" : dot.node}`,
      vector: content.vector,
    }));
    return row.entries.length > 1
      ? [{ label: id, vector: row.context }, ...siblings]
      : siblings.map(({ vector }) => ({ label: id, vector }));
  });
  return [
    { shape: "versionVector", title: "Vectors", vectors },
    {
      shape: "table",
      title: "Values and dots",
      columns: ["field", "value", "dot"],
      rows: ids.flatMap((id) => cellRows(id, table[id] as VersionedRow, resolver)),
    },
  ];
}

function cellRows(id: RowId, row: VersionedRow, resolver: Resolver): readonly string[][] {
  const { fields, deletions } = contentOf(row, resolver);
  const rows = Object.entries(fields ?? {}).flatMap(([name, cells]) =>
    cells.flatMap((cell) => [
      [`${id}.${name}`, valueText(valueOfCell(cell)), dotName(cell.dot)],
      ...cell.changes.map(({ dot, by }) => [`${id}.${name}`, signedText(by), dotName(dot)]),
    ]),
  );
  const isGone = fields === null || deletions.length > 0;
  const gone = row.entries.filter(({ content }) => content.fields === null);
  return isGone ? [...rows, ...gone.map(({ dot }) => [id, "deleted", dotName(dot)])] : rows;
}

const dotName = (dot: Entry["dot"]): string => (dot.node === "" ? "start" : dotText(dot));
