// What the start page says of the library is held to the runs themselves.
import { describe, expect, it } from "vitest";
import { showTable } from "../../data/view.ts";
import { modes } from "../../modes/index.ts";
import { portraitOf } from "../../session/drawing/portrait.ts";
import { sketchOf } from "../../session/drawing/sketch.ts";
import { locales } from "../../session/locale.ts";
import { libraryEntries, openId } from "../../session/opening.ts";
import { type Run, runAll } from "../../session/run/run.ts";
import { textsIn } from "../../session/texts/languages.ts";
import { modeNamesIn, titleIn } from "../../session/texts/texts.ts";
import { eventIndexAt, lastEvent, rowsAfter } from "../../sim/trace.ts";
import { type FeaturedId, featured, hero } from "./featured.ts";
import { groups } from "./groups.ts";
import { startWords } from "./words.ts";

function runOf(id: FeaturedId): Run {
  const card = featured.find((one) => one.id === id);
  const opened = openId(id);
  const run = opened.ok ? runAll(opened.opened.scenario)[card?.mode ?? -1] : undefined;
  if (run === undefined) throw new Error(`no run of ${id}`);
  return run;
}

/** A row as each node shows it after all that happens at a time; null: at the end. */
function rowAt({ trace }: Run, row: string, ms: number | null): readonly unknown[] {
  const event = ms === null ? lastEvent(trace) : eventIndexAt(trace, ms * 1000);
  return trace.nodes.map((node) => showTable(rowsAfter(trace, node, event))[row]);
}

describe("what the cards say is true", () => {
  it.each(locales)("titles are those of the library: %s", async (locale) => {
    const texts = await textsIn(locale);
    for (const { id } of featured) {
      const title = libraryEntries.find((entry) => entry.id === id)?.title ?? "";
      expect(startWords[locale].cards[id][0]).toBe(titleIn(texts, title));
    }
  });

  it("a new e-mail address is lost at 101 ms, where the button stops", () => {
    const { trace, losses, conflictsUs } = runOf("profile");
    expect(losses.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual(["email"]);
    expect(losses.map(({ event }) => trace.events[event]?.atUs)).toEqual([101_000]);
    expect(conflictsUs[0]).toBe(101_000);
  });

  it("rolled back at 302 ms, made again: 50 left", () => {
    const run = runOf("inventory");
    const { requests } = run.trace;
    const refused = requests.filter(({ outcome }) => outcome === "refused");
    expect(refused.map(({ doneUs }) => doneUs)).toEqual([302_000]);
    expect(requests.at(-1)).toMatchObject({ node: refused[0]?.node, outcome: "ok" });
    expect(rowAt(run, "stock/widget", null)).toEqual([1, 2, 3].map(() => ({ units: 50 })));
  });

  it("the item added again survives", () => {
    expect(rowAt(runOf("or-set"), "carts/1", null)).toEqual(
      [1, 2, 3].map(() => ({ items: ["tea"] })),
    );
  });

  it("two of three answer: OK at 500 ms", () => {
    const { trace } = runOf("lost-member");
    expect(trace.requests.map(({ outcome, doneUs }) => [outcome, doneUs])).toEqual([
      ["ok", 500_000],
    ]);
    const atMs = 500;
    const down = trace.down["saopaulo"]?.[0];
    expect(trace.events[down?.from ?? -1]?.atUs).toBeLessThan(atMs * 1000);
    expect(down?.to).toBeNull();
  });

  it("Tokyo waits for its OK: 400 ms", () => {
    const request = runOf("virginia").trace.requests.find(({ node }) => node === "tokyo");
    expect(request).toMatchObject({ outcome: "ok", atUs: 0, doneUs: 400_000 });
  });

  it("the later edit gets its OK, and loses", () => {
    const run = runOf("fast-clock");
    const last = run.trace.requests.at(-1);
    expect(run.losses.map(({ request }) => request)).toEqual([last?.id]);
    expect(last?.outcome).toBe("ok");
  });

  it("what London lacks, it must borrow first", () => {
    const { trace } = runOf("rights");
    const sales = trace.requests.filter(({ node }) => node === "london");
    expect(sales.map(({ outcome }) => outcome)).toEqual(["ok", "ok"]);
    const [own, borrowed] = sales.map(({ atUs, doneUs }) => (doneUs ?? 0) - atUs);
    expect(own).toBe(0);
    expect(borrowed).toBeGreaterThan(0);
  });
});

it.each(locales)("the line of the modes names each: %s", async (locale) => {
  const texts = await textsIn(locale);
  const line = startWords[locale].modes.toLowerCase();
  // A name stands in a sentence, and may be bent: each long word of it by its beginning.
  const missing = modes.filter(({ about }) => {
    const { title } = modeNamesIn(texts, about);
    const long = title
      .toLowerCase()
      .split(/[\s\u200b]+/)
      .filter((word) => word.length > 3);
    return !long.every((word) => line.includes(word.slice(0, 4)));
  });
  expect(missing.map(({ about }) => about.id)).toEqual([]);
});

it("the map shows the values of the run, and what is on its way", () => {
  const portrait = portraitOf(hero.id, hero.mode, hero.timeUs);
  expect(portrait?.places).toEqual({
    tokyo: { value: "80", taken: 20 },
    london: { value: "70", taken: 30 },
    saopaulo: { value: "100", taken: 0 },
  });
  expect(portrait?.flights.map(({ from, to }) => `${from}>${to}`).sort()).toEqual([
    "london>saopaulo",
    "london>tokyo",
    "tokyo>london",
    "tokyo>saopaulo",
  ]);
});

describe("the drawings", () => {
  it("differ from one another", () => {
    const drawn = featured.map(({ id, mode, untilMs }) => {
      const sketch = sketchOf(id, mode, untilMs * 1000);
      const { writes, lines, conflicts } = sketch ?? {};
      // On the scale of the drawing, where some milliseconds cannot be seen.
      return JSON.stringify([writes, lines, conflicts], (key, value) =>
        key.endsWith("Us") ? Math.round((20 * value) / (untilMs * 1000)) : value,
      );
    });
    expect(new Set(drawn).size).toBe(featured.length);
  });

  it.each(featured)("$id ends within its time", ({ id, mode, untilMs }) => {
    const sketch = sketchOf(id, mode, untilMs * 1000);
    const ends = sketch?.lines.map(({ untilUs }) => untilUs) ?? [];
    expect(Math.max(...ends)).toBeLessThanOrEqual(sketch?.untilUs ?? 0);
  });

  it.each(featured)("$id shows something, within its time", ({ id, mode, untilMs }) => {
    const sketch = sketchOf(id, mode, untilMs * 1000);
    expect(sketch?.writes.length).toBeGreaterThan(0);
    expect(sketch?.lines.length).toBeGreaterThan(1);
    const times = [...(sketch?.writes ?? []), ...(sketch?.arrivals ?? [])].concat(
      sketch?.conflicts ?? [],
    );
    for (const { timeUs, lane } of times) {
      expect(timeUs).toBeLessThanOrEqual(sketch?.untilUs ?? 0);
      expect(sketch?.nodes[lane]).toBeDefined();
    }
  });

  it("show conflicts where there are some, and no others", () => {
    const count = (id: FeaturedId) => {
      const card = featured.find((one) => one.id === id);
      return sketchOf(id, card?.mode ?? 0, (card?.untilMs ?? 0) * 1000)?.conflicts.length;
    };
    expect(count("profile")).toBe(runOf("profile").conflictsUs.length);
    expect(count("or-set")).toBe(0);
  });

  it("show cuts, crashes and waiting clients", () => {
    expect(sketchOf("cut", 0, 1_300_000)?.cuts).toEqual([
      { lane: 0, fromUs: 0, untilUs: 1_000_000 },
    ]);
    const lost = sketchOf("lost-member", 1, 520_000);
    expect(lost?.crashes).toEqual([{ lane: 2, fromUs: 50_000, untilUs: 520_000 }]);
    expect(lost?.waits).toEqual([{ lane: 0, fromUs: 100_000, untilUs: 500_000 }]);
    expect(lost?.lines.some(({ isAnswer }) => isAnswer)).toBe(true);
    expect(sketchOf("profile", 0, 165_000)?.lines.some(({ isAnswer }) => isAnswer)).toBe(false);
  });

  it("are null for what there is not", () => {
    expect(sketchOf("nowhere", 0, 1000)).toBeNull();
    expect(sketchOf("profile", 9, 1000)).toBeNull();
  });
});

it("every scenario of the library is listed once", () => {
  const listed = Object.values(groups).flat();
  expect(listed.toSorted()).toEqual(libraryEntries.map(({ id }) => id).toSorted());
});
