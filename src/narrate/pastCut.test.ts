import { expect, it } from "vitest";
import { lww } from "../modes/lww/lww.ts";
import { compileScenario } from "../scenarios/compile.ts";
import { findInLibrary } from "../scenarios/library/index.ts";
import { simulate } from "../sim/simulate.ts";
import { narrate } from "./index.ts";
import { catalogueOf } from "./languages.ts";

/** The profile with Tokyo cut off from a time on, under the first mode. */
function cutAt(ms: number) {
  const document = findInLibrary("profile")?.document;
  if (document === undefined) throw new Error("the library has it");
  const partition = [["tokyo"], ["london", "saopaulo"]];
  const script = [...(document.script ?? []), { at: ms, until: ms + 500, partition }];
  const trace = simulate(compileScenario({ ...document, script }), lww);
  const index = trace.events.findIndex(({ kind }) => kind === "partition");
  const told = (voice?: Parameters<typeof narrate>[2]): string =>
    narrate(trace, index, voice)
      .map(({ text }) => text)
      .join("");
  // What arrives on the other side after the cut although nothing can leave: counted by events.
  const arrived = trace.events.filter(({ kind, message, index: at }) => {
    const { from, to, sentBy } = trace.messages[message] ?? { from: "", to: "", sentBy: -1 };
    const isAcross = (from === "tokyo") !== (to === "tokyo");
    return kind === "deliver" && at > index && isAcross && sentBy < index;
  });
  return { told, arrived: arrived.length };
}

it("says how many messages are past a cut when it begins", async () => {
  const { told, arrived } = cutAt(50);
  expect(arrived).toBe(3);
  expect(told()).toMatch(/3 messages had left before that and still arrive\.$/);
  for (const locale of ["ja", "pt-BR"] as const) {
    const catalogue = await catalogueOf(locale);
    expect(told({ catalogue, wording: "plain" })).toMatch(/3/);
  }
  expect(cutAt(0).told()).not.toContain("had left");
});
