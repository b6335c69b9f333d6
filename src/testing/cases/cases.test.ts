// Faults of real systems that people have reported, as small scenarios, each with the right
// outcome under every mode that it names. What cannot be said yet is named.
import { describe, expect, it } from "vitest";
import { findings } from "../../checks/findings.ts";
import { showTable } from "../../data/view.ts";
import { knownModes } from "../../explore/known.ts";
import { canonical } from "../../lib/canonical.ts";
import { modeById } from "../../modes/index.ts";
import { checkScenario } from "../../scenarios/schema.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, rowsAfter, type Trace } from "../../sim/trace.ts";
import cases from "./cases.json" with { type: "json" };

/** What came of a run: what was lost, answered and read, and what the nodes show at the end. */
function outcomeOf(trace: Trace) {
  const { lostWrites, staleReads, linearizable, claims } = findings(trace);
  const shown = trace.nodes.map((node) =>
    canonical(showTable(rowsAfter(trace, node, lastEvent(trace)))),
  );
  return {
    requests: trace.requests.map(({ code, outcome }) => code ?? outcome).join(" "),
    lost: lostWrites.join(" "),
    stale: staleReads,
    linearizable,
    brokenClaims: claims.filter(({ holds }) => holds === false).map(({ claim }) => claim),
    stopped: trace.stopped,
    tables: [...new Set(shown)].map((table) => JSON.parse(table) as unknown),
  };
}

describe.each(cases.filter(({ runs }) => runs.length > 0))("$name", ({ scenario, runs }) => {
  const checked = checkScenario(scenario, knownModes);
  if (!checked.ok) throw new Error(checked.message);
  const { scenario: compiled } = checked;
  it.each(compiled.modes.map((choice, i) => ({ choice, i, name: choice.label ?? choice.mode })))(
    "$i $name",
    ({ choice, i }) => {
      expect(outcomeOf(simulate(compiled, modeById(choice.mode), choice))).toEqual(runs[i]);
    },
  );
});

describe("what cannot be said yet", () => {
  it.each(cases.filter(({ runs }) => runs.length === 0))("$name", ({ scenario, refused }) => {
    expect(checkScenario(scenario, knownModes)).toMatchObject({ ok: false, message: refused });
  });
  it("is named, and the rest of the report's story runs", () => {
    const missing = cases.filter((one) => one.missing !== "");
    expect(missing.map(({ missing: what }) => what).every((what) => what.endsWith("."))).toBe(true);
    expect(missing.length).toBe(17);
  });
});
