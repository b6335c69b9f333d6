import { describe, expect, it } from "vitest";
import { canonical } from "../../lib/canonical.ts";
import { rowsAfter } from "../../sim/trace.ts";
import { libraryEntries } from "../opening.ts";
import { createSession } from "../store.ts";
import { fieldsIn, heldAt, settingsOf } from "./watch.ts";

/** The text of what a client reads: nothing of the code under test. */
function read(view: ReturnType<typeof rowsAfter>[string] | undefined, field: string): string {
  if (view === undefined) return "absent";
  return canonical(
    view.map(({ fields }) =>
      fields === null ? "deleted" : (fields[field] ?? []).map(({ value }) => value),
    ),
  );
}

describe("a watchpoint", () => {
  it("finds every event that changed a shown value, in every run of the library", () => {
    const session = createSession();
    let moved = 0;
    for (const { id } of libraryEntries) {
      session.open(id);
      for (const { trace } of session.getState().runs) {
        const last = trace.events.length - 1;
        for (const node of trace.nodes) {
          const table = rowsAfter(trace, node, last);
          for (const row of Object.keys(table)) {
            for (const field of fieldsIn(table[row])) {
              const settings = settingsOf(trace, node, { row, field }, last);
              // Step by step through all events, as somebody would by hand.
              let at = 0;
              for (let event = 1; event <= last; event += 1) {
                const [before, after] = [event - 1, event].map((index) =>
                  read(rowsAfter(trace, node, index)[row], field),
                );
                if (before !== after) at = event;
                const found = settings.findLast((one) => one.event <= event)?.event ?? 0;
                if (at > 0) {
                  expect(found, `${id} ${trace.label} ${node} ${row} at ${event}`).toBe(at);
                }
              }
              moved += settings.length - 1;
            }
          }
        }
      }
    }
    expect(moved).toBeGreaterThan(300);
  });

  it("ends at the event that is asked for, and begins with the start", () => {
    const session = createSession();
    session.open("inventory");
    const trace = session.getState().runs[0]?.trace;
    if (trace === undefined) throw new Error("no run");
    const what = { row: "stock/widget", field: "units" };
    const all = settingsOf(trace, "london", what, trace.events.length);
    expect(all.map(({ held }) => held.versions[0]?.value)).toEqual([100, 70, 80]);
    expect(trace.events[all[0]?.event ?? -1]?.kind).toBe("start");
    const second = all[1]?.event ?? -1;
    expect(settingsOf(trace, "london", what, second)).toEqual(all.slice(0, 2));
    expect(settingsOf(trace, "london", what, second - 1)).toEqual(all.slice(0, 1));
    expect(all[2]?.held.versions[0]?.by).toEqual(["r2"]);
  });

  it("knows an absent row from a deleted one", () => {
    expect(heldAt(undefined, "a")).toMatchObject({ row: "absent", versions: [] });
    expect(heldAt([{ fields: null, holds: [] }], "a")).toMatchObject({ row: "deleted" });
    const sibling = { fields: { a: [{ value: 1, holds: ["r1"] }] }, holds: [] };
    expect(heldAt([sibling, { fields: null, holds: [] }], "a")).toEqual({
      row: "present",
      versions: [{ value: 1, by: ["r1"] }],
      orDeleted: true,
    });
  });
});
