// Every kind of note has a sentence that says what it should: a new kind is a type error here until
// it has a sample.
import { describe, expect, it } from "vitest";
import { lww } from "../modes/lww/lww.ts";
import type { NoteKind } from "../sim/note.ts";
import { simulate } from "../sim/simulate.ts";
import { buildScenario } from "../testing/scenario.ts";
import type { NoteOf } from "./catalogue.ts";
import { noteSentence, sceneOf } from "./index.ts";
import { textOf } from "./sentence.ts";

const trace = simulate(
  buildScenario({
    script: [
      {
        at: 1,
        node: "tokyo",
        do: [{ verb: "increment", row: "stock/widget", field: "units", by: -20 }],
      },
    ],
  }),
  lww,
);
const event = trace.events.find(({ kind }) => kind === "request") ?? trace.events[0];
if (event === undefined) throw new Error("no event");
const scene = sceneOf(trace, event);

const ballot = { round: 2, node: "london" };
const lower = { round: 1, node: "tokyo" };
const row = "stock/widget";
const samples: {
  readonly [Kind in NoteKind]: readonly (readonly [note: NoteOf<Kind>, says: string])[];
} = {
  write: [
    [
      {
        kind: "write",
        request: "r1",
        row,
        change: "update",
        written: [{ field: "units", value: 80, over: [] }],
      },
      "stock/widget is written at tokyo: units = 80.",
    ],
    [
      { kind: "write", request: "r1", row, change: "delete", written: [] },
      "stock/widget is deleted at tokyo.",
    ],
    [
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
      "stock/widget is inserted at tokyo: units = 1.",
    ],
  ],
  apply: [
    [
      { kind: "apply", row, fields: ["units"], from: "london", requests: [] },
      "london’s change of stock/widget becomes visible at tokyo.",
    ],
  ],
  ignore: [
    [{ kind: "ignore", row, from: "london", reason: "known", requests: [] }, "has it already"],
    [{ kind: "ignore", row, from: "london", reason: "older", requests: [] }, "makes no difference"],
  ],
  conflict: [
    [
      {
        kind: "conflict",
        row,
        fields: ["units"],
        conflict: "update-update",
        rule: "tie-by-node",
        kept: [{ request: "r1", node: "tokyo", value: 80 }],
        lost: [{ request: null, node: "london", value: 70 }],
      },
      "the larger node name decides, so tokyo wins.",
    ],
    [
      {
        kind: "conflict",
        row,
        fields: [],
        conflict: "delete-update",
        rule: "add-wins",
        kept: [{ request: "r1", node: "tokyo", value: null, deleted: true }],
        lost: [{ request: "r1", node: null, value: 5 }],
      },
      "Delete against update at tokyo. tokyo deleted stock/widget without having seen tokyo’s 5",
    ],
  ],
  lost: [
    [
      {
        kind: "lost",
        request: "r1",
        row,
        fields: [{ field: "units", value: 80 }],
        to: null,
        marginUs: 1000,
        neededUs: 2000,
      },
      "Acknowledged, then lost: tokyo’s units 80. With tokyo’s clock 1\u00a0ms further on it would",
    ],
    [
      { kind: "lost", request: "r1", row, fields: [], to: null, marginUs: 0, neededUs: 1 },
      "A larger node name, or one tick more, would have saved it.",
    ],
  ],
  refuse: [
    [{ kind: "refuse", request: "r1", code: 22, row }, "A required condition does not hold."],
  ],
  forward: [[{ kind: "forward", request: "r1", to: "london" }, "tokyo passes r1 on to london."]],
  wait: [
    [
      { kind: "wait", request: "r1", reason: "quorum", nodes: ["london", "saopaulo"] },
      "r1 waits for a majority (london and saopaulo).",
    ],
    [{ kind: "wait", request: "r1", reason: "lock", nodes: [] }, "on the same rows."],
  ],
  resend: [[{ kind: "resend", to: "london", count: 2 }, "has not confirmed (2)."]],
  resynchronise: [
    [{ kind: "resynchronise", with: "london", count: 3 }, "tokyo catches up with london (3)."],
  ],
  rights: [
    [
      { kind: "rights", row, field: "units", from: "a", to: "b", amount: 5, step: "granted" },
      "tokyo gives away 5 of stock/widget units (a to b).",
    ],
  ],
  promise: [[{ kind: "promise", ballot, to: "london" }, "promises ballot 2.london to london"]],
  reject: [[{ kind: "reject", ballot: lower, promised: ballot }, "it has promised 2.london."]],
  elected: [
    [
      { kind: "elected", ballot, votes: ["london", "tokyo"] },
      "A majority (london and tokyo) has promised: tokyo may propose in ballot 2.london.",
    ],
  ],
  adopt: [
    [
      { kind: "adopt", slot: 3, ballot, earlier: lower, requests: ["r1"] },
      "Slot 3 may have been chosen already in ballot 1.tokyo, so tokyo goes on with tokyo’s r1.",
    ],
  ],
  accept: [
    [
      { kind: "accept", slot: 3, ballot, value: "v", requests: ["r1"] },
      "tokyo accepts tokyo’s r1 in slot 3, ballot 2.london.",
    ],
  ],
  preempted: [[{ kind: "preempted", ballot: lower, by: ballot }, "1.tokyo to 2.london"]],
  learn: [
    [{ kind: "learn", slot: 1, value: "v", requests: [] }, "tokyo learns: slot 1 is nothing."],
  ],
  log: [
    [
      { kind: "log", sequence: 4, request: "r1", verdict: "applied", boot: 0 },
      "tokyo applies entry 4: tokyo’s r1.",
    ],
    [{ kind: "log", sequence: 4, request: "r1", verdict: "refused", boot: 0 }, "is refused by"],
    [{ kind: "log", sequence: 4, request: "r1", verdict: "repeat", boot: 0 }, "and is skipped."],
    [{ kind: "log", sequence: 4, request: null, verdict: "nothing", boot: 0 }, "is empty."],
  ],
  certify: [
    [
      { kind: "certify", sequence: 1, request: "r1", verdict: "pass", row: null, against: null },
      "tokyo certifies tokyo’s r1 as number 1.",
    ],
    [
      { kind: "certify", sequence: 1, request: "r1", verdict: "fail", row, against: "r1" },
      "tokyo’s r1 fails certification. stock/widget was changed by tokyo’s r1",
    ],
  ],
  view: [
    [
      { kind: "view", view: 2, members: ["tokyo", "london"], primary: true },
      "View 2: tokyo and london. tokyo goes on in the primary component.",
    ],
    [{ kind: "view", view: 2, members: ["tokyo"], primary: false }, "refuses to serve."],
  ],
  suspect: [[{ kind: "suspect", node: "london" }, "has not heard from london for too long."]],
  transfer: [
    [
      { kind: "transfer", from: "london", transfer: "incremental", count: 2 },
      "tokyo receives 2 missing write-sets from london.",
    ],
    [{ kind: "transfer", from: "london", transfer: "state", count: 1 }, "the whole state"],
  ],
  home: [[{ kind: "home", row, to: "london", epoch: 2 }, "london is now the home of stock/widget"]],
  "two-phase": [
    [{ kind: "two-phase", request: "r1", phase: "prepare", nodes: ["london"] }, "asks london to"],
    [{ kind: "two-phase", request: "r1", phase: "prepared", nodes: [] }, "keeps its rows locked."],
    [{ kind: "two-phase", request: "r1", phase: "commit", nodes: [] }, "commits r1 on all"],
    [{ kind: "two-phase", request: "r1", phase: "abort", nodes: [] }, "nothing of it happens."],
  ],
  primary: [[{ kind: "primary", node: "london", term: 2 }, "london is primary (term 2)."]],
  fallback: [
    [{ kind: "fallback", to: "async" }, "tokyo stops waiting for its replicas"],
    [{ kind: "fallback", to: "semi-sync" }, "tokyo waits for a replica again."],
  ],
  discard: [
    [{ kind: "discard", requests: ["r1"] }, "tokyo gives up tokyo’s r1, which nobody else has."],
  ],
};

describe("notes in words", () => {
  for (const [kind, list] of Object.entries(samples)) {
    it.each(list.map(([note, says], i) => [`${kind} ${i + 1}`, note, says] as const))(
      "%s",
      (_name, note, says) => expect(textOf(noteSentence(note, scene))).toContain(says),
    );
  }
});
