// What the kernel is measured against: the bare queue with a random number for each event, and a
// mode that does nothing but pass messages on.
import { EventHeap } from "../../lib/heap.ts";
import { randomStream } from "../../lib/random.ts";
import type { Mode } from "../../sim/mode.ts";
import type { LinkSetup, NodeSetup, Scenario, ScriptEntry } from "../../sim/scenario.ts";
import { linkId } from "../../sim/scenario.ts";

/**
 * The hold model: `pending` events wait, each one schedules the next. Gives a number that depends
 * on all of it.
 */
export function bareLoop(events: number, pending: number): number {
  const heap = new EventHeap();
  const random = randomStream("bench", "bare");
  for (let slot = 0; slot < pending; slot += 1) heap.push(random.integer(20_000), slot);
  let last = 0;
  for (let i = 0; i < events; i += 1) {
    last = heap.peekKey();
    const slot = heap.pop();
    heap.push(last + 1 + random.integer(20_000), slot);
  }
  return last;
}

/** Each message is answered at once; the first `width` leave at the start, for each node. */
export function echoMode(width: number): Mode<number, number> {
  return {
    about: {
      id: "echo",
      title: "Echo",
      short: "Echo",
      summary: "Passes messages back and forth.",
      standsFor: [],
      options: [],
      claims: () => [],
      exhibits: [],
      okWhen: () => ({ kind: "at-once" }),
      localReads: () => true,
    },
    init: ({ peers }) => ({
      state: 0,
      effects: peers.flatMap((to) =>
        Array.from({ length: width }, (_, i) => ({ kind: "send", to, message: i }) as const),
      ),
    }),
    step: (state, event) =>
      event.kind === "message"
        ? { state, effects: [{ kind: "send", to: event.from, message: event.message }] }
        : { state, effects: [] },
    durable: (state) => state,
    rows: () => ({}),
    knows: () => null,
    panels: () => [],
    label: () => ({ kind: "echo", text: "", role: "replicate" }),
  };
}

/** A network of `count` nodes with jitter, and a script. */
export function benchScenario(count: number, script: readonly ScriptEntry[]): Scenario {
  const ids = ["tokyo", "london", "saopaulo", "virginia", "sydney"].slice(0, count);
  const links: Record<string, LinkSetup> = {};
  for (const from of ids) {
    for (const to of ids) {
      if (from === to) continue;
      links[linkId(from, to)] = {
        latencyUs: 10_000,
        jitterUs: 3_000,
        loss: 0,
        duplicate: 0,
        order: "any",
      };
    }
  }
  const nodes = ids.map(
    (id): NodeSetup => ({
      id,
      name: id,
      latitude: 0,
      longitude: 0,
      clockOffsetUs: 0,
      clockDriftPpm: 0,
    }),
  );
  return {
    title: "Bench",
    about: "",
    seed: "bench",
    endUs: 3_600_000_000,
    network: { preset: "bench", partition: "hold", links },
    nodes,
    database: {
      tables: { items: { value: "register", count: "counter" } },
      rows: Object.fromEntries(
        Array.from({ length: 8 }, (_, i) => [`items/${i}`, { value: "", count: 0 }]),
      ),
      vectors: {},
      homes: {},
    },
    clients: { timeoutUs: 60_000_000, retries: 0 },
    script,
    invariants: [],
    modes: [],
  };
}

/** Writes from every node in turn, `everyUs` apart, to eight rows. */
export function writeScript(
  nodes: readonly string[],
  requests: number,
  everyUs: number,
): readonly ScriptEntry[] {
  return Array.from({ length: requests }, (_, index) => {
    const node = nodes[index % nodes.length] as string;
    const row = `items/${index % 8}`;
    return {
      kind: "request",
      index,
      atUs: index * everyUs,
      node,
      client: `${node}${index % 7}`,
      operations: [{ verb: "update", row, set: { value: `v${index}` } }],
    };
  });
}
