import { expect, test } from "vitest";
import type { Context } from "../../sim/mode.ts";
import { atStart } from "../../testing/context.ts";
import {
  type Calls,
  callOf,
  durableCalls,
  endCall,
  expectCall,
  repeatCall,
  startCall,
} from "./calls.ts";
import { patienceUs } from "./patience.ts";

const none: Calls<string> = {};
const context: Context = {
  node: "tokyo",
  nodes: ["tokyo", "london"],
  peers: ["london"],
  database: { tables: {}, rows: {}, vectors: {}, homes: {} },
  options: {},
  ...atStart,
};
const call = { to: "london", message: "hello", durable: false };

test("a call is sent again after 2, 4, 8 and 8 seconds, until it ends", () => {
  let { calls, effects } = startCall(none, context, "a", call);
  expect(effects).toMatchObject([
    { kind: "send", to: "london", message: "hello" },
    { kind: "setTimer", timer: "call:a", delayUs: 2_000_000 },
  ]);
  for (const delayUs of [4_000_000, 8_000_000, 8_000_000]) {
    ({ calls, effects } = repeatCall(calls, context, "a"));
    expect(effects).toMatchObject([{ kind: "send" }, { kind: "setTimer", delayUs }, {}]);
  }
  ({ calls, effects } = endCall(calls, "a"));
  expect(effects).toEqual([{ kind: "cancelTimer", timer: "call:a" }]);
  expect(repeatCall(calls, context, "a")).toEqual({ calls: {}, effects: [] });
  expect(endCall(calls, "a").effects).toEqual([]);
});

test("an expected call is silent at first", () => {
  const { effects } = expectCall(none, context, "a", call);
  expect(effects).toEqual([{ kind: "setTimer", timer: "call:a", delayUs: patienceUs(0, 0) }]);
});

test("the called may have to ask others: slow links are given their time", () => {
  const roundTripsUs = { london: 1_000_000 };
  const slow = { ...context, roundTripsUs, longestRoundTripUs: 3_000_000 };
  const { effects } = expectCall(none, slow, "a", call);
  expect(effects).toMatchObject([{ delayUs: 8_000_000 }]);
});

test("a crash leaves the durable calls", () => {
  const { calls } = startCall(startCall(none, context, "a", call).calls, context, "b", {
    ...call,
    durable: true,
  });
  expect(Object.keys(durableCalls(calls))).toEqual(["b"]);
});

test("timers are told apart", () => {
  expect(callOf("call:commit:r1#1:london")).toBe("commit:r1#1:london");
  expect(callOf("beat")).toBeNull();
});
