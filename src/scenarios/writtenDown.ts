// A document with everything generated written out as entries and rows: the same run to the last
// digit, and each entry can be changed by itself.
import { tablesOf } from "./defaults.ts";
import type { ScenarioDocument } from "./documentSchema.ts";
import { expandFaults } from "./faults.ts";
import { expandWorkload, workloadRows } from "./workload.ts";

/** Whether some of what happens is drawn from the seed instead of written. */
export function hasGenerated({ workload, faults }: ScenarioDocument): boolean {
  return workload !== undefined || faults !== undefined;
}

const known = new WeakMap<ScenarioDocument, ScenarioDocument>();

/** In the order in which the compiler numbers them; rows of the workload alone begin empty. */
export function writtenDown(document: ScenarioDocument): ScenarioDocument {
  if (!hasGenerated(document)) return document;
  // The page asks for it with every entry that it names.
  const written = known.get(document) ?? writeDown(document);
  known.set(document, written);
  return written;
}

function writeDown(document: ScenarioDocument): ScenarioDocument {
  const { workload, faults: _faults, ...rest } = document;
  const generated = [...expandFaults(document), ...expandWorkload(document)];
  const script = [...(document.script ?? []), ...generated];
  if (workload === undefined) return { ...rest, script };
  const rows: Record<string, NonNullable<ScenarioDocument["rows"]>[string]> = { ...document.rows };
  for (const table of Object.keys(tablesOf(document))) {
    for (const row of workloadRows(document, table)) rows[row] ??= {};
  }
  return { ...rest, rows, script };
}
