// Random scenarios for tests of modes: a small workload of all operations, and every kind of fault,
// all over before the end. Not the generator of the product (scenarios/workload.ts), so that a
// fault of one does not hide in the other.
import type { Operation } from "../data/operation.ts";
import { type Random, randomStream } from "../lib/random.ts";
import { linkId, type Scenario } from "../sim/scenario.ts";
import { buildScenario, type Entry } from "./scenario.ts";

const cities = ["tokyo", "london", "saopaulo", "virginia", "sydney"];
const rows = ["items/a", "items/b"];

/**
 * A scenario of `seed`, with two to five nodes, about `requests` requests and all kinds of faults.
 */
export function randomScenario(seed: string, requests = 25): Scenario {
  const random = randomStream(seed, "scenario");
  const nodes = cities.slice(0, 2 + random.integer(4));
  return buildScenario({
    seed,
    nodes,
    database: {
      tables: { items: { value: "register", count: "counter", tags: "set" } },
      rows: { "items/a": { value: "start", count: 10, tags: [] } },
    },
    link: { jitterUs: random.integer(30) * 1000, order: random.pick(["fifo", "any"]) },
    partition: random.pick(["hold", "drop"]),
    script: [
      ...badWeather(random, nodes),
      ...workload(random, nodes, requests),
      ...faults(random, nodes),
    ],
  });
}

function workload(random: Random, nodes: readonly string[], requests: number): Entry[] {
  return Array.from({ length: requests }, (_, i) => {
    const node = random.pick(nodes);
    return {
      at: random.integer(5000),
      node,
      client: `${node}-${random.integer(2)}`,
      do: Array.from({ length: 1 + Number(random.integer(5) === 0) }, () => operation(random, i)),
    };
  });
}

function operation(random: Random, i: number): Operation {
  const row = random.pick(rows);
  switch (random.integer(10)) {
    case 0:
      return { verb: "insert", row, set: { value: `i${i}`, count: 1, tags: [`t${i}`] } };
    case 1:
      return { verb: "delete", row };
    case 2:
    case 3:
      return { verb: "increment", row, field: "count", by: random.integer(7) - 3 };
    case 4:
      return { verb: "add", row, field: "tags", value: `t${random.integer(4)}` };
    case 5:
      return { verb: "remove", row, field: "tags", value: `t${random.integer(4)}` };
    case 6:
      return { verb: "require", row, field: "count", min: random.integer(12) };
    case 7:
    case 8:
      return { verb: "read", row };
    default:
      return { verb: "update", row, set: { value: `u${i}` } };
  }
}

/** Messages are lost and doubled on every link, for the length of the workload. */
function badWeather(random: Random, nodes: readonly string[]): Entry[] {
  const set = { loss: random.integer(4) / 10, duplicate: random.integer(3) / 10 };
  const links = nodes.flatMap((from) => nodes.map((to) => linkId(from, to)));
  const link = links.filter((id) => !nodes.some((node) => id === linkId(node, node)));
  return [{ at: 0, until: 6000, link, set }];
}

function faults(random: Random, nodes: readonly string[]): Entry[] {
  const entries: Entry[] = [];
  const span = (): { at: number; until: number } => {
    const at = random.integer(4000);
    return { at, until: at + 50 + random.integer(3000) };
  };
  for (let i = random.integer(3); i > 0; i -= 1) {
    entries.push({ ...span(), partition: split(random, nodes) });
  }
  for (let i = random.integer(3); i > 0; i -= 1) {
    const from = random.pick(nodes);
    const to = random.pick(nodes.filter((node) => node !== from));
    entries.push({ ...span(), cut: [`${from}>${to}`] });
  }
  for (let i = random.integer(3); i > 0; i -= 1) {
    entries.push({ ...span(), crash: random.pick(nodes) });
  }
  for (let i = random.integer(3); i > 0; i -= 1) {
    const offset = random.integer(10_000) - 5000;
    entries.push({ at: random.integer(4000), clock: random.pick(nodes), offset });
  }
  return entries;
}

function split(random: Random, nodes: readonly string[]): readonly string[][] {
  const isLeft = nodes.map(() => random.integer(2) === 0);
  const groups = [true, false].map((side) => nodes.filter((_, i) => isLeft[i] === side));
  return groups.every((group) => group.length > 0) ? groups : [nodes.slice(0, 1), nodes.slice(1)];
}
