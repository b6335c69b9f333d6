// What a home does with late and repeated messages, one message at a time.
import { describe, expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import { showTable } from "../../data/view.ts";
import { completeOptions } from "../../sim/mode.ts";
import { atStart } from "../../testing/context.ts";
import { buildScenario } from "../../testing/scenario.ts";
import { homeRegion } from "./homeRegion.ts";
import type { HomeMessage } from "./messages.ts";
import type { HomeState } from "./state.ts";

const row = "stock/widget";
const operations: readonly Operation[] = [{ verb: "increment", row, field: "units", by: -1 }];
const context = {
  node: "tokyo",
  nodes: ["tokyo", "london"],
  peers: ["london"],
  database: buildScenario({ script: [] }).database,
  options: completeOptions(homeRegion.about, {}),
  ...atStart,
};

/** The state and the messages after what London sends, one after the other. */
function hear(messages: readonly HomeMessage[]): { state: HomeState; answers: unknown[] } {
  let { state } = homeRegion.init(context);
  const answers = messages.map((message) => {
    const step = homeRegion.step(state, { kind: "message", from: "london", message }, context);
    state = step.state;
    return step.effects.flatMap((effect) =>
      effect.kind === "send" && effect.message.type !== "letter" ? [effect.message] : [],
    );
  });
  return { state, answers };
}

const forward = (request: string, floor: number): HomeMessage => ({
  type: "forward",
  of: { request, attempt: 1 },
  request: { id: request, client: "ana", node: "london", operations },
  epochs: { [row]: 1 },
  floor,
});
const prepare = (attempt: number): HomeMessage => ({
  type: "prepare",
  of: { request: "r1", attempt },
  priority: { us: 0, node: "london", number: 1 },
  operations,
  epochs: { [row]: 1 },
  floor: 1,
});
const units = (state: HomeState): unknown => showTable(homeRegion.rows(state))[row];

describe("a home", () => {
  it("answers a repeat as before and carries it out once", () => {
    const { state, answers } = hear([forward("r1", 1), forward("r1", 1)]);
    expect(answers[1]).toEqual(answers[0]);
    expect(units(state)).toEqual({ units: 99 });
  });
  it("ignores a repeat of what its origin has long had answered", () => {
    const { state, answers } = hear([forward("r1", 1), forward("r3", 3), forward("r1", 1)]);
    expect(answers[2]).toEqual([]);
    expect(units(state)).toEqual({ units: 98 });
  });
  it("drops a try when the next one comes, prepared or waiting", () => {
    const { state } = hear([prepare(1), prepare(2), prepare(3)]);
    expect(Object.keys(state.prepared)).toEqual(["r1#3"]);
    expect(state.queue).toEqual([]);
    expect(Object.keys(state.calls)).toEqual(["inquire:r1#3"]);
  });
  it("does not carry out a transaction twice when its prepare comes again after the commit", () => {
    const commit: HomeMessage = { type: "decide", of: { request: "r1", attempt: 1 }, commit: true };
    const { state, answers } = hear([prepare(1), commit, prepare(1), commit]);
    expect(answers[3]).toEqual([{ type: "done", of: { request: "r1", attempt: 1 } }]);
    expect(units(state)).toEqual({ units: 99 });
  });
  it("forgets a waiting prepare that was aborted", () => {
    const abort: HomeMessage = { type: "decide", of: { request: "r1", attempt: 1 }, commit: false };
    const { state } = hear([prepare(1), abort]);
    expect([state.prepared, state.queue, state.calls]).toEqual([{}, [], {}]);
    expect(units(state)).toEqual({ units: 100 });
  });
});
