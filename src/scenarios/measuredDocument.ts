// The document that the length of links is measured by.
import { randomStream } from "../lib/random.ts";
import type { EntryDocument, OperationDocument, ScenarioDocument } from "./documentSchema.ts";

const cities = ["tokyo", "london", "saopaulo", "virginia"];

/** Four nodes, nine link settings, three partitions, thirty actions, five modes. */
export function measuredDocument(seed: string): ScenarioDocument {
  const random = randomStream(seed, "sample");
  const time = (): number => random.integer(3000);
  const operations: (() => OperationDocument)[] = [
    () => ({ increment: "stock/widget", field: "units", by: -1 - random.integer(40) }),
    () => ({ update: "users/1", set: { email: `user${random.integer(100)}@example.com` } }),
    () => ({ update: "users/1", set: { phone: `555-${1000 + random.integer(9000)}` } }),
    () => ({ add: "carts/1", field: "items", value: random.pick(["tea", "milk", "bread"]) }),
    () => ({ remove: "carts/1", field: "items", value: random.pick(["tea", "milk", "bread"]) }),
    () => ({ read: "stock/widget" }),
  ];
  const actions = Array.from({ length: 30 }, (): EntryDocument => {
    return { at: time(), node: random.pick(cities), do: [random.pick(operations)()] };
  });
  const partitions = [1, 2, 3].map((size): EntryDocument => {
    const at = time();
    const partition = [cities.slice(0, size), cities.slice(size)];
    return { at, until: at + 100 * (1 + random.integer(9)), partition };
  });
  return {
    everywrite: 1,
    title: "A busy afternoon in four cities",
    seed,
    network: { preset: "classroom", links: links(() => 20 + random.integer(300)) },
    nodes: cities,
    tables: {
      stock: { units: "counter" },
      users: { email: "register", phone: "register" },
      carts: { items: "set" },
    },
    rows: {
      "stock/widget": { units: 100 },
      "users/1": { email: "alice@example.com", phone: "555-0000" },
      "carts/1": { items: [] },
    },
    script: [...actions, ...partitions].sort((a, b) => a.at - b.at),
    modes: ["lww", "version-vector", "crdt", "paxos", "galera"],
  };
}

function links(latency: () => number): Record<string, { readonly latency: number }> {
  const names = cities.flatMap((from) =>
    cities.filter((to) => to !== from).map((to) => `${from}>${to}`),
  );
  return Object.fromEntries(names.slice(0, 9).map((name) => [name, { latency: latency() }]));
}
