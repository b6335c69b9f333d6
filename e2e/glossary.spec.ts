// What the words mean: two clicks from the start page, one from a sentence, and the way from there
// into the run.
import { expect, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { open } from "./page.ts";

test("why a phone number took an e-mail with it, and what keeps both", async ({ page }) => {
  await open(page, "#s=profile&t=102&m=0");
  const lead = page.locator("aside [data-lead]");
  await expect(lead).toContainText("Here whole rows compete");
  await lead.getByRole("button", { name: "Try it with single columns" }).click();
  await expect(page.locator("main h3").first()).toHaveText("No loss so far");
  await expect(lead).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.locator("main h3").first()).toHaveText("1 write lost");
});

test("a version vector is explained, and seen in a run", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "What the words mean" }).click();
  const dialog = page.getByRole("dialog", { name: "What the words mean" });
  await dialog.getByRole("button", { name: "Version vector" }).click();
  await expect(dialog.getByRole("heading", { name: "Version vector" })).toBeVisible();
  await expect(dialog.locator("figure [data-panel]")).toContainText("users/1");
  expect(await violations(page, "dialog")).toEqual([]);
  await dialog.getByRole("button", { name: "See it in the run" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator("footer p b")).toHaveText(/^101\sms$/);
  await open(page, "#s=profile-c&t=102&m=1");
  const term = page.locator("[data-sentence] [data-term=sibling]");
  await term.focus();
  await page.keyboard.press("Enter");
  await expect(dialog.locator("figure td b")).toHaveText([
    ...["job@x.jp", "new@x.jp"],
    ...["job@x.jp", "new@x.jp"],
    "job@x.jp",
  ]);
  await page.keyboard.press("Escape");
  await expect(term).toBeFocused();
  await open(page, "#s=profile&v=verdicts");
  await page.getByRole("button", { name: "Linearizable, row by row", exact: true }).click();
  // On its way there the pointer crosses other rows, and leaves the table.
  await page.locator("[data-measure=acknowledged]").hover();
  await page.mouse.move(2, 2);
  await page.locator("[data-caption] [data-term]").click();
  await expect(dialog.getByRole("heading", { name: "Linearizable" })).toBeVisible();
});
