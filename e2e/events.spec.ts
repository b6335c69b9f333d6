// The text twin of the stage: its lines are what the engine and `narrate`, run in Node, have; it is
// searched, filtered, walked by keys, follows the cursor, and stays quick with very many events.
import { expect, type Page, test } from "@playwright/test";
import { numberText } from "../src/lib/numberText.ts";
import { sentence } from "../src/narrate/index.ts";
import { formatLink } from "../src/scenarios/link.ts";
import type { ScenarioDocument } from "../src/scenarios/schema.ts";
import {
  countHappened,
  filtered,
  type ListedEvent,
  listedEvents,
} from "../src/session/keeping/eventList.ts";
import { openText } from "../src/session/opening.ts";
import { runAll } from "../src/session/run/run.ts";
import { violations } from "./axe.ts";
import { fill, inNode, open, plain, watch } from "./page.ts";
import { isFurther, tagged } from "./tags.ts";

interface Line {
  readonly event: string;
  readonly index: number;
  readonly text: string;
  readonly cells: readonly string[];
}

const grid = (page: Page) => page.getByRole("grid", { name: "Events" });

/** The lines that are drawn, in order. */
async function drawn(page: Page): Promise<readonly Line[]> {
  return grid(page)
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => ({
        event: row.getAttribute("data-event") ?? "",
        index: Number(row.getAttribute("data-row")),
        text: row.querySelector("td:last-child > span:last-child")?.textContent ?? "",
        cells: [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? ""),
      })),
    );
}

/** All lines: from the top to the bottom, page by page. */
async function all(page: Page): Promise<readonly Line[]> {
  const frame = grid(page).locator("xpath=..");
  const lines = new Map<number, Line>();
  await frame.evaluate((element) => element.scrollTo(0, 0));
  for (let step = 0; step < 200; step += 1) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))));
    for (const line of await drawn(page)) lines.set(line.index, line);
    const isEnd = await frame.evaluate((element) => {
      const before = element.scrollTop;
      element.scrollTop += element.clientHeight * 0.8;
      return element.scrollTop === before;
    });
    if (isEnd) break;
  }
  return [...lines.values()].sort((a, b) => a.index - b.index);
}

/** What is listed until something else is asked for. */
const usual = (list: readonly ListedEvent[]): readonly ListedEvent[] =>
  filtered(list, { troubleOnly: false, receipts: false, node: null });

for (const [id, mode] of [
  ["inventory", null],
  ["cut", 3],
  ["view-change", 0],
] as const) {
  test(`the lines of ${id} are the engine's`, async ({ page }) => {
    const hash = `#s=${id}&v=events${mode === null ? "" : `&m=${mode}`}`;
    await open(page, hash);
    const { runs } = inNode(hash).getState();
    const active = runs.filter(({ index }) => mode === null || index === mode);
    const listed = listedEvents(active);
    const expected = mode === 3 ? listed : usual(listed);
    if (mode === 3) await page.getByRole("button", { name: "Hide receipts" }).click();
    else expect(expected.length).toBeLessThan(listed.length);
    const lines = await all(page);
    expect(lines.map(({ event }) => event)).toEqual(
      expected.map(({ run, event }) => `${run} ${event}`),
    );
    for (const [i, { run, event, node, atUs }] of expected.entries()) {
      const trace = runs[run]?.trace;
      const line = lines[i];
      if (trace === undefined || line === undefined) throw new Error("no run");
      expect(plain(line.text)).toBe(plain(sentence(trace, event)));
      const name = trace.scenario.nodes.find((one) => one.id === node)?.name;
      // Whole milliseconds from ten on.
      const ms = atUs >= 10_000 ? Math.round(atUs / 1000) : atUs / 1000;
      expect(plain(line.cells[0] ?? "")).toBe(`${numberText(ms, ".")} ms`);
      if (mode === null) expect(line.cells[1]).toBe(runs[run]?.short);
      expect(line.cells[mode === null ? 2 : 1]).toContain(name ?? "Outside the nodes");
    }
    await expect(grid(page)).toHaveAttribute("aria-rowcount", String(expected.length + 1));
  });
}

test("what has happened, what is to come, and the way to each", async ({ page }) => {
  const { problems } = watch(page);
  await open(page, "#s=inventory&t=102&v=events");
  const session = inNode("#s=inventory&t=102");
  const { runs, timeUs, part } = session.getState();
  const list = usual(listedEvents(runs));
  const happened = countHappened(list, { timeUs, part });
  const current = grid(page).locator("[aria-current=time]");
  await expect(current).toHaveAttribute("data-row", String(happened - 1));
  await expect(current).toBeInViewport();
  const next = grid(page).locator(`[data-row="${happened}"]`);
  await expect(next).toHaveAttribute("data-future", "true");
  await next.click();
  const at = (list[happened]?.atUs ?? 0) / 1000;
  const clock = page.getByRole("slider", { name: "Time", exact: true });
  await expect(clock).toHaveAttribute("aria-valuenow", String(at));
  await expect(next).toHaveAttribute("aria-selected", "true");
  const { run = 0, event = 0 } = list[happened] ?? {};
  session.visit({ run, event });
  const later = countHappened(list, session.getState());
  await expect(current).toHaveAttribute("data-row", String(later - 1));
  await expect(current).toBeInViewport();
  // The inspector tells the same event.
  const aside = page.getByRole("complementary", { name: "Inspector" });
  await expect(aside.locator(`[data-event="${event}"]`)).toBeVisible();
  await expect(aside).toContainText(runs[run]?.heading ?? "");
  // Stepping moves the mark; a second event with Shift is compared with the first.
  await page.keyboard.press("ArrowLeft");
  await expect(current).toHaveAttribute("data-row", String(happened - 1));
  await grid(page)
    .locator(`[data-row="${happened - 2}"]`)
    .click({ modifiers: ["Shift"] });
  await expect(aside.locator("[data-causality=comparison]")).toBeVisible();
  await expect(grid(page).locator("[aria-selected=true]")).toHaveCount(2);
  expect(problems).toEqual([]);
});

test("by keys alone", async ({ page }) => {
  await open(page, "#s=cut&v=events&m=3");
  const list = usual(listedEvents(inNode("#s=cut").getState().runs.slice(3, 4)));
  const focused = page.locator("tr:focus");
  for (let i = 0; i < 40 && (await focused.count()) === 0; i += 1) await page.keyboard.press("Tab");
  await expect(focused).toHaveCount(1);
  await page.keyboard.press("End");
  await expect(focused).toHaveAttribute("data-row", String(list.length - 1));
  await expect(focused).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(focused).toHaveAttribute("data-row", "0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(focused).toHaveAttribute("data-row", "1");
  await page.keyboard.press("PageDown");
  const paged = Number(await focused.getAttribute("data-row"));
  expect(paged).toBeGreaterThan(3);
  await page.keyboard.press("Enter");
  const clock = page.getByRole("slider", { name: "Time", exact: true });
  const at = (list[paged]?.atUs ?? 0) / 1000;
  await expect(clock).toHaveAttribute("aria-valuenow", String(at));
  await expect(focused).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Enter");
  await expect(focused).toHaveAttribute("aria-selected", "true");
  await expect(clock).toHaveAttribute("aria-valuenow", String(at));
});

test("search and filters keep what fits", { tag: "@firefox" }, async ({ page }) => {
  await open(page, "#s=inventory&v=events");
  const { runs } = inNode("#s=inventory").getState();
  const list = listedEvents(runs);
  const texts = list.map(({ run, event }) =>
    runs[run] === undefined ? "" : sentence(runs[run].trace, event),
  );
  const status = page.locator("main").getByRole("status").first();
  await fill(page.getByRole("searchbox"), "sao PAULO");
  const isPaulo = (i: number): boolean =>
    (texts[i] ?? "").includes("São Paulo") || list[i]?.node === "saopaulo";
  const wanted = list.filter((_, i) => isPaulo(i));
  await expect(status).toHaveText(`${wanted.length} of ${list.length} events`);
  expect((await all(page)).map(({ event }) => event)).toEqual(
    wanted.map(({ run, event }) => `${run} ${event}`),
  );
  await fill(page.getByRole("searchbox"), "nobody says this");
  await expect(page.getByText("No event matches.")).toBeVisible();
  await page.getByRole("button", { name: "Show all events" }).click();
  await expect(status).toHaveText(`${list.length} events`);
  await page.getByRole("button", { name: "What went wrong" }).click();
  await page.getByLabel("Place").selectOption("london");
  const troubled = filtered(list, { troubleOnly: true, receipts: true, node: "london" });
  expect(troubled.length).toBeGreaterThan(0);
  await expect(status).toHaveText(`${troubled.length} of ${list.length} events`);
  expect((await all(page)).map(({ event }) => event)).toEqual(
    troubled.map(({ run, event }) => `${run} ${event}`),
  );
});

/** A scenario with very many events, as a link. */
function manyEvents(): { readonly hash: string; readonly count: number } {
  const document: ScenarioDocument = {
    everywrite: 1,
    title: "Very many writes",
    tables: { stock: { units: "counter" } },
    rows: { "stock/widget": { units: 0 } },
    workload: { requests: 1500, over: 20_000, rows: 3 },
    modes: ["galera", "paxos", "lww", "naive"],
  };
  const result = openText(JSON.stringify(document));
  if (!result.ok) throw new Error("not opened");
  const hash = formatLink({ document }, { view: "events" });
  return { hash, count: listedEvents(runAll(result.opened.scenario)).length };
}

test("very many events scroll at once, and only those in sight are drawn", {
  tag: "@long",
}, async ({ page }) => {
  const { hash, count } = manyEvents();
  expect(count).toBeGreaterThan(10_000);
  await page.goto(`./${hash}`);
  await page.getByRole("button", { name: "Hide receipts" }).click({ timeout: 120_000 });
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(count + 1), {
    timeout: 120_000,
  });
  const frame = grid(page).locator("xpath=..");
  const most = await frame.evaluate(async (element) => {
    let worst = 0;
    const frames = () => new Promise((done) => requestAnimationFrame(() => done(null)));
    for (let i = 0; i < 30; i += 1) {
      element.scrollTop = (element.scrollHeight * ((i * 7) % 30)) / 30;
      element.dispatchEvent(new Event("scroll"));
      await frames();
      // Two frames: the one that moves, and the one in which all is drawn.
      await frames();
      worst = Math.max(worst, element.querySelectorAll("tbody tr").length);
    }
    return worst;
  });
  const rows = await drawn(page);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.length).toBeLessThan(60);
  expect(most).toBeLessThan(60);
  // What is drawn is in its place: lines follow each other without gap or overlap.
  const gaps = await grid(page)
    .locator("tbody tr")
    .evaluateAll((elements) => {
      const boxes = elements.map((element) => element.getBoundingClientRect());
      return boxes.slice(1).map((box, i) => Math.round(box.top - (boxes[i]?.bottom ?? 0)));
    });
  expect(new Set(gaps)).toEqual(new Set([0]));
  await frame.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(grid(page).locator(`[data-row="${count - 1}"]`)).toBeInViewport();
});

test("the list follows the cursor while playing", async ({ page }) => {
  await page.clock.install();
  await open(page, "#s=cut&v=events");
  await page.getByLabel("Speed", { exact: true }).selectOption("4");
  const current = grid(page).locator("[aria-current=time]");
  await page.keyboard.press("k");
  for (let i = 0; i < 4; i += 1) {
    await page.clock.runFor(500);
    await expect(current).toBeInViewport();
  }
  await page.keyboard.press("k");
  expect(Number(await current.getAttribute("data-row"))).toBeGreaterThan(2);
});

const sizes = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 360, height: 640 },
];

/** What is cut off, leaves the window or is too small to be hit. */
async function faults(page: Page): Promise<readonly string[]> {
  return page.locator("main").evaluate((main) => {
    const found: string[] = [];
    const least = innerWidth < 700 ? 44 : 24;
    for (const element of main.querySelectorAll<HTMLElement>(
      "h2, p, th, td, td span, button, input",
    )) {
      const box = element.getBoundingClientRect();
      if (box.width <= 1) continue;
      const name = `${element.tagName} “${(element.textContent ?? "").slice(0, 40)}”`;
      if (box.left < -0.5 || box.right > innerWidth + 0.5) found.push(`${name} is outside`);
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        found.push(`${name} is cut off`);
      }
      const isTarget = element.matches("button, input");
      if (isTarget && Math.min(box.width, box.height) < least) found.push(`${name} is too small`);
    }
    for (const row of main.querySelectorAll("tbody tr")) {
      if (row.getBoundingClientRect().height < least) found.push("a row is too small");
    }
    const list = main.querySelector("[role=grid]")?.parentElement;
    if (list != null && list.clientHeight < 140) found.push("there is no room for the list");
    if (list != null && list.scrollWidth > list.clientWidth) found.push("the list is cut off");
    return found;
  });
}

const menuName = /^(Menu|メニュー)$/;

for (const size of sizes) {
  test(
    `nothing is cut at ${size.width} × ${size.height}, in every language`,
    tagged(isFurther(size) && "@long"),
    async ({ page }) => {
      const { problems } = watch(page);
      await page.setViewportSize(size);
      for (const hash of ["#s=inventory&t=102&v=events", "#s=lost-member&t=350&v=events&m=2"]) {
        await open(page, hash);
        expect(await faults(page), hash).toEqual([]);
      }
      const fold = page.getByRole("button", { name: "Filter", exact: true });
      if (size.width < 700) {
        await fold.click();
        await fill(page.getByRole("searchbox"), "Tokyo");
        expect(await faults(page)).toEqual([]);
        await expect(page.getByRole("button", { name: "Filter, in use" })).toBeVisible();
      }
      for (const language of ["日本語", "Português"]) {
        await page.getByRole("button", { name: menuName }).click();
        const languages = page.locator("select", { has: page.getByText("日本語") });
        await languages.selectOption({ label: language });
        await page.keyboard.press("Escape");
        await expect(page.locator("main h2").first()).not.toHaveText(/Events/);
        expect(await faults(page), language).toEqual([]);
      }
      expect(problems).toEqual([]);
    },
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  test(
    `accessible with a selection and a filter, ${colorScheme}`,
    tagged("@axe", colorScheme === "dark" && "@long"),
    async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, "#s=inventory&t=102&v=events");
      await grid(page).locator("[aria-current=time]").click();
      await fill(page.getByRole("searchbox"), "London");
      await expect(page.getByRole("complementary", { name: "Inspector" })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    },
  );
}
