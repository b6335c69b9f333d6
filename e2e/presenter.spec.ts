// Presenting: what a hall needs, at the sizes of projectors, and the keys of a remote.
import { expect, type Page, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { open, watch } from "./page.ts";
import { isFurther, tagged } from "./tags.ts";

const isPresenting = (page: Page) => expect(page.locator("[data-presenter]"));
const time = (page: Page) => page.getByRole("slider", { name: "Time" });

/** Texts that the last row cannot read, and what has no room. */
async function faults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollHeight > root.clientHeight) found.push("the page scrolls");
    if (root.scrollWidth > root.clientWidth) found.push("the page scrolls sideways");
    const screen = document.querySelector("[data-presenter]");
    for (const element of screen?.querySelectorAll("*") ?? []) {
      const words = [...element.childNodes].filter((node) => node.nodeType === 3);
      const text = words
        .map((node) => node.textContent ?? "")
        .join("")
        .trim();
      const box = element.getBoundingClientRect();
      if (text === "" || box.width <= 1 || element.closest("select, title, [popover]")) continue;
      // The letter inside a mark is a sign.
      if (element instanceof SVGElement && text.length <= 2 && /^\p{Lu}/u.test(text)) continue;
      const svg = element.closest("svg[viewBox]");
      const wide = svg?.getAttribute("viewBox")?.split(" ").map(Number)[2];
      const scale = wide ? (svg?.getBoundingClientRect().width ?? 0) / wide : 1;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      // A fortieth of the height: what the last row can read.
      if (size < 0.025 * innerHeight - 0.1) found.push(`“${text}” has ${size} pixels`);
      const isIn = box.left >= -0.5 && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight;
      if (!isIn) found.push(`“${text}” is outside the window`);
    }
    for (const band of document.querySelectorAll("[data-band='sentence'], main")) {
      if (band.scrollHeight > band.clientHeight + 1) found.push("a band is cut off");
    }
    return found;
  });
}

for (const size of [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]) {
  test(
    `large type and no scrolling at ${size.width} × ${size.height}`,
    tagged(isFurther(size) && "@long"),
    async ({ page }) => {
      const { problems } = watch(page);
      await page.setViewportSize(size);
      for (const hash of [
        "#s=inventory&t=102&present",
        "#s=profile&t=102&present",
        "#s=cut&t=450&present",
        "#s=cut&t=450&m=3&present",
        "#s=inventory&t=102&m=0&present",
      ]) {
        await open(page, hash);
        // The picture may still be drawn for the size that it had.
        await expect.poll(() => faults(page), hash).toEqual([]);
      }
      await open(page, "#s=inventory&t=102&present");
      // Five modes, each with a verdict, and the values of its three nodes.
      const panels = page.locator("main [data-mode]");
      await expect(panels).toHaveCount(5);
      for (const panel of await panels.all()) {
        await expect(panel.locator("h3")).toBeInViewport({ ratio: 1 });
        const values = panel
          .locator("svg text:not([data-halo]), [data-cities] li div:first-of-type")
          .filter({ hasText: /^\d+/ });
        expect(await values.count()).toBeGreaterThanOrEqual(3);
      }
      expect(problems).toEqual([]);
    },
  );
}

test("starts light, whatever the system says; T toggles", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, "#s=inventory&t=102&present");
  const theme = () => page.evaluate(() => document.documentElement.dataset["theme"]);
  await expect.poll(theme).toBe("projector light");
  await page.keyboard.press("t");
  await expect.poll(theme).toBe("projector dark");
  await page.keyboard.press("t");
  await expect.poll(theme).toBe("projector light");
});

test("P enters with the whole screen and leaves; Escape leaves too", { tag: "@firefox" }, async ({
  page,
}) => {
  await open(page, "#s=inventory&t=102");
  const isWhole = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.keyboard.press("p");
  await isPresenting(page).toHaveCount(1);
  await expect.poll(isWhole).toBe(true);
  await page.keyboard.press("p");
  await isPresenting(page).toHaveCount(0);
  await expect.poll(isWhole).toBe(false);
  await page.keyboard.press("p");
  await isPresenting(page).toHaveCount(1);
  // Nothing is there that a presenter does not need, but a way out.
  for (const name of ["Share", "Menu", "Loop", "Stop at conflicts"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  await page.getByRole("button", { name: "Leave the presenter view" }).click();
  await isPresenting(page).toHaveCount(0);
  await expect.poll(isWhole).toBe(false);
  await page.keyboard.press("p");
  await isPresenting(page).toHaveCount(1);
  await page.keyboard.press("Escape");
  await isPresenting(page).toHaveCount(0);
  await expect.poll(isWhole).toBe(false);
});

test("a remote steps and pauses; the title, large, gives way to the first step", async ({
  page,
}) => {
  await open(page, "#s=inventory&present");
  const title = page.getByText("Two warehouses ship at once").last();
  const size = await title.evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize));
  expect(size).toBeGreaterThanOrEqual(70);
  await page.keyboard.press("PageDown");
  await expect(page.getByText("Two warehouses ship at once")).toHaveCount(1);
  await open(page, "#s=inventory&t=102&present");
  await page.keyboard.press("PageDown");
  await expect(time(page)).not.toHaveAttribute("aria-valuenow", "102");
  await page.keyboard.press("PageUp");
  await expect(time(page)).toHaveAttribute("aria-valuenow", "102");
  await page.keyboard.press(".");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press(".");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
});

test("B blanks the screen; the key that brings it back does nothing else", async ({ page }) => {
  await open(page, "#s=inventory&t=102&present");
  await page.keyboard.press("b");
  const blank = page.getByRole("button", { name: /The screen is blank/ });
  await expect(blank).toBeVisible();
  const box = await blank.boundingBox();
  const size = await page.evaluate(() => [innerWidth, innerHeight]);
  expect([box?.x, box?.y, box?.width, box?.height]).toEqual([0, 0, ...size]);
  await page.keyboard.press("PageDown");
  await expect(blank).toHaveCount(0);
  await expect(time(page)).toHaveAttribute("aria-valuenow", "102");
  await page.getByRole("button", { name: "Blank the screen" }).click();
  await blank.click();
  await expect(blank).toHaveCount(0);
});

test("B is no key elsewhere", async ({ page }) => {
  await open(page, "#s=inventory&t=102");
  await page.keyboard.press("b");
  await expect(page.getByRole("button", { name: /The screen is blank/ })).toHaveCount(0);
});

for (const key of ["", "t"]) {
  test(`axe finds nothing, ${key === "" ? "light" : "dark"}`, { tag: ["@axe", "@long"] }, async ({
    page,
  }) => {
    await open(page, "#s=cut&t=450&present");
    if (key !== "") await page.keyboard.press(key);
    expect(await violations(page)).toEqual([]);
  });
}
