// Showing only some of the modes: in three clicks, in the link, in a frame, and by keys alone.
import { expect, test } from "@playwright/test";
import { open } from "./page.ts";

test("two modes stand alone after three clicks, also when the link is opened", async ({ page }) => {
  const panels = page.locator("main section[data-mode]");
  await open(page, "#s=profile&t=102");
  await expect(panels).toHaveCount(5);
  await page.getByRole("button", { name: "Modes shown" }).click();
  await page.getByRole("button", { name: "Only Last writer wins" }).click();
  await page.getByRole("checkbox", { name: /^CRDTs/ }).click();
  await expect(panels).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(page).toHaveURL(/&only=0,2&/);
  await page.reload();
  await expect(panels).toHaveCount(2);
  await expect(page.getByText("event 5 of 10")).toBeVisible();
  // The number of a hidden mode does nothing; the arrows go through those that are shown.
  await page.keyboard.press("2");
  await expect(panels).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator('main [data-mode="2"]')).toBeVisible();
  await page.keyboard.press("0");
  await page.getByRole("tab", { name: "CRDT" }).click({ modifiers: ["Control"] });
  await expect(panels).toHaveCount(1);
  await open(page, "#s=profile&t=102&only=0,2&embed");
  await expect(panels).toHaveCount(2);
});
