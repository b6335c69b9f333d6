import { describe, expect, it } from "vitest";
import { modeById } from "../modes/index.ts";
import { simulate } from "../sim/simulate.ts";
import { randomScenario } from "../testing/randomScenario.ts";
import { digest } from "./digest.ts";

const run = (seed: string, mode = "lww", options = {}) =>
  simulate(randomScenario(seed), modeById(mode), { options });

describe("the digest", () => {
  const trace = run("a");
  it("is sixteen hexadecimal digits, the same for the same run", () => {
    expect(digest(trace)).toMatch(/^[0-9a-f]{16}$/);
    expect(digest(run("a"))).toBe(digest(trace));
  });
  it("does not depend on what is only said about the run", () => {
    const { scenario } = trace;
    const renamed = { ...trace, label: "other", scenario: { ...scenario, title: "Other" } };
    expect(digest(renamed)).toBe(digest(trace));
  });
  it("differs with seed, mode, options, and any detail of what happened", () => {
    const [event, ...events] = trace.events;
    const [message, ...messages] = trace.messages;
    const [request, ...requests] = trace.requests;
    if (!event || !message || !request) throw new Error("an empty run");
    const others = [
      run("b"),
      run("a", "naive"),
      run("a", "lww", { clock: "hybrid" }),
      { ...trace, events: [{ ...event, clockUs: event.clockUs + 1 }, ...events] },
      { ...trace, messages: [{ ...message, body: { odd: true } }, ...messages] },
      { ...trace, messages: [{ ...message, sentUs: message.sentUs + 1 }, ...messages] },
      { ...trace, requests: [{ ...request, attempt: 2 }, ...requests] },
      { ...trace, mode: { ...trace.mode, rows: () => ({}) } },
    ];
    const digests = new Set([trace, ...others].map(digest));
    expect(digests.size).toBe(others.length + 1);
  });
});
