import { expect, it } from "vitest";
import { modes } from "../modes/index.ts";
import { simulate } from "../sim/simulate.ts";
import { randomScenario } from "./randomScenario.ts";

it.each(modes.map((mode) => [mode.about.id, mode] as const))(
  "random scenarios lose, repeat, hold and drop messages, and crash nodes, under %s",
  (_id, mode) => {
    const traces = Array.from({ length: 20 }, (_, i) => simulate(randomScenario(`w${i}`), mode));
    const messages = traces.flatMap((trace) => trace.messages);
    for (const fate of ["delivered", "lost", "cut", "down"]) {
      expect([fate, messages.some((message) => message.fate === fate)]).toEqual([fate, true]);
    }
    expect(messages.some(({ copy }) => copy)).toBe(true);
    expect(messages.some(({ sentUs, leftUs }) => leftUs !== null && leftUs > sentUs)).toBe(true);
    // No bad weather is left to keep a run from its rest.
    for (const { scenario } of traces) {
      expect(Object.values(scenario.network.links).every(({ loss }) => loss === 0)).toBe(true);
    }
  },
);
