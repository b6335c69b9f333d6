// No violations that axe can find, in both themes, at two sizes, with and without a dialog.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { open } from "./page.ts";

async function violations(page: Page): Promise<readonly string[]> {
  const result = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [name, hash, size] of [
    ["the comparison", "#s=inventory&t=102", { width: 1280, height: 720 }],
    ["a cut", "#s=cut&t=450", { width: 1280, height: 720 }],
    ["a large mode", "#s=cut&t=450&m=3", { width: 1280, height: 720 }],
    ["a phone", "#s=inventory&t=102", { width: 390, height: 844 }],
    ["a damaged link", "#s=nowhere", { width: 1280, height: 720 }],
  ] as const) {
    test(`${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await open(page, hash);
      expect(await violations(page)).toEqual([]);
    });
  }

  test(`the dialogs, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, "#s=inventory&t=102");
    for (const key of ["s", "?"]) {
      await page.keyboard.press(key);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });
}
