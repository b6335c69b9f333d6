// Whether bounded counters kept their bound: zero is the floor, at every node and in every instant.
import { type NodeId, type RowId, tableOf } from "../data/value.ts";
import { finish } from "../lib/work.ts";
import type { Trace } from "../sim/trace.ts";
import { numbersAt, watch } from "./invariants.ts";
import { perTrace } from "./perTrace.ts";

export interface BrokenBound {
  readonly row: RowId;
  readonly field: string;
  readonly node: NodeId;
  readonly atUs: number;
  readonly value: number;
}

/** The first time that each bounded counter was below zero. */
export const bounds = perTrace((trace: Trace): readonly BrokenBound[] => {
  const places = boundedCounters(trace);
  const watched = finish(
    watch(trace, places, ({ row, field }, table) =>
      numbersAt(table, row, field).map((value) => ({ value, excess: Math.max(0, -value) })),
    ),
  );
  return places.flatMap((place, i) => {
    const first = watched[i]?.first ?? null;
    if (first === null) return [];
    const { node, atUs, value } = first;
    return [{ ...place, node, atUs, value }];
  });
});

function boundedCounters(trace: Trace): readonly { row: RowId; field: string }[] {
  const { tables, rows } = trace.scenario.database;
  const inserted = trace.requests.flatMap(({ operations }) =>
    operations.flatMap(({ verb, row }) => (verb === "insert" ? [row] : [])),
  );
  return [...new Set([...Object.keys(rows), ...inserted])].flatMap((row) =>
    Object.entries(tables[tableOf(row)] ?? {}).flatMap(([field, kind]) =>
      kind === "bounded-counter" ? [{ row, field }] : [],
    ),
  );
}
