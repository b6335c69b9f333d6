// A link opens the same instant, and one that cannot be opened says why.
import { expect, test } from "@playwright/test";
import { hashOf } from "./engine.ts";
import { choose, content, fill, inNode, open, pixels } from "./page.ts";
import { tagged } from "./tags.ts";

async function sharedLink(page: import("@playwright/test").Page): Promise<string> {
  await page.keyboard.press("s");
  const field = page.getByLabel("Link", { exact: true });
  // The name of the outcome comes when it is computed.
  await expect(field).toHaveValue(/&h=/);
  const link = await field.inputValue();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  return link;
}

for (const [hash, isRepeat] of [
  ["#s=inventory&t=102", true],
  ["#s=inventory&t=101&e=1", false],
  ["#s=cut&t=450&m=3", false],
  ["#s=or-set&t=200.5", true],
  ["#s=storm&t=3000", true],
] as const) {
  test(`the link to ${hash} reopens it`, tagged(isRepeat && "@long"), async ({ page, context }) => {
    await open(page, hash);
    const link = await sharedLink(page);
    expect(link).toMatch(/&h=[\w-]{6}$/);
    // The last part is made from the digests of all runs: they are the same here and in Node.
    expect(new URL(link).hash).toBe(hashOf(inNode(hash).getState()));
    const other = await context.newPage();
    await other.goto(link);
    await expect(other.locator("main svg[role=img]").first()).toBeVisible();
    expect(await content(other)).toBe(await content(page));
    expect(await sharedLink(other)).toBe(link);
    expect((await pixels(other)).equals(await pixels(page))).toBe(true);
  });
}

test("a link carries a scenario that is not in the library", async ({ page, context }) => {
  const document = structuredClone(inNode("#s=profile").getState().opened?.document);
  await open(page, "#s=profile");
  await page.keyboard.press("s");
  await page.getByLabel("Or a scenario file").setInputFiles({
    name: "own.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ ...document, title: "A title of my own" })),
  });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveTitle(/A title of my own/);
  await page.keyboard.press("End");
  const link = await sharedLink(page);
  expect(link).toContain("#x=");
  const other = await context.newPage();
  await other.goto(link);
  await expect(other).toHaveTitle(/A title of my own/);
  expect(await content(other)).toBe(await content(page));
});

test("the address follows what is opened, and a link pasted there is opened", async ({ page }) => {
  await open(page, "#s=profile");
  await choose(page, "profile");
  await expect(page).toHaveURL(/#s=profile/);
  await page.evaluate(() => {
    location.hash = "#s=cut&t=450";
  });
  await expect(page).toHaveTitle(/cut off/);
  await expect(page.getByRole("slider", { name: "Time" })).toHaveAttribute("aria-valuenow", "450");
});

test("the address follows instant, mode and view once they rest, and is no new place", async ({
  page,
  context,
}) => {
  await page.clock.install();
  await open(page, "#s=cut&t=450");
  const places = await page.evaluate(() => history.length);
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/#s=cut&t=500(&e=\d+)?&h=/);
  await page.keyboard.press("3");
  await page.keyboard.press("v");
  await expect(page).toHaveURL(/#s=cut&t=500(&e=\d+)?&m=2&v=time&h=/);
  expect(await page.evaluate(() => history.length)).toBe(places);
  // What somebody copies from there shows the same.
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator("main svg[role=img]").first()).toBeVisible();
  expect(await content(other)).toBe(await content(page));
  await page.keyboard.press("Space");
  await page.clock.runFor(800);
  await expect(page).toHaveURL(/#s=cut&t=500(&e=\d+)?&m=2&v=time&h=/);
  await page.keyboard.press("Space");
  await expect(page).not.toHaveURL(/&t=500&/);
});

test("a pasted link is opened from the dialog; a damaged one says what is wrong", {
  tag: "@firefox",
}, async ({ page }) => {
  await open(page, "#s=inventory");
  await page.keyboard.press("s");
  const field = page.getByLabel("Open a link");
  await fill(field, "https://everywrite.example/#s=nowhere&t=3");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText('no scenario "nowhere"');
  await fill(field, "Look: <https://everywrite.example/#s=profile&amp;t=102&new=1>.");
  await field.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveTitle(/profile/);
  await expect(page.getByRole("status").first()).toContainText("does not know it: “new=1”");
});

for (const [hash, words] of [
  ["#x=2AAAAAAAA", /cannot be opened/],
  ["#s=profile&t=abc", /not a time/],
  ["#x=9abc", /cannot be opened/],
  ["#s=%F0%9F", /no scenario/],
] as const) {
  test(`the damaged link ${hash} says what is wrong and shows the library`, async ({ page }) => {
    await open(page, hash);
    await expect(page.getByRole("status").first()).toContainText(words);
    await choose(page, "cut");
    await expect(page.getByRole("status").first()).toBeEmpty();
    await expect(page).toHaveTitle(/cut off/);
  });
}

test("a link from another version says that the outcome may differ", async ({ page }) => {
  await open(page, "#s=profile&t=102&h=AAAAAA");
  await expect(page.getByRole("status").first()).toContainText("another version");
});
