import { describe, expect, it } from "vitest";
import { linearizableOf, scoresOf } from "../../../session/judging/scores.ts";
import type { Run } from "../../../session/run/run.ts";
import { createSession } from "../../../session/store.ts";
import { millisecondsText } from "../../../session/words.ts";
import type { Format } from "../../words.ts";
import { figureOf, linearizableFigure } from "./figure.ts";
import { measureGroups } from "./measures.ts";
import { verdictsWords } from "./words.ts";

const format: Format = { locale: "en", milliseconds: (us) => millisecondsText(us, "en") };

function runOf(id: string, mode: number): Run {
  const session = createSession();
  session.openHash(`#s=${id}`);
  const run = session.getState().runs[mode];
  if (run === undefined) throw new Error(`${id} has no mode ${mode}`);
  return run;
}

/** What each measure of a run says, trouble marked. */
function said(run: Run): Readonly<Record<string, string>> {
  const words = verdictsWords.en;
  const entries = measureGroups.flat().map((measure) => {
    const figure =
      measure === "linearizable"
        ? linearizableFigure(linearizableOf(run), words)
        : figureOf(measure, scoresOf(run), words, format);
    const text = `${figure.main} ${figure.small}`.trim().replaceAll("\u00a0", " ");
    return [measure, `${figure.trouble ? "! " : ""}${text}`] as const;
  });
  return Object.fromEntries(entries);
}

describe("what the figures say", () => {
  it("is trouble where something was lost, and none where nothing was", () => {
    expect(said(runOf("inventory", 0))).toEqual({
      acknowledged: "2",
      lost: "! 1 lost",
      refused: "0",
      unknown: "0",
      stale: "0",
      unavailable: "0 ms",
      conflicts: "3 later stamp",
      converged: "152 ms",
      linearizable: "! no (no such order)",
      medianOk: "0 ms",
      worstOk: "0 ms",
      messages: "8 1.5 kB",
    });
    expect(said(runOf("inventory", 4))).toMatchObject({
      lost: "0",
      refused: "0 (1 retried)",
      linearizable: "yes but nobody read",
      medianOk: "200 ms",
      worstOk: "300 ms",
    });
  });

  it("is trouble where the copies differ for ever", () => {
    expect(said(runOf("cart", 0))).toMatchObject({ converged: "! never copies differ" });
  });

  it("tells several rules with their numbers", () => {
    expect(said(runOf("storm", 1))["conflicts"]).toBe("11 kept side by side (10 different fields)");
  });

  it("says that there is none, where no write had its OK", () => {
    expect(said(runOf("lost-member", 3))).toMatchObject({ medianOk: "none", converged: "always" });
  });
});
