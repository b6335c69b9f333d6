// Whether the parts of a document fit together: every name is known, every operation fits its
// field, faults end after they begin. The shape of each part has been checked before.

import { cities } from "./cities.ts";
import { checkData } from "./dataChecks.ts";
import { faultSpanMs, networkOf, nodeIdsOf, tablesOf, workloadOf } from "./defaults.ts";
import { mixVerbs, type ScenarioDocument } from "./documentSchema.ts";
import { type Fault, fault, linkFault } from "./fault.ts";
import { checkModes, type KnownMode } from "./modeChecks.ts";
import { nearest } from "./nearest.ts";
import { checkScript } from "./scriptChecks.ts";
import { verbTargets } from "./targets.ts";

/** The first thing that does not fit, or null. */
export function crossFault(document: ScenarioDocument, known: readonly KnownMode[]): Fault | null {
  for (const found of crossFaults(document, known)) return found;
  return null;
}

function* crossFaults(
  document: ScenarioDocument,
  known: readonly KnownMode[],
): Generator<Fault, void> {
  yield* checkNodes(document);
  yield* checkNetwork(document);
  yield* checkData(document);
  yield* checkScript(document);
  yield* checkGenerated(document);
  yield* checkModes(document, known);
}

function* checkNodes(document: ScenarioDocument): Generator<Fault, void> {
  const seen = new Set<string>();
  for (const [i, node] of (document.nodes ?? []).entries()) {
    const given = typeof node === "string" ? { id: node } : node;
    const path = typeof node === "string" ? ["nodes", i] : ["nodes", i, "id"];
    if (seen.has(given.id)) yield fault(path, ["nodeTwice", given.id]);
    seen.add(given.id);
    const hasPlace = given.lat !== undefined && given.lon !== undefined;
    if (hasPlace || cities.has(given.id)) continue;
    yield fault(path, ["unknownCity", given.id, nearest(given.id, [...cities.keys()])]);
  }
}

function* checkNetwork(document: ScenarioDocument): Generator<Fault, void> {
  const ids = nodeIdsOf(document);
  for (const link of Object.keys(networkOf(document).links)) {
    const found = linkFault(link, ids);
    if (found !== null) yield fault(["network", "links", link], found);
  }
}

function* checkGenerated(document: ScenarioDocument): Generator<Fault, void> {
  const { workload, faults, end } = document;
  if (workload !== undefined) {
    const { mix, requests } = workloadOf(workload);
    const tables = tablesOf(document);
    for (const verb of mixVerbs) {
      if ((workload.mix?.[verb] ?? 0) > 0 && verbTargets(verb, tables).length === 0) {
        yield fault(["workload", "mix", verb], ["noFieldFits", verb]);
      }
    }
    const possible = mixVerbs.some((verb) => mix[verb] > 0 && verbTargets(verb, tables).length > 0);
    if (requests > 0 && !possible) yield fault(["workload", "mix"], ["noWeight"]);
  }
  if (faults === undefined) return;
  const span = faultSpanMs(faults, document);
  if (span < 100) yield fault(["faults", "over"], ["shortFaults", span]);
  if (end !== undefined && span >= end) {
    yield fault(["faults"], ["lateFaults", span, end]);
  }
  const isAlone = nodeIdsOf(document).length < 2;
  for (const key of ["partitions", "oneWayCuts", "delaySpikes"] as const) {
    if (isAlone && (faults[key] ?? 0) > 0) yield fault(["faults", key], ["noLinks"]);
  }
}
