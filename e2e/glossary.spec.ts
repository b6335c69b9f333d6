// What the words mean: two clicks from the start page, one from a sentence, and the way from there
// into the run.
import { expect, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { open } from "./page.ts";

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
    ...["alice@work.example", "ana@example.com"],
    ...["alice@work.example", "ana@example.com"],
    "alice@work.example",
  ]);
  await page.keyboard.press("Escape");
  await expect(term).toBeFocused();
});
