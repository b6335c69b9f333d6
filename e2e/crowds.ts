// Scenarios whose labels are hard to place: two to nine cities, values of one to sixty characters,
// and three siblings.
import type { ScenarioDocument } from "./engine.ts";

const cities = [
  "tokyo",
  "london",
  "saopaulo",
  "virginia",
  "singapore",
  "osaka",
  "frankfurt",
  "sydney",
  "oregon",
];

/** Values that differ at their ends only, in their middle only, and nowhere for a while. */
const values: Readonly<Record<number, readonly string[]>> = {
  1: ["a", "b", "c"],
  8: ["alice-08", "alina-08", "alicia08"],
  20: ["alice@work.example.jp", "alice@home.example.jp", "ana.m@home.example.jp"],
  60: ["one", "two", "six"].map((word) => `${"the same long beginning ".repeat(2)}${word} and on`),
};

const modes = ["lww", "version-vector", "crdt", "paxos", "galera"];

/** Two or three cities write to one row before they have heard of each other; one is cut off. */
function crowd(count: number, length: keyof typeof values): ScenarioDocument {
  const nodes = cities.slice(0, count);
  const [start = "", ...written] = values[length] ?? [];
  const first = nodes[0] ?? "";
  const texts = [...written, start];
  return {
    everywrite: 1,
    title: `${count} cities, ${length} characters`,
    seed: `crowd ${count}`,
    nodes,
    tables: { notes: { text: "register" } },
    rows: { "notes/1": { text: start } },
    script: [
      ...nodes.slice(0, 3).map((node, i) => ({
        at: 20 + i,
        node,
        do: [{ update: "notes/1", set: { text: `${texts[i] ?? ""}` } }],
      })),
      {
        at: 100,
        until: 900,
        partition: [[first], nodes.slice(1)],
      },
      { at: 300, node: first, do: [{ update: "notes/1", set: { text: start } }] },
    ],
    modes,
  } as ScenarioDocument;
}

const stormy: ScenarioDocument = {
  everywrite: 1,
  title: "A storm in five cities",
  seed: "storm in five",
  nodes: cities.slice(0, 5),
  workload: { requests: 30, over: 1500, rows: 2, clientsPerNode: 2 },
  faults: { partitions: 1, oneWayCuts: 1, crashes: 1, over: 1500 },
  modes,
};

/** Ten, of which two are like the library's own and eight are as hard as may be. */
export const crowds: readonly ScenarioDocument[] = [
  crowd(2, 60),
  crowd(3, 1),
  crowd(3, 8),
  crowd(3, 20),
  crowd(3, 60),
  crowd(4, 20),
  crowd(5, 8),
  stormy,
  crowd(7, 8),
  crowd(9, 20),
];
