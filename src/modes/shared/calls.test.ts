import { expect, test } from "vitest";
import {
  type Calls,
  callOf,
  durableCalls,
  endCall,
  expectCall,
  patienceUs,
  repeatCall,
  startCall,
} from "./calls.ts";

const none: Calls<string> = {};
const call = { to: "london", message: "hello", durable: false };

test("a call is sent again after 2, 4, 8 and 8 seconds, until it ends", () => {
  let { calls, effects } = startCall(none, "a", call);
  expect(effects).toMatchObject([
    { kind: "send", to: "london", message: "hello" },
    { kind: "setTimer", timer: "call:a", delayUs: 2_000_000 },
  ]);
  for (const delayUs of [4_000_000, 8_000_000, 8_000_000]) {
    ({ calls, effects } = repeatCall(calls, "a"));
    expect(effects).toMatchObject([{ kind: "send" }, { kind: "setTimer", delayUs }, {}]);
  }
  ({ calls, effects } = endCall(calls, "a"));
  expect(effects).toEqual([{ kind: "cancelTimer", timer: "call:a" }]);
  expect(repeatCall(calls, "a")).toEqual({ calls: {}, effects: [] });
  expect(endCall(calls, "a").effects).toEqual([]);
});

test("an expected call is silent at first", () => {
  const { effects } = expectCall(none, "a", call);
  expect(effects).toEqual([{ kind: "setTimer", timer: "call:a", delayUs: patienceUs(0) }]);
});

test("a crash leaves the durable calls", () => {
  const { calls } = startCall(startCall(none, "a", call).calls, "b", { ...call, durable: true });
  expect(Object.keys(durableCalls(calls))).toEqual(["b"]);
});

test("timers are told apart", () => {
  expect(callOf("call:commit:r1#1:london")).toBe("commit:r1#1:london");
  expect(callOf("beat")).toBeNull();
});
