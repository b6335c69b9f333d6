// Whether the parts of a document fit together: every name is known, every operation fits its
// field, faults end after they begin. The shape of each part has been checked before.

import { cities } from "./cities.ts";
import { checkData } from "./dataChecks.ts";
import { faultSpanMs, networkOf, nodeIdsOf, tablesOf, workloadOf } from "./defaults.ts";
import { mixVerbs, type ScenarioDocument } from "./documentSchema.ts";
import { type Fault, fault, linkFault } from "./fault.ts";
import { checkModes, type KnownMode } from "./modeChecks.ts";
import { suggestion } from "./nearest.ts";
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
    if (seen.has(given.id)) yield fault(path, `the node "${given.id}" is there twice`);
    seen.add(given.id);
    const hasPlace = given.lat !== undefined && given.lon !== undefined;
    if (hasPlace || cities.has(given.id)) continue;
    const hint = suggestion(given.id, [...cities.keys()]);
    const help = hint === "" ? '; give it as { "id", "name", "lat", "lon" }' : hint;
    yield fault(path, `there is no known city "${given.id}"${help}`);
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
        yield fault(["workload", "mix", verb], `no table has a field that fits "${verb}"`);
      }
    }
    const possible = mixVerbs.some((verb) => mix[verb] > 0 && verbTargets(verb, tables).length > 0);
    if (requests > 0 && !possible) yield fault(["workload", "mix"], "nothing has a weight above 0");
  }
  if (faults === undefined) return;
  const span = faultSpanMs(faults, document);
  if (span < 100) yield fault(["faults", "over"], `expected at least 100 ms, found ${span}`);
  if (end !== undefined && span >= end) {
    yield fault(["faults"], `they last until ${span} ms, but the run ends at ${end} ms`);
  }
  const isAlone = nodeIdsOf(document).length < 2;
  for (const key of ["partitions", "oneWayCuts", "delaySpikes"] as const) {
    if (isAlone && (faults[key] ?? 0) > 0) yield fault(["faults", key], "one node has no links");
  }
}
