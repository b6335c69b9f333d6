import { describe, expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import { simulate } from "../../sim/simulate.ts";
import { eventIndexAt, rowsAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft, type Entry } from "../../testing/scenario.ts";
import { modeById } from "../index.ts";

const row = "users/1";
const writes = (at: number, node: string, a: string): Entry => {
  const operation: Operation = { verb: "update", row, set: { a } };
  return { at, node, do: [operation] };
};
const naive = (draft: Draft): Trace =>
  simulate(
    buildScenario({
      database: { tables: { users: { a: "register" } }, rows: { [row]: { a: "a0" } } },
      ...draft,
    }),
    modeById("naive"),
  );
const shown = (trace: Trace, node: string, atMs: number): unknown =>
  rowsAfter(trace, node, eventIndexAt(trace, atMs * 1000))[row]?.[0]?.fields?.["a"]?.[0]?.value;
/** When a node sent a letter to London, in milliseconds, by the value that it carried. */
function sendings(trace: Trace): readonly string[] {
  return trace.messages
    .filter(({ to, body }) => to === "london" && (body as { type: string }).type === "letter")
    .map(({ sentUs, body }) => {
      const [change] = (body as { body: { image: { fields: { a: { value: string } } } }[] }).body;
      return `${change?.image.fields.a.value} ${sentUs / 1000}`;
    });
}
/** A write at Tokyo every 150 ms for more than two seconds: more than any time-out. */
const stream = Array.from({ length: 15 }, (_, i) =>
  writes(1 + 150 * i, "tokyo", `v${1 + 150 * i}`),
);

describe("without a fault", () => {
  it("London never goes back to an older value", () => {
    const trace = naive({ script: stream });
    for (const atMs of [2060, 2101, 2102]) expect(shown(trace, "london", atMs)).toBe("v1951");
    expect(sendings(trace)).toHaveLength(stream.length);
  });
  it("a write that comes last stays everywhere", () => {
    const trace = naive({ script: [...stream.slice(0, -1), writes(2080, "london", "L")] });
    for (const node of trace.nodes) expect(shown(trace, node, 10_000)).toBe("L");
  });
  it("a link whose round trip takes longer than the time-out is given twice as long", () => {
    const latenciesMs = { "tokyo>london": 3000, "tokyo>saopaulo": 150, "london>saopaulo": 100 };
    const trace = naive({ latenciesMs, script: [writes(0, "tokyo", "x")] });
    expect(sendings(trace)).toEqual(["x 0"]);
  });
});

describe("what is lost goes again", () => {
  const cut = (until: number): Entry => {
    return { at: 0, until, link: ["tokyo>london"], set: { loss: 1 } };
  };
  it("2, 4, 8 and 8 seconds after it was sent last", () => {
    const trace = naive({ script: [cut(25_000), writes(0, "tokyo", "x")] });
    expect(sendings(trace)).toEqual(["x 0", "x 2000", "x 6000", "x 14000", "x 22000", "x 30000"]);
  });
  it("once it is older than the time-out, and what is younger does not go with it", () => {
    const script = [cut(1500), writes(0, "tokyo", "x"), writes(1600, "tokyo", "y")];
    expect(sendings(naive({ script }))).toEqual(["x 0", "y 1600", "x 2000"]);
  });
  it("and what is younger waits for its own time, though it is lost, too", () => {
    const script = [cut(1700), writes(0, "tokyo", "x"), writes(1600, "tokyo", "y")];
    expect(sendings(naive({ script }))).toEqual(["x 0", "y 1600", "x 2000", "y 5600"]);
  });
  it("with the time of the oldest that is left, when an older one is confirmed", () => {
    // x is confirmed at 200; y, lost at 1000, is due two seconds after its own sending.
    const loss: Entry = { at: 900, until: 1500, link: ["tokyo>london"], set: { loss: 1 } };
    const script = [
      loss,
      writes(0, "tokyo", "x"),
      writes(150, "tokyo", "w"),
      writes(1000, "tokyo", "y"),
    ];
    expect(sendings(naive({ script }))).toEqual(["x 0", "w 150", "y 1000", "y 3000"]);
  });
  it("though the sender's clock jumps", () => {
    const jump: Entry = { at: 1000, clock: "tokyo", offset: -3_600_000 };
    const script = [cut(1500), jump, writes(0, "tokyo", "x")];
    expect(sendings(naive({ script }))).toEqual(["x 0", "x 2000"]);
  });
  it("at once to a receiver that is back", () => {
    const script: Entry[] = [{ at: 50, until: 700, crash: "london" }, writes(0, "tokyo", "x")];
    expect(sendings(naive({ script }))).toEqual(["x 0", "x 800"]);
  });
  it("at once from a sender that is back", () => {
    const script: Entry[] = [
      cut(600),
      { at: 50, until: 700, crash: "tokyo" },
      writes(0, "tokyo", "x"),
    ];
    expect(sendings(naive({ script }))).toEqual(["x 0", "x 700"]);
  });
});
