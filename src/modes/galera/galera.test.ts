import { describe, expect, it } from "vitest";
import { readFindings } from "../../checks/staleReads.ts";
import type { Operation } from "../../data/operation.ts";
import { showRow, showTable } from "../../data/view.ts";
import type { Note } from "../../sim/note.ts";
import type { Options } from "../../sim/scenario.ts";
import { simulate } from "../../sim/simulate.ts";
import { eventIndexAt, lastEvent, rowsAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft, type Entry } from "../../testing/scenario.ts";
import { expectTranscript } from "../../testing/transcripts.ts";
import { galera } from "./galera.ts";

const row = "stock/widget";
const ship = (by: number): Operation[] => [
  { verb: "increment", row, field: "units", by: -by },
];
const look: Operation[] = [{ verb: "read", row, field: "units" }];
const shipping = (at: number, node: string, by: number): Entry => ({ at, node, do: ship(by) });

const run = (draft: Draft, options: Options = {}): Trace =>
  simulate(buildScenario(draft), galera, { options });
const finals = (trace: Trace): unknown[] =>
  trace.nodes.map((node) => showTable(rowsAfter(trace, node, lastEvent(trace)))[row]);
const unitsAt = (trace: Trace, node: string, ms: number): unknown =>
  showRow(rowsAfter(trace, node, eventIndexAt(trace, ms * 1000))[row]);
const doneMs = (trace: Trace): unknown[] =>
  trace.requests.map(({ doneUs }) => (doneUs === null ? null : doneUs / 1000));
const ends = (trace: Trace): unknown[] =>
  trace.requests.map(({ outcome, code }) => code ?? outcome);
const notes = <K extends Note["kind"]>(
  trace: Trace,
  kind: K,
  node?: string,
): (Note & { readonly kind: K })[] =>
  trace.events
    .filter((event) => node === undefined || event.node === node)
    .flatMap((event) => event.notes)
    .filter((one): one is Note & { readonly kind: K } => one.kind === kind);
const everywhere = (units: number): unknown[] => [{ units }, { units }, { units }];

describe("an idle classroom", () => {
  it.each([
    ["tokyo", 300],
    ["london", 200],
    ["saopaulo", 300],
  ])("a write at %s is OK after %i", (node, ms) => {
    const trace = run({ script: [shipping(0, node, 20)] });
    expect(doneMs(trace)).toEqual([ms]);
    expect(finals(trace)).toEqual(everywhere(80));
    expect(trace.stopped).toBe("rest");
  });
  it("shows how a write goes", () => {
    expectTranscript(import.meta.url, "write", run({ script: [shipping(0, "tokyo", 20)] }));
  });
});
