// From a home to all copies: images of changed rows, by outbox. A copy keeps the larger version,
// so repeats and late arrivals change nothing.
import type { Evaluation, PlainRow, RowChange } from "../../data/plainTable.ts";
import type { NodeId, RequestId, RowId } from "../../data/value.ts";
import { withEntry } from "../../lib/record.ts";
import { post } from "../shared/outbox.ts";
import type { Image } from "./messages.ts";
import { homeOf } from "./state.ts";
import { change, learn, type Turn, takePosted, tell } from "./turn.ts";

/** What a transaction does becomes the rows' next version here, and is sent to everybody. */
export function install(
  turn: Turn,
  { table, changes }: Evaluation & { readonly refused: null },
  request: RequestId,
): void {
  if (changes.length === 0) return;
  change(turn, { table });
  for (const { row, change: kind, written } of changes) {
    tell(turn, { kind: "write", request, row, change: kind, written });
  }
  publish(turn, changes.map(rowOf));
}

const rowOf = ({ row }: RowChange): RowId => row;

/** Gives the rows their next version and sends them to everybody. */
export function publish(turn: Turn, rows: readonly RowId[]): void {
  let { versions } = turn.state;
  for (const row of rows) versions = withEntry(versions, row, (versions[row] ?? 0) + 1);
  change(turn, { versions });
  const images = rows.map((row) => imageOf(turn, row));
  takePosted(turn, post(turn.state.outbox, turn.context, images));
}

export function imageOf({ state }: Turn, row: RowId): Image {
  return {
    row,
    content: state.table[row] ?? null,
    version: state.versions[row] ?? 0,
    epoch: homeOf(state, row).epoch,
  };
}

/** An image from the row's home. */
export function receiveImage(turn: Turn, from: NodeId, image: Image): void {
  learn(turn, { row: image.row, home: from, epoch: image.epoch });
  takeImage(turn, from, image);
}

/** Keeps the image if it is newer than what this node has. */
export function takeImage(turn: Turn, from: NodeId, { row, content, version }: Image): void {
  const own = turn.state.versions[row] ?? 0;
  if (version <= own) {
    const reason = version === own ? "known" : "older";
    const requests = content === null ? [] : requestsOf(content, undefined);
    tell(turn, { kind: "ignore", row, from, reason, requests });
    return;
  }
  const before = turn.state.table[row];
  change(turn, { versions: withEntry(turn.state.versions, row, version) });
  if (content === null) return;
  change(turn, { table: withEntry(turn.state.table, row, content) });
  const fields = changedFields(content, before);
  const requests = requestsOf(content, before);
  if (fields.length === 0 && requests.length === 0) return;
  tell(turn, { kind: "apply", row, fields, from, requests });
}

function changedFields(after: PlainRow, before: PlainRow | undefined): readonly string[] {
  return Object.keys(after.fields).filter(
    (field) => writersOf(after, field) !== writersOf(before, field),
  );
}

const writersOf = (row: PlainRow | undefined, field: string): string | undefined =>
  row?.fields[field]?.holds.join();

/** Whose effect the row shows that it did not show before. */
function requestsOf(after: PlainRow, before: PlainRow | undefined): readonly RequestId[] {
  const shown = (row: PlainRow | undefined): RequestId[] =>
    row === undefined
      ? []
      : [
          ...(row.by === null ? [] : [row.by]),
          ...Object.values(row.fields).flatMap(({ holds }) => holds),
        ];
  const known = new Set(shown(before));
  return [...new Set(shown(after))].filter((request) => !known.has(request));
}
