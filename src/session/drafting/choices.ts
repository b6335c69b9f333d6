// What the form offers to choose from, and what holds where nothing is said: all of it as the
// scenario format has it.
import type { FieldKind } from "../../data/value.ts";
import {
  defaultRetries,
  defaultSeed,
  defaultTimeoutMs,
  networkOf,
  nodesOf,
  workloadOf,
} from "../../scenarios/defaults.ts";
import { mixVerbs } from "../../scenarios/documentSchema.ts";
import { fieldKinds as allKinds, limits } from "../../scenarios/leaves.ts";
import { networkPresets, presetDelayMs, presetJitterMs } from "../../scenarios/presets.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import type { JsonObject } from "./tree.ts";

export { sameData } from "../../lib/canonical.ts";
export { fileText } from "../../scenarios/fileText.ts";
export { pathText } from "../../scenarios/path.ts";
export { nearestPath } from "../../scenarios/position.ts";
export { type TemplateId, templateIds, templates } from "../../scenarios/templates.ts";
export { defaultRetries, defaultSeed, defaultTimeoutMs, limits, mixVerbs, networkPresets };

/** Text fields come in a later version of the format. */
export const fieldKinds: readonly FieldKind[] = allKinds.filter((kind) => kind !== "text");

export const usualWorkload = workloadOf({ requests: 0 });

/** What a link is like where the form does not say. */
export interface UsualLink {
  readonly latencyMs: number;
  readonly jitterMs: number;
}

/** What the network's preset gives the link between two cities. */
export function usualLink(form: JsonObject, from: string, to: string): UsualLink {
  const document = form as unknown as ScenarioDocument;
  const { preset } = networkOf(document);
  const known = networkPresets.includes(preset) ? preset : networkPresets[0];
  const nodes = nodesOf(document);
  const [a, b] = [from, to].map((id) => nodes.find((node) => node.id === id));
  const latencyMs = a === undefined || b === undefined ? 100 : presetDelayMs(known, a, b);
  return { latencyMs, jitterMs: presetJitterMs(known) };
}

/** A seed that nobody has used: eight letters drawn by the machine. */
export function newSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => "abcdefghijkmnpqrstuvwxyz"[byte % 24]).join("");
}
