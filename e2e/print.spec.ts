// On paper: the stage, the sentence and the instant; a comparison on one page, nothing to press.
import { expect, type Page, test } from "@playwright/test";
import { notInFirefox, open } from "./page.ts";

test.skip(({ browserName }) => browserName === "firefox", notInFirefox);

/** How many pages the browser would print. */
async function pages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
}

for (const view of ["map", "time", "verdicts"]) {
  test(`one page for the comparison as ${view}`, async ({ page }) => {
    await open(page, view === "map" ? "#s=cut&t=450" : `#s=cut&t=450&v=${view}`);
    expect(await pages(page)).toBe(1);
  });
}

test("the sentence and the instant are there, bars and buttons are not", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await open(page, "#s=inventory&t=102");
  await expect(page.getByText("Conflict in London.", { exact: true })).toBeVisible();
  await expect(page.getByText("102 ms", { exact: true })).toBeVisible();
  for (const name of ["Play", "Share", "Menu", "Step"]) {
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  }
  await expect(page.getByRole("slider")).toHaveCount(0);
  // Ink on paper, whatever the screen is like.
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(ink).toBe("rgb(20, 24, 31)");
});

test("the list of events is printed whole", async ({ page }) => {
  await open(page, "#s=inventory&t=102&v=events");
  expect(await pages(page)).toBeGreaterThan(1);
});
