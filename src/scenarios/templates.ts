// Scenarios to begin with: small, complete, and each about one thing. They are data as any other
// scenario; what the page calls them stands in its words.
import type { ScenarioDocument } from "./documentSchema.ts";

export const templateIds = [
  "two-writers",
  "partition",
  "crash",
  "counters",
  "storm",
  "empty",
] as const;
export type TemplateId = (typeof templateIds)[number];

const nodes = ["tokyo", "london", "saopaulo"];

const oneRow = {
  tables: { items: { value: "register" } },
  rows: { "items/1": { value: "start" } },
} as const;

const write = (at: number, node: string, value: string) => ({
  at,
  node,
  do: [{ update: "items/1", set: { value } }],
});

const ship = (at: number, node: string, by: number) => ({
  at,
  node,
  do: [{ increment: "stock/widget", field: "units", by }],
});

export const templates: Readonly<Record<TemplateId, ScenarioDocument>> = {
  empty: {
    everywrite: 1,
    title: "My scenario",
    about: "Three cities hold the same row, and nothing has happened yet.",
    seed: "my-scenario",
    nodes,
    ...oneRow,
    script: [],
  },
  "two-writers": {
    everywrite: 1,
    title: "Two writers, one row",
    about: "Tokyo and London change the same row within a millisecond. Which value stays?",
    seed: "two-writers",
    nodes,
    ...oneRow,
    script: [write(1, "tokyo", "T1"), write(2, "london", "L1")],
  },
  partition: {
    everywrite: 1,
    title: "A cut between two writers",
    about: "For a second no message gets to Tokyo or out of it, and both sides go on writing.",
    seed: "partition",
    nodes,
    ...oneRow,
    script: [
      { at: 0, until: 1000, partition: [["tokyo"], ["london", "saopaulo"]] },
      write(100, "tokyo", "T1"),
      write(200, "london", "L1"),
    ],
  },
  crash: {
    everywrite: 1,
    title: "A city is down",
    about: "London is down when Tokyo's change arrives. What does it show when it is back?",
    seed: "crash",
    nodes,
    ...oneRow,
    script: [
      { at: 50, until: 1000, crash: "london" },
      write(100, "tokyo", "T1"),
      { at: 1200, node: "london", do: [{ read: "items/1" }] },
    ],
  },
  counters: {
    everywrite: 1,
    title: "Two warehouses, one counter",
    about: "Of 100 units London ships 30 and Tokyo 20. The shelves hold 50; what do the books say?",
    seed: "counters",
    nodes,
    tables: { stock: { units: "counter" } },
    rows: { "stock/widget": { units: 100 } },
    script: [ship(1, "london", -30), ship(2, "tokyo", -20)],
    invariants: [{ row: "stock/widget", field: "units", min: 0 }],
  },
  storm: {
    everywrite: 1,
    title: "A generated storm",
    about: "Thirty requests and all kinds of faults, drawn from the seed.",
    seed: "storm-1",
    nodes,
    tables: { items: { value: "register", count: "counter" } },
    rows: { "items/1": { value: "start", count: 0 } },
    script: [],
    workload: { requests: 30, over: 3000, rows: 2 },
    faults: { partitions: 1, crashes: 1, delaySpikes: 1, lossUpTo: 0.05, over: 3000 },
  },
};
