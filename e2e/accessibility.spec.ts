// Nothing that a machine can find stands between the page and anybody: every view, dialog, theme
// and size is scanned, and text four times as large still flows.
import { expect, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { open, watch } from "./page.ts";
import { tagged } from "./tags.ts";

const views = [
  "#s=profile&t=102",
  "#s=nowhere",
  "#s=cut&t=450&m=3",
  "#s=or-set&t=300&m=0",
  "#s=cut&t=1100&v=time",
  "#s=inventory&t=152&v=time&m=0",
  "#s=cut&v=verdicts",
  "#s=profile&t=102&v=events",
];
const desk = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };
const further = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 360, height: 640 },
];
const schemes = ["light", "dark"] as const;

for (const size of [desk, phone, ...further]) {
  for (const scheme of schemes) {
    const isLong = scheme !== (size === phone ? "dark" : "light") || further.includes(size);
    const tags = tagged("@axe", isLong && "@long");
    test(`every view is accessible, ${scheme}, ${size.width} wide`, tags, async ({ page }) => {
      const { problems } = watch(page);
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: scheme });
      for (const hash of views) {
        await open(page, hash);
        expect(await violations(page), hash).toEqual([]);
      }
      expect(problems).toEqual([]);
    });
  }
}

for (const scheme of schemes) {
  test(`every view is accessible in large type, ${scheme}`, { tag: ["@axe", "@long"] }, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const hash of views) {
      await open(page, hash);
      await page.getByRole("button", { name: "Menu" }).click();
      await page.getByLabel("Large type, for a lecture room").check();
      await page.keyboard.press("Escape");
      expect(await violations(page), hash).toEqual([]);
    }
  });
}

/** What opens each dialog: a key. */
const dialogs = { share: "s", keys: "?", editor: "e" } as const;

for (const scheme of schemes) {
  for (const size of [desk, phone]) {
    // Of the four one for each scheme and each size.
    const isLong = (scheme === "dark") !== (size === phone);
    const tags = tagged("@axe", isLong && "@long");
    test(`every dialog is accessible, ${scheme}, ${size.width} wide`, tags, async ({ page }) => {
      const { problems } = watch(page);
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize(size);
      for (const [name, key] of Object.entries(dialogs)) {
        await open(page, "#s=profile&t=102");
        await page.keyboard.press(key);
        await expect(page.getByRole("dialog")).toBeVisible();
        expect(await violations(page), name).toEqual([]);
      }
      await open(page, "#s=profile&t=102");
      await page.getByRole("button", { name: "Menu" }).click();
      expect(await violations(page), "menu").toEqual([]);
      expect(problems).toEqual([]);
    });
  }
}

// 1280 pixels at 400 % are 320 of the page's; the heights are of 1920, 1024 and 720.
for (const height of [480, 256, 180]) {
  const tags = tagged(height !== 180 && "@long");
  test(
    `text four times as large flows, and nothing scrolls sideways: ${height} high`,
    tags,
    async ({ page }) => {
      await page.setViewportSize({ width: 320, height });
      for (const hash of views) {
        await open(page, hash);
        const overflow = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect(overflow, hash).toBeLessThanOrEqual(0);
        const bands = page.locator("main, [data-band=sentence], [data-band=scrubber], footer");
        const tops = await bands.evaluateAll((all) =>
          all
            .filter((band) => getComputedStyle(band).clipPath === "none")
            .map((band) => band.getBoundingClientRect())
            .map(({ top, bottom, width }) => ({ top, bottom, width })),
        );
        for (const [i, band] of tops.entries()) {
          expect(band.width, hash).toBeGreaterThan(250);
          const before = tops[i - 1];
          if (before) expect(band.top, hash).toBeGreaterThanOrEqual(before.bottom - 1);
        }
      }
    },
  );
}

test("with a visitor's own few colours, buttons and what is chosen are seen", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, "#s=profile&t=102");
  const drawn = async (name: string, change: (button: Element) => void) => {
    const button = page.getByRole("button", { name, exact: true });
    const before = await button.screenshot();
    await button.evaluate(change);
    return { before, after: await button.screenshot() };
  };
  // Without its triangle the button would look otherwise, and so would what is not chosen.
  const play = await drawn("Play", (button) => button.querySelector("svg")?.remove());
  expect(play.after.equals(play.before)).toBe(false);
  const chosen = await drawn("Map", (button) => button.setAttribute("aria-pressed", "false"));
  expect(chosen.after.equals(chosen.before)).toBe(false);
});
