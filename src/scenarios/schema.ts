// The one entrance for scenarios from outside: text or data in, a checked document and the
// scenario that the simulator runs out; or one sentence that says where something is wrong and
// what was expected. Never throws.

import * as v from "valibot";
import type { Scenario } from "../sim/scenario.ts";
import { compileScenario } from "./compile.ts";
import { crossFault } from "./crossChecks.ts";
import { documentSchema, type ScenarioDocument } from "./documentSchema.ts";
import { type Fault, fault } from "./fault.ts";
import { forbiddenKeys, readJson } from "./json.ts";
import { saidIn } from "./leaves.ts";
import type { KnownMode } from "./modeChecks.ts";
import { type Path, pathText } from "./path.ts";
import { en } from "./sentences/en.ts";
import { faultText } from "./sentences/tell.ts";
import { sizeFault, textFault } from "./size.ts";

export { compileScenario } from "./compile.ts";
export type { ScenarioDocument } from "./documentSchema.ts";
export type { KnownMode } from "./modeChecks.ts";

export type ScenarioResult =
  | { readonly ok: true; readonly document: ScenarioDocument; readonly scenario: Scenario }
  | {
      readonly ok: false;
      readonly fault: Fault;
      /** In English: one sentence, the path included. */
      readonly message: string;
      /** Such as `script[3].node`; empty for the document as a whole. */
      readonly path: string;
    };

/** Reads a scenario from JSON text. `known` are the modes there are. */
export function parseScenario(text: string, known: readonly KnownMode[]): ScenarioResult {
  const tooLong = textFault(text);
  if (tooLong !== null) return refused(tooLong);
  const json = readJson(text);
  return json.ok ? checkScenario(json.value, known) : refused(json.fault);
}

/**
 * Checks data that claims to be a scenario document, such as an edited one. `measured`: what is
 * written of it where that is shorter, for its size.
 */
export function checkScenario(
  value: unknown,
  known: readonly KnownMode[],
  measured?: object,
): ScenarioResult {
  const forbidden = forbiddenKey(value, []);
  if (forbidden !== null) return refused(fault(forbidden, ["forbiddenKey"]));
  const result = v.safeParse(documentSchema, value);
  if (!result.success) return issueRefused(result.issues);
  const document: ScenarioDocument = result.output;
  const found = sizeFault(measured ?? document) ?? crossFault(document, known);
  if (found !== null) return refused(found);
  return { ok: true, document, scenario: compileScenario(document) };
}

function refused(found: Fault): ScenarioResult {
  return { ok: false, fault: found, message: faultText(en, found), path: pathText(found.path) };
}

type Issue = v.BaseIssue<unknown>;

/** Of the faults in one object an unknown key comes first: it explains the key that is missing. */
function issueRefused(issues: readonly [Issue, ...Issue[]]): ScenarioResult {
  const [first] = issues;
  const depth = (issue: Issue): number => issue.path?.length ?? 0;
  const parent = (issue: Issue): unknown => issue.path?.at(-1)?.input;
  const isMissing = first.type === "strict_object" && first.received === "undefined";
  const typo = isMissing
    ? issues.find(
        (issue) =>
          issue.expected === "never" &&
          depth(issue) === depth(first) &&
          parent(issue) === parent(first),
      )
    : undefined;
  const issue = typo ?? first;
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  return refused(fault(path, saidIn(issue.message)));
}

/** The path of a key that could reach an object's prototype, or null. */
function forbiddenKey(value: unknown, path: Path): Path | null {
  if (typeof value !== "object" || value === null || path.length > 16) return null;
  for (const [key, item] of Object.entries(value)) {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    if (forbiddenKeys.includes(key)) return place;
    const found = forbiddenKey(item, place);
    if (found !== null) return found;
  }
  return null;
}
