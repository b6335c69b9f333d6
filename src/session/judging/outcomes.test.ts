import { describe, expect, it } from "vitest";
import { library } from "../../scenarios/library/index.ts";
import { createSession } from "../store.ts";
import { type Deed, outcomesOf } from "./outcomes.ts";
import { scoresOf } from "./scores.ts";

function opened(id: string) {
  const session = createSession();
  session.open(id);
  return session.getState().runs;
}

const told = (id: string): readonly (readonly [string, string])[] =>
  outcomesOf(opened(id)).map(({ runs, deeds }) => [
    runs.map(({ short }) => short).join(" + "),
    deeds.map((deed) => Object.values(deed).join(" ")).join(", "),
  ]);

describe("what each mode did", () => {
  it("with the profile: one lost a write, two kept both, one was slow, one tried again", () => {
    expect(told("profile")).toEqual([
      ["LWW", "lost 1, kept true"],
      ["Vectors + CRDT", "kept false"],
      ["Paxos", "kept false, took 936104"],
      ["Galera", "retried 1, kept false, took 300000"],
    ]);
  });

  it("is never wider than the scores", () => {
    for (const { id } of library) {
      for (const { runs, deeds } of outcomesOf(opened(id))) {
        const has = <Kind extends Deed["kind"]>(kind: Kind) =>
          deeds.find((deed): deed is Extract<Deed, { kind: Kind }> => deed.kind === kind);
        for (const run of runs) {
          const scores = scoresOf(run);
          const where = `${id} ${run.short}`;
          expect(has("lost")?.count ?? 0, where).toBe(scores.lost.count);
          expect(has("refused")?.count ?? 0, where).toBe(scores.refused.count);
          expect(has("took")?.us ?? 0, where).toBe(scores.worstOk.us ?? 0);
          expect(has("unfinished") !== undefined, where).toBe(run.trace.unfinished);
          if (run.trace.unfinished) expect(has("kept") ?? has("apart"), where).toBeUndefined();
          else expect(has("apart") !== undefined, where).toBe(scores.converged.us === null);
          expect(has("retried")?.count ?? 0, where).toBeLessThanOrEqual(scores.refused.retried);
          expect(has("retried") !== undefined, where).toBe(scores.refused.retried > 0);
          expect(has("unanswered")?.count ?? 0, where).toBe(scores.unknown.count);
        }
      }
    }
  });

  it("names each mode once, in its order where they differ", () => {
    for (const { id } of library) {
      const runs = opened(id);
      const named = outcomesOf(runs).flatMap((outcome) => outcome.runs.map(({ index }) => index));
      expect(named.toSorted((a, b) => a - b)).toEqual(runs.map(({ index }) => index));
    }
  });

  it("says of a run that its end cuts short only what is known", () => {
    const session = createSession();
    session.openText(
      JSON.stringify({
        everywrite: 1,
        title: "Cut short",
        end: 60,
        modes: ["lww", "paxos"],
        tables: { items: { value: "register" } },
        rows: { "items/1": { value: "a" } },
        script: [{ at: 1, node: "tokyo", do: [{ update: "items/1", set: { value: "b" } }] }],
      }),
    );
    const { runs, problem } = session.getState();
    expect(problem).toBeNull();
    for (const { deeds } of outcomesOf(runs)) {
      const kinds = deeds.map(({ kind }) => kind);
      expect(kinds).toContain("unfinished");
      expect(kinds).not.toContain("kept");
    }
  });
});
