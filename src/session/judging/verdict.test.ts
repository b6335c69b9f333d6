import { describe, expect, it } from "vitest";
import { catalogueOf } from "../../narrate/languages.ts";
import type { Voice } from "../../narrate/voice.ts";
import { libraryEntries } from "../opening.ts";
import { momentOf } from "../run/moment.ts";
import { createSession } from "../store.ts";
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
      CRDT: "No loss so far",
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
    expect(all["LWW"]?.why).toBe("London’s client was told OK at 1\u00a0ms.");
    expect(all["Vectors"]?.why).toBe("2 values stay side by side in Tokyo and London.");
    expect(all["CRDT"]?.why).toBe("São Paulo has not heard of Tokyo’s write yet.");
    expect(all["Paxos"]?.ok).toEqual({ text: "OK needs 2 of 3", atOnce: false });
    expect(all["LWW"]?.ok).toEqual({ text: "OK at once", atOnce: true });
    expect(Object.values(all).map(({ agree }) => agree)).toEqual([false, false, false, true, true]);
  });

  it("do not know of a loss before it has happened", () => {
    expect(verdicts("inventory", 50)["LWW"]).toMatchObject({
      headline: "No loss so far",
      why: "No node has heard of every write yet.",
      trouble: false,
    });
    expect(verdicts("inventory", 0)["LWW"]?.headline).toBe("No write yet");
  });

  it("say who has not heard yet, as long as that is why copies differ", () => {
    const told = (ms: number) => verdicts("inventory", ms)["CRDT"]?.why;
    // London ships at 1 ms, Tokyo at 2; the ways take 100 ms and, to São Paulo, 100 and 150.
    expect(told(1)).toBe("Tokyo and São Paulo have not heard of London’s write yet.");
    expect(told(2)).toBe("No node has heard of every write yet.");
    expect(told(101)).toBe("London and São Paulo have not heard of Tokyo’s write yet.");
    expect(told(151)).toBe("São Paulo has not heard of Tokyo’s write yet.");
    expect(told(152)).toBe("All copies agree.");
    // Everybody has heard of everything, and the copies differ for another reason.
    expect(verdicts("cart", 160)["Naive"]?.why).not.toContain("heard");
  });

  it("do not count a refused try that was repeated with success", () => {
    const session = createSession();
    session.openHash("#s=inventory");
    const endMs = session.getState().endUs / 1000;
    expect(headlines(verdicts("inventory", endMs))["Galera"]).toBe("Nothing lost");
  });
});

describe("verdicts of the library", () => {
  const languages = ["en", "ja", "pt-BR"] as const;
  /** What the headline of a narrow panel may take; characters of Japanese are twice as wide. */
  const mostHeadline = 24;
  const width = (text: string): number =>
    [...text].reduce((sum, one) => sum + (one >= "\u3000" ? 2 : 1), 0);

  it.each(languages)(
    "tell nothing of what is still to come, in few words: %s",
    async (language) => {
      const voice: Voice = { catalogue: await catalogueOf(language), wording: "plain" };
      let told = 0;
      for (const { id } of libraryEntries) {
        const session = createSession();
        session.openHash(`#s=${id}`);
        const { runs, subjects, instantsUs } = session.getState();
        for (const run of runs) {
          for (const timeUs of instantsUs.slice(0, 60)) {
            const at = { timeUs, part: null };
            const moment = momentOf(run, at, subjects[0] ?? null, voice.catalogue.shown);
            const verdict = verdictOf(run, moment, voice);
            const { headline, short, why, ok } = verdict;
            for (const text of [headline, short, why, ok.text]) {
              expect(text).not.toMatch(/undefined|null|NaN|^$/);
              for (const [, time = ""] of text.matchAll(/([\d.,]+)\u00a0ms/g)) {
                const [apart, sign] = language === "pt-BR" ? [".", ","] : [",", "."];
                const ms = Number(time.replaceAll(apart, "").replace(sign, "."));
                expect(ms, text).toBeLessThanOrEqual(Math.round(timeUs / 1000));
                told += 1;
              }
            }
            expect(width(headline), headline).toBeLessThanOrEqual(mostHeadline);
          }
        }
      }
      expect(told).toBeGreaterThan(20);
    },
  );

  it("say since when the copies agree once nothing can happen any more", () => {
    const session = createSession();
    session.openHash("#s=inventory");
    const endMs = session.getState().endUs / 1000;
    expect(verdicts("inventory", 160)["CRDT"]?.why).toBe("All copies agree.");
    expect(verdicts("inventory", endMs)["CRDT"]?.why).toBe(
      "All copies have agreed since 152\u00a0ms.",
    );
  });
});

describe("verdicts under faults", () => {
  it("name who waits, and for what", () => {
    const all = verdicts("cut", 450);
    expect(all["Paxos"]).toMatchObject({
      headline: "1 write waiting",
      why: "Tokyo waits; an OK needs a majority (2\u00a0of\u00a03).",
    });
    expect(all["Galera"]?.why).toBe("Tokyo and London wait; an OK needs every node.");
  });

  it.each([
    ["en", "4 nodes wait; an OK needs every node."],
    ["ja", "4 ノードが待っています。OK に要るのは全ノードです。"],
    ["pt-BR", "4 nós esperam; um OK precisa de todos os nós."],
  ] as const)("count who waits where they are many: %s", async (language, why) => {
    const nodes = ["tokyo", "london", "saopaulo", "virginia", "frankfurt"];
    const script = nodes
      .slice(0, 4)
      .map((node) => ({ at: 1, node, do: [{ update: "a/b", set: { c: node } }] }));
    const rows = { "a/b": { c: "-" } };
    const tables = { a: { c: "register" } };
    const document = { everywrite: 1, title: "t", seed: "s", nodes, tables, rows, script };
    const session = createSession();
    session.openText(JSON.stringify({ ...document, modes: ["galera"] }));
    const { runs, subjects } = session.getState();
    const voice: Voice = { catalogue: await catalogueOf(language), wording: "plain" };
    const at = { timeUs: 2000, part: null };
    const told = runs.map((run) => verdictOf(run, momentOf(run, at, subjects[0] ?? null), voice));
    expect(told[0]?.why).toBe(why);
  });

  it("count refusals with their reason", () => {
    const all = verdicts("insert", 5000);
    const refused = Object.values(all).filter(({ headline }) => headline.endsWith("refused"));
    expect(refused.length).toBeGreaterThan(0);
    for (const { why } of refused) expect(why).toContain("exists already");
  });

  it("do not call copies of living nodes all copies", () => {
    const verdict = verdicts("lost-member", 350)["LWW"];
    expect(verdict?.why).toBe("The copies that are up agree.");
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
