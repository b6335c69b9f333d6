// Makes the scenario that the simulator runs of a document that people wrote: everything filled
// in, in microseconds, generated work and faults expanded, the script in order.

import { emptyValue, type FieldKind, isCounter, type NodeId, toSet } from "../data/value.ts";
import type {
  Database,
  InitialValue,
  Invariant,
  LinkId,
  LinkSetup,
  NetworkSetup,
  NodeSetup,
  Scenario,
} from "../sim/scenario.ts";
import { schemaOf, splitTerm } from "./dataChecks.ts";
import {
  defaultRetries,
  defaultSeed,
  defaultTimeoutMs,
  modesOf,
  networkOf,
  nodesOf,
  type ResolvedNode,
  tablesOf,
} from "./defaults.ts";
import { directionsOf } from "./directions.ts";
import type { InvariantDocument, ScenarioDocument } from "./documentSchema.ts";
import { compileEntry, compileLink, microseconds } from "./entries.ts";
import { expandFaults } from "./faults.ts";
import { presetDelayMs, presetJitterMs } from "./presets.ts";
import { expandWorkload, workloadRows } from "./workload.ts";

/** The scenario that a checked document describes. */
export function compileScenario(document: ScenarioDocument): Scenario {
  const nodes = nodesOf(document);
  const { timeout = defaultTimeoutMs, retries = defaultRetries } = document.clients ?? {};
  const entries = [
    ...(document.script ?? []),
    ...expandFaults(document),
    ...expandWorkload(document),
  ];
  return {
    title: document.title,
    about: document.about ?? "",
    seed: document.seed ?? defaultSeed,
    endUs: document.end === undefined ? null : microseconds(document.end),
    network: compileNetwork(document, nodes),
    nodes: nodes.map(compileNode),
    database: compileDatabase(document, nodes),
    clients: { timeoutUs: microseconds(timeout), retries },
    script: entries.map(compileEntry).sort((a, b) => a.atUs - b.atUs || a.index - b.index),
    invariants: (document.invariants ?? []).map(compileInvariant),
    modes: modesOf(document),
  };
}

function compileNode(node: ResolvedNode): NodeSetup {
  return {
    id: node.id,
    name: node.name,
    latitude: node.latitude,
    longitude: node.longitude,
    clockOffsetUs: microseconds(node.offsetMs),
    clockDriftPpm: node.driftPpm,
  };
}

function compileNetwork(document: ScenarioDocument, nodes: readonly ResolvedNode[]): NetworkSetup {
  const { preset, partition, links: given } = networkOf(document);
  const links: Record<string, LinkSetup> = {};
  for (const from of nodes) {
    for (const to of nodes) {
      if (from === to) continue;
      links[linkId(from.id, to.id)] = {
        latencyUs: microseconds(presetDelayMs(preset, from, to)),
        jitterUs: microseconds(presetJitterMs(preset)),
        loss: 0,
        duplicate: 0,
        order: "fifo",
      };
    }
  }
  // What is said of one direction holds against what is said of both, in whatever order they stand.
  const isOneWay = (name: string): boolean => name.includes(">");
  const names = Object.keys(given);
  for (const name of [...names.filter((one) => !isOneWay(one)), ...names.filter(isOneWay)]) {
    const set = compileLink(given[name] ?? {});
    for (const id of directionsOf(name)) links[id] = { ...(links[id] as LinkSetup), ...set };
  }
  return { preset, partition, links };
}

function linkId(from: NodeId, to: NodeId): LinkId {
  return `${from}>${to}`;
}

function compileDatabase(document: ScenarioDocument, nodes: readonly ResolvedNode[]): Database {
  const tables = tablesOf(document);
  const ids = nodes.map((node) => node.id);
  const rows: Record<string, Record<string, InitialValue>> = {};
  const names = [
    ...Object.keys(document.rows ?? {}),
    ...Object.keys(tables).flatMap((table) => workloadRows(document, table)),
  ];
  for (const row of new Set(names)) {
    const fields: Record<string, InitialValue> = {};
    const given = document.rows?.[row] ?? {};
    for (const [field, kind] of Object.entries(schemaOf(document, row) ?? {})) {
      fields[field] = initialValue(kind, given[field] ?? emptyValue(kind), ids);
    }
    rows[row] = fields;
  }
  return { tables, rows, vectors: document.vectors ?? {}, homes: document.homes ?? {} };
}

function initialValue(kind: FieldKind, value: InitialValue, ids: readonly string[]): InitialValue {
  if (kind === "set" && Array.isArray(value)) return toSet(value);
  const isSplit = isCounter(kind) && kind !== "counter" && typeof value === "number";
  return isSplit ? splitEvenly(value, ids) : value;
}

/** The first nodes get what does not divide. */
function splitEvenly(total: number, ids: readonly string[]): Readonly<Record<string, number>> {
  const share = Math.floor(total / ids.length);
  const rest = total - share * ids.length;
  return Object.fromEntries(ids.map((id, i) => [id, i < rest ? share + 1 : share]));
}

function compileInvariant(invariant: InvariantDocument): Invariant {
  if ("sum" in invariant) {
    return { kind: "sum", terms: invariant.sum.map(splitTerm), equals: invariant.equals };
  }
  return { kind: "range", ...invariant };
}
