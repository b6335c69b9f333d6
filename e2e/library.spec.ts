// Every scenario of the library plays from start to end without an error or a request to elsewhere.
import { expect, test } from "@playwright/test";
import { libraryEntries } from "./engine.ts";
import { choose, open, watch } from "./page.ts";

test("the whole library opens, steps and ends without a complaint", async ({ page }) => {
  const { problems } = watch(page);
  await open(page, "#s=profile");
  for (const { id, title } of libraryEntries) {
    await choose(page, id);
    await expect(page).toHaveTitle(`${title} – Everywrite`);
    await page.locator("body").press("ArrowRight");
    await page.locator("body").press("ArrowRight");
    await page.locator("body").press("1");
    await page.locator("body").press("End");
    await page.locator("body").press("0");
    await expect(page.locator("main svg[role=img]").first()).toBeVisible();
    expect(problems, id).toEqual([]);
  }
});

test("the page asks its own server only for its own files", async ({ page }) => {
  const paths = new Set<string>();
  page.on("request", (request) => paths.add(new URL(request.url()).pathname));
  await open(page, "#s=inventory&t=102");
  await page.keyboard.press("s");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  const own = [...paths].filter(
    (path) => !/^\/(assets\/.*\.(js|css)|favicon\.svg|icon\.png|)$/.test(path),
  );
  expect(own.filter((path) => path !== "blank")).toEqual([]);
});
