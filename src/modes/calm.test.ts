// Where nothing goes wrong nothing is sent twice: no message is lost, held, delayed beyond what its
// link allows or met by a node that is down, so a mode that sends again has taken what is only slow
// for lost. Links may be slow and uneven, a workload may last longer than any time-out, and clocks
// may jump.
import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import { type Random, randomStream } from "../lib/random.ts";
import type { AnyMode } from "../sim/mode.ts";
import { linkId, type Options, type Scenario } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import { buildScenario, type Entry } from "../testing/scenario.ts";
import { modes } from "./index.ts";

const rows = ["items/a", "items/b", "items/c"];

function calmScenario(seed: string): Scenario {
  const random = randomStream(seed, "calm");
  const nodes = ["tokyo", "london", "saopaulo", "virginia", "sydney"].slice(
    0,
    2 + random.integer(4),
  );
  const latenciesMs = Object.fromEntries(
    nodes.flatMap((from) => nodes.map((to) => [linkId(from, to), 1 + random.integer(1500)])),
  );
  return buildScenario({
    seed,
    nodes,
    latenciesMs,
    link: { jitterUs: random.integer(60) * 1000, order: random.pick(["fifo", "any"]) },
    timeoutMs: 60_000,
    database: {
      tables: { items: { value: "register", count: "counter", tags: "set" } },
      rows: Object.fromEntries(rows.map((row) => [row, { value: "start", count: 5, tags: [] }])),
      homes: Object.fromEntries(rows.map((row) => [row, random.pick(nodes)])),
    },
    script: [
      ...Array.from({ length: 40 }, (_, i): Entry => {
        const node = random.pick(nodes);
        return { at: random.integer(8000), node, client: `${node}-${i % 3}`, do: work(random, i) };
      }),
      {
        at: random.integer(8000),
        clock: random.pick(nodes),
        offset: random.integer(20_000) - 10_000,
      },
    ],
  });
}

function work(random: Random, i: number): readonly Operation[] {
  const row = random.pick(rows);
  switch (random.integer(5)) {
    case 0:
      return [{ verb: "read", row }];
    case 1:
      return [{ verb: "increment", row, field: "count", by: 1 }];
    case 2:
      return rows.map((each) => ({ verb: "update", row: each, set: { value: `t${i}` } }));
    default:
      return [{ verb: "update", row, set: { value: `u${i}` } }];
  }
}

/** The defaults, and each other choice alone; times are left as they are. */
function optionsOf({ about }: AnyMode): readonly Options[] {
  const others = about.options.flatMap((option): Options[] => {
    if (option.forLessons) return [];
    if (option.type === "boolean") return [{ [option.name]: !option.default }];
    if (option.type !== "choice") return [];
    return option.choices.map((choice) => ({ [option.name]: choice }));
  });
  return [{}, ...others];
}

const cases = modes.flatMap((mode) =>
  optionsOf(mode).map((options) => ({ mode, options, name: JSON.stringify(options) })),
);

describe("without a fault nothing is sent twice", () => {
  it.each(cases)("$mode.about.id $name", ({ mode, options }) => {
    for (let seed = 0; seed < 12; seed += 1) {
      const trace = simulate(calmScenario(`calm ${seed}`), mode, { options });
      const again = trace.events.flatMap(({ atUs, node, notes }) =>
        notes.filter(({ kind }) => kind === "resend").map(() => `${seed}: ${node} at ${atUs}`),
      );
      expect(again).toEqual([]);
    }
  });
});
