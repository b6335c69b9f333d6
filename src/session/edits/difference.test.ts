// What is told of modes that come and go: all of them, and no more than that.
import { expect, it } from "vitest";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import { differencesOf } from "./difference.ts";

const withModes = (...modes: readonly string[]): ScenarioDocument => ({
  everywrite: 1,
  title: "Modes",
  modes: [...modes],
});

it.each([
  ["one is gone", ["lww", "crdt"], ["lww"], { kind: "mode-removed", mode: "crdt" }],
  [
    "three are gone",
    ["lww", "crdt", "paxos", "galera"],
    ["lww"],
    { kind: "modes-removed", count: 3 },
  ],
  ["one is new", ["lww"], ["lww", "paxos"], { kind: "mode-added", mode: "paxos" }],
  ["two are new", ["lww"], ["crdt", "lww", "paxos"], { kind: "modes-added", count: 2 }],
  ["one is in the place of another", ["lww"], ["crdt"], { kind: "modes" }],
  ["one is gone and others come", ["lww", "crdt"], ["lww", "paxos", "galera"], { kind: "modes" }],
])("%s", (_name, before, after, told) => {
  expect(differencesOf(withModes(...before), withModes(...after))).toEqual([told]);
});
