// The whole page by keyboard, with the focus to be seen all the way.
import { expect, type Page, test } from "@playwright/test";
import { isFirefox, notInFirefox, open, watch } from "./page.ts";

const clock = (page: Page) => page.getByRole("slider", { name: "Time" });
/** The name of the mode that is shown large. */
const title = (page: Page) => page.locator("main").getByRole("heading", { level: 2 }).first();
const at = (page: Page, ms: number) =>
  expect(clock(page)).toHaveAttribute("aria-valuenow", String(ms));

test("a newcomer finds the conflict, looks inside, goes back and shares, by keys", {
  tag: "@firefox",
}, async ({ page }) => {
  await open(page, "#s=profile");
  await page.keyboard.press("Shift+ArrowRight");
  await at(page, 101);
  await expect(page.locator("[data-sentence]")).toContainText("Conflict in London");
  await page.keyboard.press("ArrowRight");
  await at(page, 102);
  await expect(page.locator("[data-sentence]")).toContainText("Conflict in Tokyo");
  await page.keyboard.press("1");
  await expect(title(page)).toHaveText("Last writer wins");
  await page.keyboard.press("ArrowDown");
  await expect(title(page)).toHaveText("Version vectors");
  await page.keyboard.press("0");
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await page.keyboard.press("j");
  await at(page, 101);
  await page.keyboard.press(".");
  await page.keyboard.press(",");
  await at(page, 101);
  await page.keyboard.press("Home");
  await at(page, 0);
  await page.keyboard.press("End");
  await expect(page.getByRole("button", { name: "Step", exact: true })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("s");
  const share = page.getByRole("dialog", { name: "Share this instant" });
  await expect(share.getByLabel("Link", { exact: true })).toBeFocused();
  // In a field letters are letters.
  await page.keyboard.press("1");
  await page.keyboard.press("Escape");
  await expect(share).toHaveCount(0);
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await page.keyboard.press("t");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a dialog that is asked for while another one closes is opened", async ({ page }) => {
  let letCome = (): void => undefined;
  const asked = new Promise<void>((done) => {
    letCome = done;
  });
  await page.route(/ShareDialog/, async (route) => {
    await asked;
    await route.continue();
  });
  await open(page, "#s=profile");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  // A fast hand, or a slow page: the key comes before the page has heard that the first is closed.
  await page.evaluate(() => {
    document.querySelector("dialog")?.close();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "s", bubbles: true }));
  });
  letCome();
  await expect(page.getByRole("dialog", { name: "Share this instant" })).toBeVisible();
});

test("a key that comes right after the one that closes a dialog is for the page", async ({
  page,
}) => {
  await open(page, "#s=profile");
  for (const [key, name] of [
    ["s", "Share this instant"],
    ["?", "Keys"],
    ["s", "Share this instant"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    // No frame comes between the two: the field that had the focus has it still.
    await Promise.all([page.keyboard.press("Escape"), page.keyboard.press("ArrowRight")]);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await at(page, 101);
});

test("play pauses, stops at a conflict unless it is told not to, and at the end", async ({
  page,
}) => {
  const { problems } = watch(page);
  await page.clock.install();
  await open(page, "#s=inventory");
  await page.getByLabel("Speed").selectOption("4");
  await page.locator("body").press("Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(clock(page)).not.toHaveAttribute("aria-valuenow", "0");
  await page.locator("body").press("k");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  const paused = await clock(page).getAttribute("aria-valuenow");
  await page.clock.runFor(4000);
  expect(await clock(page).getAttribute("aria-valuenow")).toBe(paused);
  await page.locator("body").press("k");
  await page.clock.runFor(6000);
  await at(page, 101);
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  const stops = page.getByRole("button", { name: "Stop at conflicts" });
  await expect(stops).toHaveAttribute("aria-pressed", "true");
  await page.locator("body").press("h");
  await expect(stops).toHaveAttribute("aria-pressed", "false");
  await page.locator("body").press("k");
  await page.clock.runFor(60_000);
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Step", exact: true })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  expect(problems).toEqual([]);
});

test("every stop of the Tab key shows the focus, and none is a trap", async ({ page }) => {
  await open(page, "#s=profile&t=102&m=1");
  const visited: string[] = [];
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      const isElement = element instanceof HTMLElement || element instanceof SVGElement;
      if (!isElement || element === document.body) return null;
      const ringed = element.closest("label") ?? element;
      const outline = [element, ringed].some((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle === "solid" && Number.parseFloat(outlineWidth) >= 3;
      });
      const { width, height } = element.getBoundingClientRect();
      const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
      return { name, outline, size: Math.min(width, height) };
    });
    if (stop === null) break;
    expect(stop.outline, `focus on ${stop.name}`).toBe(true);
    expect(stop.size, `size of ${stop.name}`).toBeGreaterThanOrEqual(24);
    visited.push(stop.name);
  }
  expect(visited.length).toBeGreaterThan(10);
  expect(visited.length).toBeLessThan(60);
  for (const name of [/^Scenario/, "Share", "Play", "Step back", "Value on the map", "Speed"]) {
    expect(visited.some((one) => one.match(name))).toBe(true);
  }
});

test("arrows move along the tabs", async ({ page }) => {
  await open(page, "#s=profile&t=102");
  await page.getByRole("tab", { name: "All" }).focus();
  await page.keyboard.press("ArrowRight");
  // The inspector, which comes with it, has tabs of its own.
  const modes = page.getByRole("tablist").first();
  await expect(modes.getByRole("tab", { selected: true })).toBeFocused();
  await expect(title(page)).toHaveText("Last writer wins");
  await at(page, 102);
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("tab", { name: "All" })).toBeFocused();
});

test("with reduced motion heads jump from event to event", async ({ page }) => {
  test.skip(isFirefox(page), notInFirefox);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.clock.install({ time: 0 });
  await open(page, "#s=inventory&t=2");
  await page.clock.pauseAt(60_000);
  await page.locator("body").press("Space");
  const paths = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("main path")].map((p) => p.getAttribute("d")),
    );
  const seen = new Set<string>();
  for (let i = 0; i < 30; i += 1) {
    seen.add(JSON.stringify(await paths()));
    await page.clock.runFor(60);
  }
  // At once where the messages arrive, and there Play stops: two nodes find a conflict.
  expect(seen.size).toBe(2);
});

test("what is closed gives the focus back, also where its button was away", async ({ page }) => {
  await open(page, "#s=profile&t=101");
  const menu = page.getByRole("button", { name: "Menu" });
  await menu.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  // On a phone the inspector stands where its button was.
  await page.setViewportSize({ width: 360, height: 640 });
  const inspector = page.getByRole("button", { name: "Inspector", exact: true });
  await inspector.press("Enter");
  const close = page.getByRole("button", { name: "Close the inspector" });
  await expect(close).toBeFocused();
  await close.press("Enter");
  await expect(inspector).toBeFocused();
});
