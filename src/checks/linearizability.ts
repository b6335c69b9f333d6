// Linearizability row by row: could all that clients were told about it have come from one copy,
// one transaction at a time, each between its start and its end? A transaction's operations on the
// row are one atomic operation; the rows of a transaction over several rows are checked separately,
// so that two transactions of which each read what the other wrote pass.
// Where a run ends in peace, a last read of every node's copy belongs to the history: a write that
// was acknowledged and is gone would otherwise go unnoticed for want of a reader.
import { isWrite, type Operation, rowsOf } from "../data/operation.ts";
import { evaluate, type PlainTable, plainTable, type ReadResult } from "../data/plainTable.ts";
import { emptyValue, type RowId, type TableSchema, tableOf } from "../data/value.ts";
import { type RowView, type ShownFields, shownField, showRow } from "../data/view.ts";
import { canonical } from "../lib/canonical.ts";
import { compareText } from "../lib/record.ts";
import { endsPiece, type Work, within } from "../lib/work.ts";
import { type Database, startingRows } from "../sim/scenario.ts";
import { isUpAfter, lastEvent, type RequestRecord, rowsAfter, type Trace } from "../sim/trace.ts";
import { endsInPeace } from "./faultsEnd.ts";
import { perTraceInPieces } from "./perTrace.ts";
import { checkHistory, type Model, type TimedOperation } from "./search.ts";

interface RowLinearizability {
  readonly row: RowId;
  /** Null: undecided within the budget. */
  readonly linearizable: boolean | null;
  /** A request (or last read) that fits no order, where the search got furthest. */
  readonly stuck: string | null;
  readonly configurations: number;
}

export interface Linearizability {
  /** False if a row is not, else null if a row is undecided or the run is unfinished. */
  readonly linearizable: boolean | null;
  readonly rows: readonly RowLinearizability[];
  /**
   * Whether no client was told anything of any row but OK: no read, no guard that held, no refusal
   * for what a row says. Then hardly anything could contradict an order.
   */
  readonly nobodyRead: boolean;
}

/** Configurations kept for a row: some tens of megabytes and about a second. */
const budgetOfRow = 200_000;

export const linearizability = perTraceInPieces(function* (trace: Trace): Work<Linearizability> {
  const found = yield* checkRows(trace, budgetOfRow, endsInPeace(trace));
  return found.linearizable && trace.unfinished ? { ...found, linearizable: null } : found;
});

/**
 * Checks all rows that requests touched, each within the budget; `lookAtEnd` adds the last reads.
 */
export function* checkRows(trace: Trace, budget: number, lookAtEnd = false): Work<Linearizability> {
  const histories = new Map<RowId, RequestRecord[]>();
  for (const request of trace.requests) {
    for (const row of rowsOf(request.operations)) {
      const history = histories.get(row) ?? [];
      history.push(request);
      histories.set(row, history);
    }
  }
  const rows: RowLinearizability[] = [];
  for (const row of [...histories.keys()].sort(compareText)) {
    const last = lookAtEnd ? lastReads(trace, row) : [];
    const [from, until] = [rows.length / histories.size, (rows.length + 1) / histories.size];
    yield from;
    const one = checkRow(trace, row, histories.get(row) ?? [], last, budget);
    rows.push(yield* within(one, from, until));
  }
  const nobodyRead = !trace.requests.some(wasToldOfRow);
  return { linearizable: summary(rows), rows, nobodyRead };
}

/** Whether the request's answer says something about what is in a row. */
function wasToldOfRow({ reply, operations }: RequestRecord): boolean {
  if (reply?.outcome === "refused") return justified.has(reply.code);
  return reply?.outcome === "ok" && !operations.every(isWrite);
}

function summary(rows: readonly RowLinearizability[]): boolean | null {
  if (rows.some(({ linearizable }) => linearizable === false)) return false;
  return rows.every(({ linearizable }) => linearizable) ? true : null;
}

function* checkRow(
  trace: Trace,
  row: RowId,
  requests: readonly RequestRecord[],
  last: readonly TimedOperation<RowPart>[],
  budget: number,
): Work<RowLinearizability> {
  const { database } = trace.scenario;
  const history: TimedOperation<RowPart>[] = [];
  for (const [i, request] of requests.entries()) {
    history.push(...partOf(request, row, database));
    if (endsPiece(i)) yield 0;
  }
  history.push(...last);
  const { linearizable, stuck, configurations } = yield* checkHistory(
    history,
    new RowModel(row, database),
    budget,
  );
  const request = stuck === null ? null : (history[stuck]?.operation.request ?? null);
  return { row, linearizable, stuck: request, configurations };
}

/** What a request did, or may have done, to one row. */
interface RowPart {
  /** Its id, or words for a last read. */
  readonly request: string;
  readonly operations: readonly Operation[];
  /** What its reads of the row returned, as text; null where the outcome is unknown. */
  readonly reads: readonly string[] | null;
  /** A refusal that says something about the row. */
  readonly refused: number | null;
}

/** Refusals that only the row's own state can justify: absent, already there, guard false. */
const justified: ReadonlySet<number> = new Set([20, 21, 22]);

function partOf(
  request: RequestRecord,
  row: RowId,
  database: Database,
): readonly TimedOperation<RowPart>[] {
  const { id, operations: all, reply, outcome, code, startedBy, endedBy } = request;
  const operations = all.filter((operation) => operation.row === row);
  const part = { request: id, operations, reads: null, refused: null };
  const definite = { invoked: startedBy, returned: endedBy };
  if (outcome === "refused") {
    if (code === null || !justified.has(code) || rowsOf(all).length > 1) return [];
    return [{ ...definite, operation: { ...part, refused: code } }];
  }
  if (reply?.outcome === "ok") {
    const own = reply.reads.filter((read) => read.row === row);
    const reads = own.map((read) => textOfRead(read, database));
    return [{ ...definite, operation: { ...part, reads } }];
  }
  if (!operations.some(isWrite)) return [];
  return [{ invoked: startedBy, returned: null, operation: part }];
}

/** What stands at the end at every node that is up, as reads after everything else. */
function lastReads(trace: Trace, row: RowId): readonly TimedOperation<RowPart>[] {
  const last = lastEvent(trace);
  const schema = trace.scenario.database.tables[tableOf(row)] ?? {};
  return trace.nodes
    .filter((node) => isUpAfter(trace, node, last))
    .map((node) => ({
      invoked: last + 1,
      returned: last + 2,
      operation: {
        request: `the last read at ${node}`,
        operations: [{ verb: "read", row }],
        reads: [textOfRow(rowsAfter(trace, node, last)[row], schema)],
        refused: null,
      },
    }));
}

function textOfRead({ row, field, view }: ReadResult, database: Database): string {
  if (field !== null) return canonical(shownField(view, field));
  return textOfRow(view, database.tables[tableOf(row)] ?? {});
}

/**
 * The row's state as text. Fields that nobody has set yet count as empty, whether a mode shows them
 * or not.
 */
function textOfRow(view: RowView | undefined, schema: TableSchema): string {
  const shown = showRow(view);
  if (shown === null || "siblings" in shown) return canonical(shown);
  const fields: Record<string, ShownFields[string]> = { ...shown };
  for (const [name, kind] of Object.entries(schema)) fields[name] ??= emptyValue(kind);
  return canonical(fields);
}

/** One row as a single copy: the state is a table of this row alone. */
class RowModel implements Model<PlainTable, RowPart> {
  readonly initial: PlainTable;

  private readonly row: RowId;
  private readonly database: Database;

  constructor(row: RowId, database: Database) {
    this.row = row;
    this.database = database;
    const start = startingRows(database)[row];
    this.initial = start === undefined ? {} : plainTable({ [row]: start });
  }

  step(state: PlainTable, part: RowPart): PlainTable | null {
    const outcome = evaluate(state, part.operations, this.database.tables, part.request);
    if (part.refused !== null) return outcome.refused === part.refused ? state : null;
    if (outcome.refused !== null) return null;
    const { reads } = part;
    if (reads === null) return outcome.table;
    const fits = outcome.reads.every((read, i) => textOfRead(read, this.database) === reads[i]);
    return fits && outcome.reads.length === reads.length ? outcome.table : null;
  }

  isPure({ operations, refused }: RowPart): boolean {
    return refused !== null || !operations.some(isWrite);
  }

  key(state: PlainTable): string {
    const row = state[this.row];
    if (!row?.present) return "absent";
    const values = Object.entries(row.fields).map(([name, { value }]) => [name, value]);
    return canonical(Object.fromEntries(values));
  }
}
