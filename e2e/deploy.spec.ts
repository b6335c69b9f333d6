// A newer version is put on the server while the page is open. What the page has not loaded yet is
// then gone from there: nothing may go white, and nothing that was made may be lost.
import { expect, type Page, test } from "@playwright/test";
import { chooseCity, notInFirefox } from "./page.ts";
import { built, nextOf, type Site, serve } from "./site.ts";
import { tagged } from "./tags.ts";

const missing = "A part of the page did not load";
const line = (page: Page) => page.getByRole("status").filter({ hasText: "Reload" });
const map = (page: Page) => page.locator("main svg[role=img]").first();
const isControlled = (page: Page) => () =>
  page.evaluate(() => navigator.serviceWorker.controller !== null);
const version = (page: Page) => page.locator("html").getAttribute("data-version");

/** The names of the caches. Asked while the page loads anew, there is no answer yet. */
const caches = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => globalThis.caches.keys()).catch(() => []);

async function language(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByLabel("Language").selectOption("ja");
  await page.keyboard.press("Escape");
}

let site: Site;
test.beforeEach(async () => {
  site = await serve(built());
});
test.afterEach(() => site.close());

/** The page at work: a write was added, so that there is something to lose. */
async function work(page: Page): Promise<void> {
  await page.goto(`${site.address}#s=inventory&t=60`);
  await expect(map(page)).toBeVisible();
  await chooseCity(page);
  await page.keyboard.press("w");
  await page.getByRole("dialog").getByRole("button", { name: "Write" }).click();
  await expect(page.getByRole("region", { name: "Changes of the scenario" })).toBeVisible();
}

/** After the offered reload the newer version is there, and the work with it. */
async function reloadsWithWork(page: Page, number: string): Promise<void> {
  await line(page).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => version(page)).toBe(number);
  await expect(page.getByRole("region", { name: "Changes of the scenario" })).toContainText(
    "Your changes are back: Write in Tokyo added",
  );
}

test.describe("without a service worker", () => {
  const parts: readonly (readonly [name: string, ask: (page: Page) => Promise<void>])[] = [
    ["Share", (page) => page.getByRole("button", { name: "Share" }).click()],
    ["the list of keys", (page) => page.keyboard.press("?")],
    ["the editor", (page) => page.keyboard.press("e")],
    ["the inspector", (page) => page.keyboard.press("i")],
    ["space-time", (page) => page.getByRole("button", { name: "Space-time" }).click()],
    ["verdicts", (page) => page.getByRole("button", { name: "Verdicts" }).click()],
    ["events", (page) => page.getByRole("button", { name: "Events" }).click()],
    ["another language", (page) => language(page)],
  ];
  /** Of a dialog, a part of the page and words, one each. */
  const everyDay = new Set(["Share", "the inspector", "another language"]);
  for (const [name, ask] of parts) {
    const tags = tagged(!everyDay.has(name) && "@long");
    test(
      `${name}: the page stays, and offers a reload that brings the work back`,
      tags,
      async ({ page }) => {
        await work(page);
        site.put(nextOf(built(), 2));
        await ask(page);
        await expect(line(page)).toContainText(missing);
        await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
        await expect(page.getByRole("dialog")).toHaveCount(0);
        await reloadsWithWork(page, "2");
      },
    );
  }

  test("a menu at a city: the same, and the city can be clicked again", async ({ page }) => {
    await page.goto(`${site.address}#s=inventory&t=60`);
    await expect(map(page)).toBeVisible();
    site.put(nextOf(built(), 2));
    await chooseCity(page);
    await page.keyboard.press("w");
    await expect(line(page)).toContainText(missing);
    await line(page).getByRole("button", { name: "Later" }).click();
    await expect(line(page)).toHaveCount(0);
    await chooseCity(page);
    await page.keyboard.press("w");
    await expect(line(page)).toContainText(missing);
  });

  test("what did not come is tried again when it is wanted again", async ({ page }) => {
    await page.goto(`${site.address}#s=inventory&t=60`);
    await expect(map(page)).toBeVisible();
    site.put(nextOf(built(), 2));
    await page.getByRole("button", { name: "Verdicts" }).click();
    await expect(page.getByText("This part did not load.")).toBeVisible();
    // The network was away, and is back.
    site.put(built());
    await page.getByRole("main").getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("main table").first()).toBeVisible();
    await expect(line(page)).toHaveCount(0);
    // With its looks, which are a file of their own.
    await expect(page.locator("main table").first()).toHaveCSS("border-spacing", "0px");
    site.put(nextOf(built(), 2));
    await page.keyboard.press("?");
    await expect(line(page)).toContainText(missing);
    site.put(built());
    // The first wish may not have been given up yet.
    await expect(async () => {
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  test("the start page, when the rest does not come: it stays, and offers the same", async ({
    page,
  }) => {
    const rest = /\/assets\/mount-.*\.js/;
    await page.route(rest, (route) => route.abort());
    await page.goto(site.address);
    await expect(line(page)).toContainText(missing);
    await page.unroute(rest);
    // What is wanted is fetched again.
    await page.getByRole("button", { name: "Show me a conflict" }).click();
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  });
});

test.describe("with a service worker", () => {
  test.use({ serviceWorkers: "allow" });
  test.skip(({ browserName }) => browserName !== "chromium", notInFirefox);

  /** The page under the worker of the first version. */
  async function underWorker(page: Page): Promise<void> {
    await work(page);
    await expect.poll(isControlled(page)).toBe(true);
  }

  test("two tabs: one takes the new version, the other goes on and is told", async ({
    page,
    context,
  }) => {
    await underWorker(page);
    const other = await context.newPage();
    await other.goto(`${site.address}#s=cut&t=450`);
    await expect(map(other)).toBeVisible();
    const [old] = await caches(page);
    site.put(nextOf(built(), 2));
    await page.reload();
    await expect(line(page)).toContainText("A new version is ready.");
    await reloadsWithWork(page, "2");
    // The other tab has not lost what it is made of, and hears of it.
    await expect(line(other)).toContainText("Another tab has switched to a newer version.");
    expect(await caches(page)).toContain(old);
    await other.keyboard.press("Escape");
    await other.getByRole("button", { name: "Share" }).click();
    await expect(other.getByRole("dialog")).toBeVisible();
    await other.keyboard.press("Escape");
    await other.getByRole("button", { name: "Verdicts" }).click();
    await expect(other.locator("main table").first()).toBeVisible();
    expect(await version(other)).toBeNull();
    await line(other).getByRole("button", { name: "Reload" }).click();
    await expect.poll(() => version(other)).toBe("2");
    // Nobody needs the old files any more.
    await expect.poll(() => caches(page)).toHaveLength(1);
    expect(await caches(page)).not.toContain(old);
  });

  test("the old files go with the last tab that needs them", async ({ page, context }) => {
    await underWorker(page);
    const other = await context.newPage();
    await other.goto(`${site.address}#s=cut&t=450`);
    await expect(map(other)).toBeVisible();
    site.put(nextOf(built(), 2));
    await page.reload();
    await reloadsWithWork(page, "2");
    await expect(line(other)).toContainText("Another tab has switched");
    expect(await caches(page)).toHaveLength(2);
    await other.close();
    // What is asked of the worker next lets it look.
    await expect
      .poll(async () => {
        await page.evaluate(() => fetch("./favicon.svg"));
        return caches(page);
      })
      .toHaveLength(1);
    // And the newer version opens without a network.
    await context.setOffline(true);
    await page.reload();
    await expect(map(page)).toBeVisible();
    expect(await version(page)).toBe("2");
  });

  test("a copy of the page beside this one keeps its own files", async ({ page }) => {
    await underWorker(page);
    // Of a first version, which named its files without the place; and of a present one.
    await page.evaluate(async (address) => {
      const first = await globalThis.caches.open("everywrite-000000000000");
      await first.put(`${address}beside/`, new Response("another page"));
      const own = await globalThis.caches.open("everywrite-111111111111");
      await own.put(address, new Response("an earlier version of this page"));
      await globalThis.caches.open(`everywrite ${address}beside/ 222222222222`);
    }, site.address);
    site.put(nextOf(built(), 2));
    await page.reload();
    await reloadsWithWork(page, "2");
    await expect.poll(() => caches(page)).not.toContain("everywrite-111111111111");
    expect(await caches(page)).toContain("everywrite-000000000000");
    expect(await caches(page)).toContain(`everywrite ${site.address}beside/ 222222222222`);
  });
});
