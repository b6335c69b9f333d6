// The table of verdicts says what the engine, run in Node, has; each figure leads to its events;
// the chapter's table stands beside what was measured.
import { expect, type Locator, type Page, test } from "@playwright/test";
import { numberText, roundedUs } from "../src/lib/numberText.ts";
import type { Run } from "../src/session/run/run.ts";
import { violations } from "./axe.ts";
import { capRowOf, linearizableOf, scoresOf } from "./engine.ts";
import { inNode, plain, watch } from "./page.ts";
import { isFurther, tagged } from "./tags.ts";

async function openTable(page: Page, hash: string): Promise<Locator> {
  await page.goto("about:blank");
  await page.goto(`./${hash}&v=verdicts`);
  const table = page.locator("main table");
  await expect(table).toBeVisible();
  return table;
}

async function openChapter(page: Page, hash: string): Promise<Locator> {
  const table = await openTable(page, hash);
  await page.getByRole("button", { name: "The chapter’s table" }).click();
  await expect(table.locator("[data-claim]").first()).toBeAttached();
  return table;
}

const milliseconds = (us: number): string => `${numberText(roundedUs(us) / 1000, ".")} ms`;

interface Expected {
  readonly text: string;
  readonly events: readonly number[];
}

/** What each row must say of a run, and where it must lead. */
function expected(run: Run): Readonly<Record<string, Expected>> {
  const scores = scoresOf(run);
  const { holds, events } = linearizableOf(run);
  const counted = {
    count: (one: { count: number; events: readonly number[] }): Expected => {
      return { text: String(one.count), events: one.events };
    },
  };
  const time = (one: { us: number | null; events: readonly number[] }, none: string): Expected => {
    return { text: one.us === null ? none : milliseconds(one.us), events: one.events };
  };
  const converged = time(scores.converged, "never");
  return {
    acknowledged: counted.count(scores.acknowledged),
    lost: counted.count(scores.lost),
    refused: counted.count(scores.refused),
    unknown: counted.count(scores.unknown),
    stale: counted.count(scores.stale),
    unavailable: time(scores.unavailable, "never"),
    conflicts: counted.count(scores.conflicts),
    converged: scores.converged.us === 0 ? { ...converged, text: "always" } : converged,
    linearizable: { text: holds === null ? "undecided" : holds ? "yes" : "no", events },
    medianOk: time(scores.medianOk, "none"),
    worstOk: time(scores.worstOk, "none"),
    messages: counted.count(scores.messages),
  };
}

const cellOf = (table: Locator, measure: string, run: number): Locator =>
  table.locator(`tr[data-measure="${measure}"] td[data-run="${run}"]`);

const repeats = new Set(["cart", "crash"]);

for (const id of ["inventory", "cut", "cart", "crash", "stale-read"]) {
  test(
    `the figures of ${id} are the engine's`,
    tagged(repeats.has(id) && "@long"),
    async ({ page }) => {
      const { problems } = watch(page);
      const table = await openTable(page, `#s=${id}`);
      const { runs } = inNode(`#s=${id}`).getState();
      await expect(table.locator("thead button")).toHaveText(runs.map(({ heading }) => heading));
      for (const run of runs) {
        const rows = Object.entries(expected(run));
        await expect(table.locator("tbody tr")).toHaveCount(rows.length);
        for (const [measure, { text, events }] of rows) {
          const cell = cellOf(table, measure, run.index);
          expect(plain(await cell.locator("b").innerText()), `${measure} of ${run.short}`).toBe(
            text,
          );
          await expect(cell.getByRole("button")).toHaveCount(events.length > 0 ? 1 : 0);
        }
      }
      expect(problems).toEqual([]);
    },
  );
}

/** The instant that the transport shows. */
const clock = (page: Page): Locator => page.locator("footer b, footer strong").first();

test("each figure leads to its events, one after the other and round again", async ({ page }) => {
  const table = await openTable(page, "#s=cut");
  const { runs } = inNode("#s=cut").getState();
  for (const run of runs) {
    for (const [measure, { events }] of Object.entries(expected(run))) {
      if (events.length === 0) continue;
      const button = cellOf(table, measure, run.index).getByRole("button");
      // A figure of which the selected event is one already goes on from there.
      const first = Number((await button.getAttribute("data-at")) ?? -1) + 1;
      for (let i = 0; i < Math.min(3, events.length + 1); i += 1) {
        const position = (first + i) % events.length;
        await button.click();
        await expect(button).toHaveAttribute("data-at", String(position));
        const atUs = run.trace.events[events[position] ?? -1]?.atUs ?? -1;
        const shown = plain(await clock(page).innerText());
        expect(shown, `${measure} of ${run.short}`).toBe(milliseconds(atUs));
      }
    }
  }
});

test("trouble is told in words, not in colour alone", async ({ page }) => {
  const table = await openTable(page, "#s=inventory");
  await expect(cellOf(table, "lost", 0)).toHaveText(/1 lost/);
  await expect(cellOf(table, "linearizable", 0)).toHaveText(/no \(no such order\)/);
  const colours = await Promise.all(
    [0, 2].map((run) =>
      cellOf(table, "lost", run)
        .locator("b")
        .evaluate((element) => getComputedStyle(element).color),
    ),
  );
  expect(new Set(colours).size).toBe(2);
  const differing = await openTable(page, "#s=cart");
  await expect(cellOf(differing, "converged", 0)).toHaveText(/never copies differ/);
});

test("by keyboard alone: rows explain themselves, figures and heads are pressed", async ({
  page,
}) => {
  const table = await openTable(page, "#s=inventory");
  const caption = page.locator("[data-caption]");
  await expect(caption).toContainText("cover the whole run");
  await table.locator("thead button").first().focus();
  await page.keyboard.press("Enter");
  await expect(table.locator("thead button").first()).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Enter");
  await expect(table.locator("thead button").first()).toHaveAttribute("aria-pressed", "false");
  const lost = cellOf(table, "lost", 0).getByRole("button");
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press("Tab");
    if (await lost.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(lost).toBeFocused();
  await expect(caption).toContainText("no later write knowingly replaced");
  await expect(lost).toHaveAccessibleName(/^Lost, Last writer wins: 1 lost\. Show the event$/);
  await page.keyboard.press("Enter");
  await expect(lost).toHaveAttribute("data-at", "0");
  await page.keyboard.press("Space");
  await expect(lost).toHaveAttribute("data-at", "0");
  await expect(page.locator("[data-sentence]")).toContainText(/./);
});

test("the chapter's table has the claims beside what was measured", async ({ page }) => {
  const table = await openChapter(page, "#s=cut");
  const { runs } = inNode("#s=cut").getState();
  for (const run of runs) {
    const { printed, consistency, availability, partitionTolerance } = capRowOf(run);
    const row = table.locator(`tr[data-run="${run.index}"]`);
    const claims = [
      ["consistency", printed?.consistency, consistency],
      ["availability", printed?.availability, availability],
      ["tolerance", printed?.partitionTolerance, partitionTolerance],
    ] as const;
    for (const [name, level, found] of claims) {
      const text = plain(await row.locator(`[data-claim="${name}"]`).innerText());
      if (level === undefined) expect(text).not.toContain("Chapter:");
      else expect(text).toContain(`Chapter: ${level}`);
      if (found?.asPrinted === true) expect(text).toMatch(/\d|confirmed/);
      if (found?.asPrinted === false) expect(text).toContain("not confirmed");
      else expect(text).not.toContain("not confirmed");
    }
    const served = plain(await row.locator('[data-claim="availability"] button').innerText());
    expect(served).toContain(`${availability?.answered} of ${availability?.asked} answered`);
    const button = row.locator('[data-claim="availability"] button');
    await button.click();
    const event = run.trace.events[availability?.events[0] ?? -1];
    expect(plain(await clock(page).innerText())).toBe(milliseconds(event?.atUs ?? -1));
  }
  // Printed as high; in this run nobody was answered.
  await expect(table.locator('tr[data-run="4"] [data-claim="availability"]')).toContainText(
    "0 of 2 answered",
  );
});

test("where nothing is cut, the way to a cut is offered", async ({ page }) => {
  const table = await openChapter(page, "#s=inventory");
  await expect(table.locator('[data-claim="availability"]').first()).toContainText("not measured");
  await page.getByRole("button", { name: "Open “Tokyo is cut off”" }).click();
  await expect(table.locator('[data-claim="availability"]').first()).toContainText(
    "2 of 2 answered",
  );
  await expect(page.getByRole("button", { name: /^Open “/ })).toHaveCount(0);
});

const sizes = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 360, height: 640 },
];

/** What is cut off, out of the window or on top of each other. */
async function faults(page: Page, isNarrow: boolean): Promise<readonly string[]> {
  return page.evaluate((narrow) => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push("the page scrolls sideways");
    const scroller = document.querySelector("main table")?.parentElement;
    if (!narrow && scroller !== null && scroller !== undefined) {
      if (scroller.scrollHeight > scroller.clientHeight) found.push("the table scrolls down");
      if (scroller.scrollWidth > scroller.clientWidth) found.push("the table scrolls sideways");
    }
    const name = (element: Element): string => `“${(element.textContent ?? "").slice(0, 30)}”`;
    const parts = [...document.querySelectorAll("main th > *, main td > *")];
    for (const part of parts) {
      const cell = part.parentElement?.getBoundingClientRect();
      const box = part.getBoundingClientRect();
      if (box.width <= 1 || cell === undefined) continue;
      if (box.right > cell.right + 1 || box.bottom > cell.bottom + 1 || box.top < cell.top - 1) {
        found.push(`${name(part)} leaves its cell`);
      }
      if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) {
        found.push(`${name(part)} is cut off`);
      }
      const target = part.closest("button");
      const least = narrow ? 44 : 24;
      if (target !== null && target.getBoundingClientRect().height < least - 0.5) {
        found.push(`${name(part)} is too low to press`);
      }
    }
    const boxes = parts.map((part) => ({ part, box: part.getBoundingClientRect() }));
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1, i + 12)) {
        if (getComputedStyle(a.part.parentElement as Element).position === "sticky") continue;
        if (getComputedStyle(b.part.parentElement as Element).position === "sticky") continue;
        const isOver =
          a.box.width > 1 &&
          b.box.width > 1 &&
          a.box.left < b.box.right - 1 &&
          b.box.left < a.box.right - 1 &&
          a.box.top < b.box.bottom - 1 &&
          b.box.top < a.box.bottom - 1;
        if (isOver) found.push(`${name(a.part)} and ${name(b.part)} overlap`);
      }
    }
    return found;
  }, isNarrow);
}

for (const size of sizes) {
  test(
    `boxes of the tables at ${size.width} × ${size.height}`,
    tagged(isFurther(size) && "@long"),
    async ({ page }) => {
      const { problems } = watch(page);
      await page.setViewportSize(size);
      const isNarrow = size.width < 700;
      for (const id of ["inventory", "cut", "crash", "virginia"]) {
        await openTable(page, `#s=${id}`);
        expect(await faults(page, isNarrow), `${id}, results`).toEqual([]);
        await openChapter(page, `#s=${id}`);
        expect(await faults(page, isNarrow), `${id}, chapter`).toEqual([]);
      }
      expect(problems).toEqual([]);
    },
  );
}

test("figures are at least 18 pixels high, words at least 14", async ({ page }) => {
  for (const size of sizes) {
    await page.setViewportSize(size);
    const table = await openTable(page, "#s=inventory");
    const [figures, texts] = await table.evaluate((element) => {
      const size = (one: Element): number => Number.parseFloat(getComputedStyle(one).fontSize);
      const all = [...element.querySelectorAll("b, small, th button")];
      return [[...element.querySelectorAll("td b")].map(size), all.map(size)] as const;
    });
    expect(Math.min(...figures)).toBeGreaterThanOrEqual(18);
    expect(Math.min(...texts)).toBeGreaterThanOrEqual(14);
  }
});

test("a phone shows one mode, and the names of the rows stay", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const table = await openTable(page, "#s=inventory");
  const heads = table.locator("thead button");
  await expect(heads.nth(0)).toHaveAttribute("aria-pressed", "true");
  const scroller = page.locator("main section:has(> table)");
  await scroller.evaluate((element) => element.scrollTo({ left: 5000 }));
  await expect(heads.nth(4)).toHaveAttribute("aria-pressed", "true");
  const label = table.locator('tr[data-measure="lost"] th');
  expect((await label.boundingBox())?.x ?? -1).toBeGreaterThanOrEqual(0);
  const figure = await cellOf(table, "lost", 4).boundingBox();
  expect((figure?.x ?? 0) + (figure?.width ?? 0)).toBeLessThanOrEqual(391);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const size of [sizes[0], sizes[3]]) {
    test(`axe finds nothing, ${colorScheme}, ${size?.width} wide`, {
      tag: ["@axe", "@long"],
    }, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      if (size !== undefined) await page.setViewportSize(size);
      await openTable(page, "#s=inventory");
      expect(await violations(page)).toEqual([]);
      await openChapter(page, "#s=cut");
      expect(await violations(page)).toEqual([]);
    });
  }
}
