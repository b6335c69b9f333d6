import { describe, expect, it } from "vitest";
import { momentOf } from "./moment.ts";
import { createSession } from "./store.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** The verdicts of a library scenario's modes at a time, by the name on the tab. */
function verdicts(id: string, timeMs: number): Readonly<Record<string, Verdict>> {
  const session = createSession();
  session.openHash(`#s=${id}`);
  const { runs, subjects } = session.getState();
  return Object.fromEntries(
    runs.map((run) => [
      run.short,
      verdictOf(run, momentOf(run, { timeUs: timeMs * 1000, part: null }, subjects[0] ?? null)),
    ]),
  );
}

const headlines = (all: Readonly<Record<string, Verdict>>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).map(([mode, { headline }]) => [mode, headline]));

describe("verdicts of the inventory", () => {
  it("say what is so at 102 ms", () => {
    const all = verdicts("inventory", 102);
    expect(headlines(all)).toEqual({
      LWW: "30 units lost",
      Vectors: "Conflict kept",
      CRDT: "Nothing lost",
      Paxos: "2 writes waiting",
      Galera: "2 writes waiting",
    });
    expect(Object.values(all).map(({ trouble }) => trouble)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(all["LWW"]?.why).toBe("London’s −30 had its OK at 1\u00a0ms.");
    expect(all["Vectors"]?.why).toBe("2 values stay side by side at Tokyo and London.");
    expect(all["CRDT"]?.why).toBe("All copies agree from 152\u00a0ms on.");
    expect(all["Paxos"]?.ok).toEqual({ text: "needs 2 of 3", atOnce: false });
    expect(all["LWW"]?.ok).toEqual({ text: "OK at once", atOnce: true });
    expect(Object.values(all).map(({ agree }) => agree)).toEqual([false, false, false, true, true]);
  });

  it("do not know of a loss before it has happened", () => {
    expect(verdicts("inventory", 50)["LWW"]).toMatchObject({
      headline: "Nothing lost yet",
      trouble: false,
    });
    expect(verdicts("inventory", 0)["LWW"]?.headline).toBe("No write yet");
  });

  it("do not count a refused try that was repeated with success", () => {
    const session = createSession();
    session.openHash("#s=inventory");
    const endMs = session.getState().endUs / 1000;
    expect(headlines(verdicts("inventory", endMs))["Galera"]).toBe("Nothing lost");
  });
});

describe("verdicts under faults", () => {
  it("name who waits, and for what", () => {
    const all = verdicts("cut", 450);
    expect(all["Paxos"]).toMatchObject({
      headline: "1 write waiting",
      why: "Tokyo waits for 2\u00a0of\u00a03\u00a0nodes.",
    });
    expect(all["Galera"]?.why).toBe("Tokyo and London wait for every node.");
  });

  it("count refusals with their reason", () => {
    const all = verdicts("insert", 5000);
    const refused = Object.values(all).filter(({ headline }) => headline.endsWith("refused"));
    expect(refused.length).toBeGreaterThan(0);
    for (const { why } of refused) expect(why).toContain("exists already");
  });

  it("do not call copies of living nodes all copies", () => {
    const verdict = verdicts("lost-member", 350)["LWW"];
    expect(verdict?.why).toMatch(/^The copies that are up agree since/);
    expect(verdict?.agree).toBe(true);
  });

  it("tell of a broken rule from the moment on when a node shows it", () => {
    const session = createSession();
    session.openHash("#s=oversold");
    const { runs, endUs, subjects } = session.getState();
    const broken = runs.flatMap((run) => {
      const at = (timeUs: number) =>
        verdictOf(run, momentOf(run, { timeUs, part: null }, subjects[0] ?? null)).headline;
      return at(endUs).includes("out of range") ? [[at(0), at(endUs)]] : [];
    });
    expect(broken.length).toBeGreaterThan(0);
    for (const headlines of broken) {
      expect(headlines).toEqual(["No write yet", "units out of range"]);
    }
  });
});
