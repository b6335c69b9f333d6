// A sample of every kind of note, seen by Tokyo, for tests of words: a new kind is a type error
// here until it has one.
import { lww } from "../modes/lww/lww.ts";
import { sceneOf } from "../narrate/scene.ts";
import type { Scene } from "../narrate/told.ts";
import type { Voice } from "../narrate/voice.ts";
import type { ConflictKind, ConflictRule, Note, NoteKind } from "../sim/note.ts";
import { simulate } from "../sim/simulate.ts";
import { buildScenario } from "./scenario.ts";

type NoteOf<Kind extends NoteKind> = Extract<Note, { readonly kind: Kind }>;

const names: Readonly<Record<string, string>> = {
  tokyo: "Tokyo",
  london: "London",
  saopaulo: "São Paulo",
};
const scenario = buildScenario({
  script: [
    {
      at: 1,
      node: "tokyo",
      do: [{ verb: "increment", row: "stock/widget", field: "units", by: -20 }],
    },
    {
      at: 2,
      node: "london",
      do: [{ verb: "increment", row: "stock/widget", field: "units", by: -30 }],
    },
  ],
});
const trace = simulate(
  {
    ...scenario,
    nodes: scenario.nodes.map((node) => ({ ...node, name: names[node.id] ?? node.id })),
  },
  lww,
);

/** The scene of the notes: Tokyo has been asked r1, London r2 a millisecond later. */
export function sampleScene(voice: Voice): Scene {
  const event = trace.events.find(({ kind, node }) => kind === "request" && node === "tokyo");
  if (event === undefined) throw new Error("no event");
  return sceneOf(trace, event, voice);
}

const ballot = { round: 2, node: "london" };
const lower = { round: 1, node: "tokyo" };
const tied = { round: 1, node: "saopaulo" };
const row = "stock/widget";
export const noteSamples: { readonly [Kind in NoteKind]: readonly NoteOf<Kind>[] } = {
  write: [
    {
      kind: "write",
      request: "r1",
      row,
      change: "update",
      written: [{ field: "units", value: 80, over: [] }],
    },
    { kind: "write", request: "r1", row, change: "delete", written: [] },
    {
      kind: "write",
      request: "r1",
      row,
      change: "insert",
      written: [
        { field: null, value: true, over: [] },
        { field: "units", value: 1, over: [] },
      ],
    },
  ],
  apply: [{ kind: "apply", row, fields: ["units"], from: "london", requests: ["r2"] }],
  ignore: [
    { kind: "ignore", row, from: "london", reason: "known", requests: ["r2"] },
    { kind: "ignore", row, from: "london", reason: "older", requests: ["r2"] },
  ],
  conflict: [
    {
      kind: "conflict",
      row,
      fields: ["units"],
      conflict: "update-update",
      rule: "tie-by-node",
      kept: [{ request: "r1", node: "tokyo", value: 80 }],
      lost: [{ request: null, node: "london", value: 70 }],
    },
    {
      kind: "conflict",
      row,
      fields: [],
      conflict: "delete-update",
      rule: "add-wins",
      kept: [{ request: "r1", node: "tokyo", value: null, deleted: true }],
      lost: [{ request: "r2", node: null, value: 5 }],
    },
  ],
  lost: [
    {
      kind: "lost",
      request: "r1",
      row,
      fields: [{ field: "units", value: 80 }],
      to: null,
      marginUs: 1000,
      neededUs: 2000,
    },
    { kind: "lost", request: "r1", row, fields: [], to: null, marginUs: 0, neededUs: 1 },
  ],
  refuse: [{ kind: "refuse", request: "r1", code: 22, row }],
  forward: [{ kind: "forward", request: "r1", to: "london" }],
  wait: [
    { kind: "wait", request: "r1", reason: "quorum", nodes: ["london", "saopaulo"] },
    { kind: "wait", request: "r1", reason: "lock", nodes: [] },
  ],
  resend: [{ kind: "resend", to: "london", count: 2 }],
  resynchronise: [{ kind: "resynchronise", with: "london", count: 3 }],
  rights: [
    {
      kind: "rights",
      row,
      field: "units",
      from: "london",
      to: "tokyo",
      amount: 5,
      step: "granted",
    },
  ],
  promise: [{ kind: "promise", ballot, to: "london" }],
  reject: [{ kind: "reject", ballot: lower, promised: ballot }],
  elected: [{ kind: "elected", ballot, votes: ["london", "tokyo"] }],
  adopt: [{ kind: "adopt", slot: 3, ballot, earlier: lower, requests: ["r1"] }],
  accept: [{ kind: "accept", slot: 3, ballot, value: "v", requests: ["r1"] }],
  preempted: [
    { kind: "preempted", ballot: lower, by: ballot, led: false, retry: "after-random-pause" },
    { kind: "preempted", ballot: lower, by: ballot, led: true, retry: "never" },
    { kind: "preempted", ballot: lower, by: tied, led: false, retry: "at-once" },
  ],
  learn: [{ kind: "learn", slot: 1, value: "v", requests: ["r2"] }],
  log: [
    { kind: "log", sequence: 4, request: "r1", verdict: "applied", boot: 0 },
    { kind: "log", sequence: 4, request: "r1", verdict: "refused", boot: 0 },
    { kind: "log", sequence: 4, request: "r1", verdict: "repeat", boot: 0 },
    { kind: "log", sequence: 4, request: null, verdict: "nothing", boot: 0 },
  ],
  execute: [
    { kind: "execute", request: "r1", seen: 0 },
    { kind: "execute", request: "r2", seen: 3 },
  ],
  certify: [
    {
      kind: "certify",
      sequence: 1,
      request: "r1",
      time: 1,
      verdict: "pass",
      row: null,
      against: null,
    },
    {
      kind: "certify",
      sequence: 1,
      request: "r1",
      time: 1,
      verdict: "fail",
      row,
      against: "r2",
    },
  ],
  view: [
    { kind: "view", view: 2, members: ["tokyo", "london"], primary: true },
    { kind: "view", view: 2, members: ["tokyo"], primary: false },
  ],
  suspect: [{ kind: "suspect", node: "london" }],
  transfer: [
    { kind: "transfer", from: "london", transfer: "incremental", count: 2 },
    { kind: "transfer", from: "london", transfer: "state", count: 1 },
  ],
  home: [{ kind: "home", row, to: "london", epoch: 2 }],
  "two-phase": [
    { kind: "two-phase", request: "r1", phase: "prepare", nodes: ["london"] },
    { kind: "two-phase", request: "r1", phase: "prepared", nodes: [] },
    { kind: "two-phase", request: "r1", phase: "commit", nodes: [] },
    { kind: "two-phase", request: "r1", phase: "abort", nodes: [] },
  ],
  primary: [{ kind: "primary", node: "london", term: 2 }],
  fallback: [
    { kind: "fallback", to: "async" },
    { kind: "fallback", to: "semi-sync" },
  ],
  discard: [{ kind: "discard", requests: ["r1"] }],
};

const rules: Readonly<Record<ConflictRule, null>> = {
  "later-stamp": null,
  "tie-by-node": null,
  arrival: null,
  "different-fields": null,
  siblings: null,
  "sum-of-changes": null,
  "user-edited": null,
  "add-wins": null,
  merge: null,
  "first-in-order": null,
};
const kinds: Readonly<Record<ConflictKind, null>> = {
  "update-update": null,
  "insert-insert": null,
  "delete-update": null,
  "delete-insert": null,
  "delete-delete": null,
};

/** A conflict of every kind under every rule, with stamps and vectors. */
export const conflictSamples: readonly NoteOf<"conflict">[] = Object.keys(rules).flatMap((rule) =>
  Object.keys(kinds).map(
    (conflict): NoteOf<"conflict"> => ({
      kind: "conflict",
      row,
      fields: ["units"],
      conflict: conflict as ConflictKind,
      rule: rule as ConflictRule,
      kept: [
        {
          request: "r2",
          node: "london",
          value: 70,
          stamp: { us: 2000, node: "london", count: 1 },
          vector: { london: 1, tokyo: 0 },
        },
      ],
      lost: [
        {
          request: "r1",
          node: "tokyo",
          value: conflict.startsWith("delete") ? null : 80,
          ...(conflict.startsWith("delete") ? { deleted: true } : {}),
          stamp: { us: 1000, node: "tokyo", count: 1 },
          vector: { london: 0, tokyo: 1 },
        },
      ],
    }),
  ),
);
