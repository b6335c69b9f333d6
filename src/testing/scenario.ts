// Small scenarios for tests, without the JSON format: three cities of the classroom network unless
// told otherwise.
import type { Operation } from "../data/operation.ts";
import type { Database, LinkSetup, NodeSetup, Scenario, ScriptEntry } from "../sim/scenario.ts";
import { linkId } from "../sim/scenario.ts";

const latenciesMs: Readonly<Record<string, number>> = {
  "london>tokyo": 100,
  "london>saopaulo": 100,
  "saopaulo>tokyo": 150,
};

/** The script without bookkeeping; times in milliseconds. */
export type Entry =
  | { at: number; node: string; client?: string; do: readonly Operation[] }
  | { at: number; until?: number; partition: readonly (readonly string[])[] }
  | { at: number; until?: number; cut: readonly string[] }
  | { at: number; until?: number; crash: string }
  | { at: number; until?: number; link: readonly string[]; set: Partial<LinkSetup> }
  | { at: number; clock: string; offset: number }
  | { at: number; promote: string }
  | { at: number; rehome: string; to: string };

export interface Draft {
  readonly seed?: string;
  readonly nodes?: readonly string[];
  readonly clockOffsetsMs?: Readonly<Record<string, number>>;
  readonly link?: Partial<LinkSetup>;
  /** One-way latencies in ms by `a>b`; given for one direction they hold for both. */
  readonly latenciesMs?: Readonly<Record<string, number>>;
  readonly partition?: "hold" | "drop";
  readonly database?: Partial<Database>;
  readonly timeoutMs?: number;
  readonly retries?: number;
  readonly endMs?: number;
  readonly script: readonly Entry[];
}

export function buildScenario(draft: Draft): Scenario {
  const ids = draft.nodes ?? ["tokyo", "london", "saopaulo"];
  return {
    title: "Test",
    about: "",
    seed: draft.seed ?? "test",
    endUs: draft.endMs === undefined ? null : draft.endMs * 1000,
    network: {
      preset: "classroom",
      partition: draft.partition ?? "hold",
      links: links(ids, draft),
    },
    nodes: ids.map(
      (id): NodeSetup => ({
        id,
        name: id,
        latitude: 0,
        longitude: 0,
        clockOffsetUs: (draft.clockOffsetsMs?.[id] ?? 0) * 1000,
        clockDriftPpm: 0,
      }),
    ),
    database: {
      tables: { stock: { units: "counter" } },
      rows: { "stock/widget": { units: 100 } },
      vectors: {},
      homes: {},
      ...draft.database,
    },
    clients: { timeoutUs: (draft.timeoutMs ?? 10_000) * 1000, retries: draft.retries ?? 3 },
    script: draft.script.map(entry).sort((a, b) => a.atUs - b.atUs || a.index - b.index),
    invariants: [],
    modes: [],
  };
}

function links(ids: readonly string[], draft: Draft): Record<string, LinkSetup> {
  const setups: Record<string, LinkSetup> = {};
  const known = { ...latenciesMs, ...draft.latenciesMs };
  for (const from of ids) {
    for (const to of ids) {
      if (from === to) continue;
      const latencyMs = known[linkId(from, to)] ?? known[linkId(to, from)] ?? 100;
      setups[linkId(from, to)] = {
        latencyUs: latencyMs * 1000,
        jitterUs: 0,
        loss: 0,
        duplicate: 0,
        order: "fifo",
        ...draft.link,
      };
    }
  }
  return setups;
}

function entry(draft: Entry, index: number): ScriptEntry {
  const base = { index, atUs: Math.round(draft.at * 1000) };
  if ("do" in draft) {
    const { node, client = node } = draft;
    return { kind: "request", ...base, node, client, operations: draft.do };
  }
  if ("clock" in draft) {
    return { kind: "clock", ...base, node: draft.clock, offsetUs: draft.offset * 1000 };
  }
  if ("promote" in draft) {
    return { kind: "command", ...base, command: { command: "promote", node: draft.promote } };
  }
  if ("rehome" in draft) {
    const command = { command: "rehome", row: draft.rehome, to: draft.to } as const;
    return { kind: "command", ...base, command };
  }
  const fault = { ...base, untilUs: draft.until === undefined ? null : draft.until * 1000 };
  if ("partition" in draft) return { kind: "partition", ...fault, groups: draft.partition };
  if ("cut" in draft) return { kind: "cut", ...fault, links: draft.cut };
  if ("crash" in draft) return { kind: "crash", ...fault, node: draft.crash };
  return { kind: "link", ...fault, links: draft.link, set: draft.set };
}
