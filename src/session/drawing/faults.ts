// The scenario's faults as stretches of time, for the time line and the map.

import { oncePerKey } from "../../lib/oncePerKey.ts";
import { severedBy } from "../../sim/network.ts";
import type { LinkId, Scenario, ScriptEntry } from "../../sim/scenario.ts";

export interface FaultBand {
  readonly kind: "partition" | "cut" | "crash" | "link";
  readonly fromUs: number;
  /** Null: to the end. */
  readonly untilUs: number | null;
  /** Index of the script's entry. */
  readonly entry: number;
}

/** Cables that are severed now, with the time at which that ends. */
export interface Severance {
  readonly entry: number;
  readonly untilUs: number | null;
  /** Directed links. */
  readonly links: readonly LinkId[];
}

type FaultEntry = Extract<ScriptEntry, { kind: FaultBand["kind"] }>;

function isFault(entry: ScriptEntry): entry is FaultEntry {
  return ["partition", "cut", "crash", "link"].includes(entry.kind);
}

export function faultBands(scenario: Scenario): readonly FaultBand[] {
  return scenario.script.filter(isFault).map(({ kind, atUs, untilUs, index }) => ({
    kind,
    fromUs: atUs,
    untilUs,
    entry: index,
  }));
}

/** All partitions and cuts. */
export const severancesIn = oncePerKey((scenario: Scenario) =>
  scenario.script.flatMap((entry): (Severance & { readonly fromUs: number })[] => {
    if (entry.kind !== "partition" && entry.kind !== "cut") return [];
    const { index, atUs: fromUs, untilUs } = entry;
    return [{ entry: index, fromUs, untilUs, links: severedBy(entry) }];
  }),
);

/** By which of them hold: the same ones are the same list, which is then drawn the same. */
const lists = oncePerKey((_scenario: Scenario) => new Map<string, readonly Severance[]>());

/** The partitions and cuts at a time; a heal at a time comes before what else happens then. */
export function severancesAt(scenario: Scenario, timeUs: number): readonly Severance[] {
  const now = severancesIn(scenario).filter(
    ({ fromUs, untilUs }) => fromUs <= timeUs && (untilUs === null || untilUs > timeUs),
  );
  const key = now.map(({ entry }) => entry).join(" ");
  const known = lists(scenario).get(key);
  if (known !== undefined) return known;
  const list = now.map(({ entry, untilUs, links }) => ({ entry, untilUs, links }));
  lists(scenario).set(key, list);
  return list;
}
