// The start page: there at once, true, and a click away from a conflict.
import { expect, type Page, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { libraryEntries } from "./engine.ts";
import { choose, watch } from "./page.ts";
import { isFurther, tagged } from "./tags.ts";

async function begin(page: Page): Promise<void> {
  await page.goto("./");
  await expect(page.getByRole("button", { name: "Show me a conflict" })).toBeVisible();
}

/** Playwright's `goBack` waits for a page to load; here none does, and in Firefox it never ends. */
const back = (page: Page): Promise<void> => page.evaluate(() => history.back());

const clock = (page: Page) => page.getByRole("slider", { name: "Time" });

async function isAtFirstConflict(page: Page): Promise<void> {
  await expect(page.locator("[data-sentence]")).toContainText("Conflict in London");
  await expect(clock(page)).toHaveAttribute("aria-valuenow", "101");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
}

/** On its way there: what is told before is held until it has been read. */
async function isUnderWay(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/profile/);
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
}

test("one click from an empty page to the first conflict, which stays", {
  tag: "@firefox",
}, async ({ page }) => {
  const { problems } = watch(page);
  await page.clock.install();
  await begin(page);
  await page.getByRole("button", { name: "Show me a conflict" }).click();
  // Two writes come first, each with the time to read of it.
  for (let second = 0; second < 20; second += 1) await page.clock.fastForward(1000);
  await isAtFirstConflict(page);
  // Nothing plays on, however long one looks at it.
  await page.clock.runFor(10_000);
  await isAtFirstConflict(page);
  expect(problems).toEqual([]);
});

test("the same by keyboard, before the rest of the page has come", async ({ page }) => {
  await page.goto("./", { waitUntil: "commit" });
  const button = page.getByRole("button", { name: "Show me a conflict" });
  await button.waitFor();
  for (let i = 0; i < 6 && !(await button.evaluate((it) => it.matches(":focus"))); i += 1) {
    await page.keyboard.press("Tab");
  }
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await isUnderWay(page);
});

test("a click before the engine has come is not lost", async ({ page }) => {
  let letCome = (): void => undefined;
  const clicked = new Promise<void>((done) => {
    letCome = done;
  });
  await page.route(/\/assets\/mount-.*\.js/, async (route) => {
    await clicked;
    await route.continue();
  });
  await begin(page);
  await page.getByRole("button", { name: "Show me a conflict" }).click();
  letCome();
  await isUnderWay(page);
});

test("nor is it lost where the page is drawn before its address is written", async ({ page }) => {
  await page.addInitScript(() => {
    const timeout = window.setTimeout;
    const late = (call: () => void, ms = 0) => timeout(call, Math.max(ms, 500));
    Object.assign(window, { setTimeout: late });
  });
  await page.goto("./", { waitUntil: "commit" });
  await page.getByRole("button", { name: "Show me a conflict" }).click();
  await isUnderWay(page);
});

test("what it shows comes from the engine, and nothing moves when it comes", async ({ page }) => {
  await page.goto("./");
  const boxes = async () => {
    const all = await page.locator("h1, button, main figure, a[href^='#s=']").all();
    const seen = await Promise.all(all.map((one) => one.boundingBox()));
    return seen.slice(0, 12).map((box) => [box?.x, box?.y, box?.width, box?.height]);
  };
  await page.getByRole("button", { name: "Build my own" }).waitFor();
  const before = await boxes();
  const map = page.getByRole("img", { name: /^Map at 60 ms\./ });
  await expect(map).toBeVisible();
  await expect(map).toHaveAccessibleName(/Tokyo ships 20: 80; London ships 30: 70; São Paulo/);
  await expect(page.locator("a[href^='#s='] svg")).toHaveCount(8);
  expect(await boxes()).toEqual(before);
});

test("a card opens its scenario, the brand leads back, and so do the browser's buttons", {
  tag: "@firefox",
}, async ({ page }) => {
  await begin(page);
  await page.getByRole("link", { name: /^Tokyo is cut off/ }).click();
  await expect(page).toHaveTitle(/Tokyo is cut off/);
  await page.getByRole("link", { name: "Everywrite" }).click();
  await expect(page.getByRole("button", { name: "Show me a conflict" })).toBeVisible();
  await expect(page).toHaveTitle("Everywrite");
  await back(page);
  await expect(page).toHaveTitle(/Tokyo is cut off/);
  await expect(clock(page)).toBeVisible();
  await back(page);
  await expect(page.getByRole("button", { name: "Show me a conflict" })).toBeVisible();
  await page.evaluate(() => history.forward());
  await expect(page).toHaveTitle(/Tokyo is cut off/);
});

test("the browser's back goes from scenario to scenario, and changes are no places", async ({
  page,
}) => {
  await begin(page);
  await page.getByRole("button", { name: "Show me a conflict" }).click();
  await expect(page).toHaveURL(/#s=profile/);
  await choose(page, "cut");
  await expect(page).toHaveURL(/#s=cut/);
  await page.keyboard.press("ControlOrMeta+z");
  await back(page);
  await expect(page).toHaveURL(/#s=profile/);
  await expect(page).toHaveTitle(/profile/);
  await page.evaluate(() => history.forward());
  await expect(page).toHaveTitle(/cut off/);
  await back(page);
  await expect(page).toHaveURL(/#s=profile/);
  await back(page);
  await expect(page.getByRole("button", { name: "Show me a conflict" })).toBeVisible();
});

test("an address that is on its way overwrites no other place", async ({ page }) => {
  await page.goto("./#s=profile");
  await expect(page).toHaveTitle(/profile/);
  await choose(page, "cut");
  await expect(page).toHaveURL(/#s=cut.*&h=/);
  // The address of an instant is due when the browser has gone back, and the page has not heard it.
  await page.evaluate(() => {
    const due = () => dispatchEvent(new PageTransitionEvent("pagehide"));
    addEventListener("popstate", due, { once: true });
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    history.back();
  });
  await expect(page).toHaveTitle(/profile/);
  await expect(page).toHaveURL(/#s=profile/);
});

test("on a phone each scenario of the list is as high as a thumb needs", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await begin(page);
  await page.getByText(`All ${libraryEntries.length} scenarios`).click();
  const links = page.locator("details a[href^='#s=']");
  await expect(links).toHaveCount(libraryEntries.length);
  const heights = await links.evaluateAll((all) =>
    all.map((link) => link.getBoundingClientRect().height),
  );
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
});

test("all scenarios of the library can be reached", async ({ page }) => {
  await begin(page);
  await page.getByText(`All ${libraryEntries.length} scenarios`).click();
  for (const { id, title } of libraryEntries) {
    await expect(page.locator(`details a[href="#s=${id}"]`)).toHaveText(title);
  }
  await page.locator('details a[href="#s=storm"]').click();
  await expect(page).toHaveTitle(/stormy/);
});

test("words find a scenario, by keys alone, here and in the bar", { tag: "@firefox" }, async ({
  page,
}) => {
  await begin(page);
  const scripts: string[] = [];
  page.on("request", (request) => scripts.push(request.url()));
  const field = page.getByRole("searchbox", { name: "Search the scenarios" });
  const links = page.getByRole("search").getByRole("link");
  const status = page.getByRole("search").getByRole("status");
  const card = page.getByRole("link", { name: /^Two users, one profile/ }).last();
  await expect(page.locator("a[href^='#s='] svg")).toHaveCount(8);
  await page.waitForLoadState("networkidle");
  expect(scripts.filter((url) => url.includes("/Found-"))).toEqual([]);
  await field.focus();
  await expect(card).toBeVisible();
  await field.pressSequentially("SAO paulo slow");
  await expect(links).toHaveCount(1);
  await expect(status).toHaveText("1 scenario");
  await expect(links).toHaveText(/both of São Paulo’s cables|Both of São Paulo's cables/i);
  await expect(card).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(field).toHaveValue("");
  await expect(card).toBeVisible();
  await field.pressSequentially("zebra");
  await expect(status).toHaveText("No scenario has “zebra” in its title or description.");
  await page.keyboard.press("Escape");
  await field.pressSequentially("cut off");
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle(/Tokyo is cut off/);
  await page.getByRole("button", { name: /^Scenario/ }).focus();
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
  await expect(links).toHaveCount(libraryEntries.length);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle(`${libraryEntries[1]?.title} – Everywrite`);
  await expect(field).toHaveCount(0);
  await page.getByRole("button", { name: /^Scenario/ }).click();
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Scenario/ })).toBeFocused();
});

test("on a phone the menu leads back", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto("./#s=cut");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Start page" }).click();
  await expect(page.getByRole("button", { name: "Show me a conflict" })).toBeVisible();
});

test("a scenario of one's own begins here", async ({ page }) => {
  await begin(page);
  await page.getByRole("button", { name: "Build my own" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Build my own" })).toBeFocused();
});

test("it speaks the browser's language, and another one when asked", { tag: "@firefox" }, async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: "pt-PT" });
  const page = await context.newPage();
  await page.goto("./");
  await expect(page.getByRole("button", { name: "Mostre um conflito" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
  await page.getByLabel("Idioma").selectOption("ja");
  await page.getByRole("button", { name: "衝突を見る" }).click();
  await expect(page.getByRole("tab", { name: "すべて" })).toBeVisible();
  await context.close();
});

for (const [width, height] of [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [390, 844],
  [360, 640],
] as const) {
  test(
    `nothing is cut or covered at ${width}x${height}`,
    tagged(isFurther({ width }) && "@long"),
    async ({ page }) => {
      await page.setViewportSize({ width, height });
      await begin(page);
      await expect(page.getByRole("img", { name: /^Map at/ })).toBeVisible();
      await expect(page.locator("a[href^='#s='] svg")).toHaveCount(8);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrollWidth).toBeLessThanOrEqual(width);
      const faults = await page.evaluate(() => {
        const texts = [
          ...document.querySelectorAll("h1, p, button, b, small, figcaption, summary"),
        ];
        const boxes = texts.map((one) => ({ one, box: one.getBoundingClientRect() }));
        const found: string[] = [];
        for (const [i, { one, box }] of boxes.entries()) {
          if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0) {
            found.push(`cut: ${one.textContent}`);
          }
          for (const other of boxes.slice(i + 1)) {
            if (one.contains(other.one) || other.one.contains(one)) continue;
            const x = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
            const y = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
            if (x > 1 && y > 1) found.push(`${one.textContent} over ${other.one.textContent}`);
          }
        }
        return found;
      });
      expect(faults).toEqual([]);
      const sizes = await page.locator("main figure text").evaluateAll((texts) =>
        texts.map((text) => {
          const scale =
            (text.closest("svg")?.getBoundingClientRect().width ?? 0) /
            (text.closest("svg")?.viewBox.baseVal.width ?? 1);
          return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
        }),
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13.9);
      // What a city holds and what is said of it begin at the same place, and end in the picture.
      const cities = await page.locator("main figure g:has(> text)").evaluateAll((groups) =>
        groups.map((group) => {
          const texts = [...group.querySelectorAll(":scope > text")];
          const rights = texts.map((text) => text.getBoundingClientRect().right);
          const starts = new Set(texts.map((text) => text.getAttribute("x")));
          return { starts: starts.size, isInside: Math.max(...rights) <= innerWidth };
        }),
      );
      expect(cities.length).toBeGreaterThanOrEqual(3);
      expect(cities.filter(({ starts, isInside }) => starts > 1 || !isInside)).toEqual([]);
    },
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${colorScheme}`, { tag: ["@axe", "@long"] }, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await begin(page);
    await expect(page.getByRole("img", { name: /^Map at/ })).toBeVisible();
    await page.getByText(`All ${libraryEntries.length} scenarios`).click();
    expect(await violations(page)).toEqual([]);
  });
}
