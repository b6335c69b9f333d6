import { expect, it } from "vitest";
import { modeById } from "../../modes/index.ts";
import { simulate } from "../../sim/simulate.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { buildScenario } from "../../testing/scenario.ts";
import { shivizLog } from "./shiviz.ts";

it("gives two lines an event: node and clock, then a text", () => {
  const write = { verb: "increment", row: "stock/widget", field: "units", by: -20 } as const;
  const scenario = buildScenario({
    nodes: ["tokyo", "london"],
    script: [{ at: 1, node: "tokyo", do: [write] }],
  });
  const trace = simulate(scenario, modeById("lww"));
  expect(shivizLog(trace).split("\n").slice(0, 4)).toEqual([
    'tokyo {"tokyo":1}',
    "request r1: increment stock/widget",
    'london {"tokyo":1,"london":1}',
    expect.stringMatching(/^receives replicate .* from tokyo$/),
  ]);
  expect(shivizLog(trace, () => "two\n lines").split("\n")[1]).toBe("two lines");
});

/** The expression that ShiViz parses logs with unless told otherwise. */
const shivizParser = /(?<host>\S*) (?<clock>{.*})\n(?<event>.*)/g;

it.each(["lww", "paxos"])("is a log that ShiViz takes, for random runs of %s", (mode) => {
  for (let seed = 0; seed < 10; seed += 1) {
    const trace = simulate(randomScenario(`shiviz ${seed}`), modeById(mode));
    const text = shivizLog(trace);
    const own: Record<string, number> = {};
    const matches = [...text.matchAll(shivizParser)];
    expect(matches.length).toBe(text.trimEnd().split("\n").length / 2);
    for (const { groups } of matches) {
      const host = groups?.["host"] ?? "";
      const clock = JSON.parse(groups?.["clock"] ?? "") as Record<string, number>;
      // Each step of a host's own clock appears once, and nothing is known before it happened.
      expect(clock[host]).toBe((own[host] ?? 0) + 1);
      own[host] = clock[host] ?? 0;
      for (const [other, count] of Object.entries(clock)) {
        expect(count).toBeLessThanOrEqual(own[other] ?? 0);
      }
    }
  }
});
