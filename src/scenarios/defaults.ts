// What a document means where it says nothing: one place, for the checks and for the compiler.
import type { FieldKind } from "../data/value.ts";
import { cities } from "./cities.ts";
import type {
  FaultsDocument,
  MixVerb,
  ModeDocument,
  NetworkDocument,
  NodeDocument,
  ScenarioDocument,
  WorkloadDocument,
} from "./documentSchema.ts";
import { type NetworkPreset, networkPresets } from "./presets.ts";

export const defaultSeed = "everywrite";
export const defaultTimeoutMs = 10_000;
export const defaultRetries = 3;
const defaultSpanMs = 5000;

const defaultNodes: readonly NodeDocument[] = ["tokyo", "london", "saopaulo"];
const defaultModes: readonly ModeDocument[] = ["lww", "version-vector", "crdt", "paxos", "galera"];

type Tables = Readonly<Record<string, Readonly<Record<string, FieldKind>>>>;
const defaultTables: Tables = { items: { value: "register", count: "counter", tags: "set" } };

/** A node with its place, known or given. */
export interface ResolvedNode {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly offsetMs: number;
  readonly driftPpm: number;
}

export function nodesOf(document: ScenarioDocument): readonly ResolvedNode[] {
  return (document.nodes ?? defaultNodes).map((node) => {
    const given = typeof node === "string" ? { id: node } : node;
    const city = cities.get(given.id);
    return {
      id: given.id,
      name: given.name ?? city?.name ?? given.id,
      latitude: given.lat ?? city?.latitude ?? 0,
      longitude: given.lon ?? city?.longitude ?? 0,
      offsetMs: given.clock?.offset ?? 0,
      driftPpm: given.clock?.drift ?? 0,
    };
  });
}

export function nodeIdsOf(document: ScenarioDocument): readonly string[] {
  return nodesOf(document).map((node) => node.id);
}

export function tablesOf(document: ScenarioDocument): Tables {
  return document.tables ?? defaultTables;
}

export interface ResolvedNetwork {
  readonly preset: NetworkPreset;
  readonly partition: "hold" | "drop";
  readonly links: NonNullable<Exclude<NetworkDocument, string>["links"]>;
}

export function networkOf(document: ScenarioDocument): ResolvedNetwork {
  const given = document.network ?? {};
  const network: Exclude<NetworkDocument, string> =
    typeof given === "string" ? { preset: given } : given;
  const { preset = networkPresets[0], partition = "hold", links = {} } = network;
  return { preset, partition, links };
}

export interface ResolvedMode {
  readonly mode: string;
  readonly label: string | null;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

export function modesOf(document: ScenarioDocument): readonly ResolvedMode[] {
  return (document.modes ?? defaultModes).map((mode) =>
    typeof mode === "string"
      ? { mode, label: null, options: {} }
      : { mode: mode.mode, label: mode.label ?? null, options: mode.options ?? {} },
  );
}

const defaultMix: Readonly<Record<MixVerb, number>> = {
  update: 5,
  read: 3,
  increment: 2,
  add: 1,
  remove: 1,
  insert: 1,
  delete: 1,
};

export interface ResolvedWorkload {
  readonly requests: number;
  readonly overMs: number;
  /** How many rows of each table it works on. */
  readonly rows: number;
  readonly mix: Readonly<Record<MixVerb, number>>;
  readonly clientsPerNode: number;
  /** The share of requests that a client sends to another node than its own, from 0 to 1. */
  readonly roam: number;
}

export function workloadOf(workload: WorkloadDocument): ResolvedWorkload {
  const { requests, over = defaultSpanMs, rows = 3, clientsPerNode = 1, roam = 0 } = workload;
  const none = { update: 0, read: 0, increment: 0, add: 0, remove: 0, insert: 0, delete: 0 };
  const mix = workload.mix === undefined ? defaultMix : { ...none, ...workload.mix };
  return { requests, overMs: over, rows, mix, clientsPerNode, roam };
}

/** How long generated faults may last: as long as the workload, unless they say otherwise. */
export function faultSpanMs(faults: FaultsDocument, document: ScenarioDocument): number {
  return faults.over ?? document.workload?.over ?? defaultSpanMs;
}
