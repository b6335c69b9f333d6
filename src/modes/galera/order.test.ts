import { describe, expect, it } from "vitest";
import { plainTable } from "../../data/plainTable.ts";
import type { Context } from "../../sim/mode.ts";
import { atStart } from "../../testing/context.ts";
import { applyReady, deliver, isInLog, logLength } from "./order.ts";
import { initialState, type WriteSet } from "./state.ts";
import { startTurn, type Turn } from "./turn.ts";

const context: Context = {
  node: "london",
  nodes: ["tokyo", "london"],
  peers: ["tokyo"],
  database: {
    tables: { stock: { units: "counter" } },
    rows: { "stock/a": { units: 1 } },
    vectors: {},
    homes: {},
  },
  options: { suspectTimeout: 5000, applyDelay: 0, strict: false, syncWait: false },
  ...atStart,
};
const set = (request: string, lastSeen: number, units: number): WriteSet => ({
  view: 1,
  origin: "tokyo",
  index: 1,
  time: 1,
  request,
  sync: false,
  lastSeen,
  keys: ["stock/a"],
  rows: [
    {
      image: { present: true, by: null, fields: { units: { value: units, holds: [request] } } },
      change: { row: "stock/a", change: "update", set: { units }, written: [] },
    },
  ],
});
const verdicts = (turn: Turn): unknown[] => turn.state.queue.map(({ verdict }) => verdict);

describe("the order", () => {
  it("lets a write stand that had seen the last one which stood, whatever failed since", () => {
    const turn = startTurn(initialState(context), context);
    deliver(turn, set("r1", 0, 2));
    deliver(turn, set("r2", 0, 3));
    deliver(turn, set("r3", 1, 4));
    expect(verdicts(turn)).toEqual(["pass", "fail", "pass"]);
    applyReady(turn);
    expect(turn.state.table["stock/a"]?.fields["units"]).toEqual({ value: 4, holds: ["r3"] });
    expect(turn.state.applied).toBe(3);
  });
  it("shows nothing before its place", () => {
    const state = initialState(context);
    const turn = startTurn({ ...state, table: plainTable({}) }, context);
    deliver(turn, set("r1", 0, 2));
    turn.state = {
      ...turn.state,
      queue: turn.state.queue.map((entry) => ({ ...entry, ready: false })),
    };
    deliver(turn, set("r2", 0, 3));
    expect(applyReady(turn)).toBe(false);
    expect(turn.state.table).toEqual({});
  });
  it("keeps the last entries for members that come back", () => {
    const turn = startTurn(initialState(context), context);
    for (let i = 0; i < logLength + 5; i += 1) deliver(turn, set(`r${i}`, i, i));
    const { log, sequence } = turn.state;
    expect(log).toHaveLength(logLength);
    expect(isInLog(log, 5, sequence)).toBe(true);
    expect(isInLog(log, 4, sequence)).toBe(false);
    expect(isInLog([], sequence, sequence)).toBe(true);
    expect(isInLog([], sequence - 1, sequence)).toBe(false);
  });
});
