// How much is loaded: the first screen within its budget, and what a link to a scenario takes.
import { brotliCompressSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";

/** In thousands of bytes, as brotli. React alone is some 58 of them. */
const budgets = { start: 66, link: 230 };

/** The scripts that are asked for up to a time of the page, by name, as brotli in bytes. */
async function scriptsUntil(page: Page, timeMs: number): Promise<ReadonlyMap<string, number>> {
  const urls = await page.evaluate(
    (until) =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
        .filter(({ name, startTime }) => name.endsWith(".js") && startTime <= until)
        .map(({ name }) => name),
    timeMs,
  );
  const sizes = new Map<string, number>();
  for (const url of new Set(urls)) {
    const body = await (await page.request.get(url)).body();
    sizes.set(url.replace(/.*\//, ""), brotliCompressSync(body).length);
  }
  return sizes;
}

function total(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1000;
}

/** When the page has shown something for the first time. */
async function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName("first-contentful-paint")[0];
          if (paint !== undefined) done(paint.startTime);
        }).observe({ type: "paint", buffered: true });
      }),
  );
}

test.describe("what is loaded", () => {
  test.skip(({ browserName }) => browserName !== "chromium", "sizes are the same everywhere");

  test("the first screen needs no more than its budget", async ({ page }) => {
    await page.goto("./");
    await expect(page.getByRole("img", { name: /^Map at/ })).toBeVisible();
    const first = await scriptsUntil(page, await firstPaint(page));
    const all = await scriptsUntil(page, Number.POSITIVE_INFINITY);
    console.log(
      `first load: ${total(first).toFixed(1)} kB brotli of ${budgets.start}, ` +
        `with map and drawings ${total(all).toFixed(1)} kB`,
    );
    expect(first.size).toBeGreaterThan(0);
    expect(total(first)).toBeLessThanOrEqual(budgets.start);
    // What comes later came later.
    expect(total(all)).toBeGreaterThan(total(first) + 20);
  });

  test("a link to a scenario", async ({ page }) => {
    await page.goto("./#s=inventory&t=102");
    await expect(page.locator("main svg[role=img]").first()).toBeVisible();
    const all = await scriptsUntil(page, Number.POSITIVE_INFINITY);
    console.log(`link: ${total(all).toFixed(1)} kB brotli of ${budgets.link}`);
    expect(total(all)).toBeLessThanOrEqual(budgets.link);
  });
});
