import { expect, it } from "vitest";
import type { Run } from "../run/run.ts";
import { createSession } from "../store.ts";
import { diagramOf } from "./diagram.ts";
import { ghostOf } from "./ghost.ts";

function runOf(id: string, change = (text: string): string => text): Run {
  const session = createSession();
  session.open(id);
  session.openText(change(JSON.stringify(session.getState().opened?.document)));
  const [run] = session.getState().runs;
  if (run === undefined) throw new Error("no run");
  return run;
}

it("is only what the present run does not have, whatever its number", () => {
  const before = runOf("profile");
  expect(ghostOf({ before, run: runOf("profile") })).toEqual({ marks: [], lines: [] });
  // The first write comes a millisecond later: all that follows from it is gone from where it was.
  const run = runOf("profile", (text) => text.replace('"at":1,', '"at":2,'));
  const { marks, lines } = ghostOf({ before, run });
  expect(marks.length).toBeGreaterThan(0);
  expect(marks.length).toBeLessThan(diagramOf(before).marks.length);
  const present = diagramOf(run);
  for (const { node, atUs, kind } of marks) {
    const same = present.marks.filter((mark) => mark.node === node && mark.atUs === atUs);
    expect(same.map((mark) => mark.kind)).not.toContain(kind);
  }
  expect(lines.map(({ sentUs }) => sentUs)).toContain(marks[0]?.atUs);
});
