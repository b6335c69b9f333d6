// Changing the scenario directly, on the map and on the time line, by pointer and by keys alone:
// what was changed is told, run at once, compared with before, undone to the letter, and there
// again after a reload.
import { expect, type Locator, type Page, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { chooseCity, content, difference, fill, open, watch } from "./page.ts";

const city = (page: Page, name: string) =>
  page.getByRole("button", { name: `${name}: act here` }).first();
const cable = (page: Page, a: string, b: string) =>
  page.getByRole("button", { name: new RegExp(`^${a} – ${b}, .*: act here$`) }).first();
const menu = (page: Page) => page.locator("dialog[open]");
const strip = (page: Page) => page.getByRole("region", { name: "Changes of the scenario" });
const changed = (page: Page) => strip(page).getByRole("status");
const track = (page: Page) => page.getByRole("slider", { name: "Time", exact: true });
const panel = (page: Page, mode: number) => page.locator(`main [data-mode="${mode}"]`);
const picture = (page: Page, mode = 0) =>
  panel(page, mode).locator("svg[role=img], svg[role=group]").first();
const handle = (page: Page, name: string | RegExp) =>
  page.getByRole("region", { name: "Time line" }).getByRole("button", { name });

/** Where a time stands on the time line. */
async function xAt(page: Page, ms: number): Promise<{ x: number; top: number }> {
  const box = await track(page).boundingBox();
  const endMs = Number(await track(page).getAttribute("aria-valuemax"));
  return { x: (box?.x ?? 0) + (ms / endMs) * (box?.width ?? 0), top: box?.y ?? 0 };
}

async function dragTo(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

test.describe("by pointer", () => {
  test("a write at a city is run at once, told, and undone to the letter", {
    tag: "@firefox",
  }, async ({ page }) => {
    const { problems } = watch(page);
    await open(page, "#s=inventory&t=60");
    await expect(handle(page, /^Write in London/)).toHaveCount(1);
    const before = await content(page);
    await city(page, "Tokyo").click();
    const dialog = page.getByRole("dialog", { name: "Tokyo at 60 ms" });
    await expect(dialog.getByRole("textbox", { name: "Amount" })).toBeFocused();
    await fill(dialog.getByRole("textbox", { name: "Amount" }), "-15");
    await dialog.getByRole("button", { name: "Write" }).click();
    await expect(menu(page)).toHaveCount(0);
    await expect(changed(page)).toHaveText("Changed: Write in Tokyo added, at 60 ms");
    await expect(picture(page)).toHaveAttribute("aria-label", /Tokyo: units 65/);
    await expect(page.locator("[data-sentence]")).toContainText("Tokyo");
    await expect(track(page)).toHaveAttribute("aria-valuenow", "60");
    await expect(page).toHaveURL(/#x=/);
    const after = await content(page);
    await strip(page).getByRole("button", { name: "Undo" }).click();
    await expect(picture(page)).toHaveAttribute("aria-label", /Tokyo: units 80/);
    await expect(page).toHaveURL(/#s=inventory/);
    await strip(page).getByRole("button", { name: "Redo" }).click();
    await expect(picture(page)).toHaveAttribute("aria-label", /Tokyo: units 65/);
    expect(difference(after, await content(page))).toBe("");
    await page.keyboard.press("Control+z");
    await strip(page).getByRole("button", { name: "Compare with before" }).click();
    await expect(picture(page)).toHaveAttribute("aria-label", /Tokyo: units 80/);
    const strips = /<section[^>]*aria-label="Changes of the scenario".*?<\/section>/s;
    // The strip pushes the stage down, where names may have no room; everything else is as it was.
    const names = /<g data-names[^>]*>.*?<\/g>/gs;
    const text = (html: string) =>
      html
        .replace(strips, "")
        .replace(names, "")
        .replace(/<[^>]*>/g, " ");
    expect(difference(text(before), text(await content(page)))).toBe("");
    expect(problems).toEqual([]);
  });

  test("a cable is cut and healed, and keeps what is under way", async ({ page }) => {
    await open(page, "#s=inventory&t=60&m=0");
    await page.locator('path[data-cable="tokyo london"]').first().click();
    const dialog = page.getByRole("dialog", { name: "Tokyo – London at 60 ms" });
    await dialog.getByRole("button", { name: "Cut", exact: true }).click();
    await expect(changed(page)).toContainText("Cut Tokyo – London added, from 60 ms to 560 ms");
    await expect(page.locator("main svg").getByText("cut until 560 ms").first()).toBeVisible();
    await cable(page, "Tokyo", "London").press("Enter");
    await menu(page).getByRole("button", { name: "Heal now" }).click();
    await expect(page.locator("main svg").getByText(/cut until/)).toHaveCount(0);
    await expect(changed(page)).toContainText("Cut Tokyo – London removed");
  });

  test("a cable is pulled longer, with the number to be seen", async ({ page }) => {
    await open(page, "#s=inventory&t=60&m=0");
    const middle = await cable(page, "Tokyo", "São Paulo").boundingBox();
    if (middle === null) throw new Error("no cable");
    const at = { x: middle.x + middle.width / 2, y: middle.y + middle.height / 2 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x - 60, at.y, { steps: 5 });
    const number = page.locator("output[data-shown]").first();
    await expect(number).toBeVisible();
    const ms = Number.parseInt((await number.textContent()) ?? "", 10);
    expect(ms).toBeGreaterThan(180);
    await page.mouse.up();
    await expect(changed(page)).toHaveText(`Changed: Cable Tokyo – São Paulo now takes ${ms} ms`);
    await expect(cable(page, "Tokyo", "São Paulo")).toHaveAccessibleName(
      `Tokyo – São Paulo, ${ms} ms: act here`,
    );
  });

  test("a partition's end and a write are dragged along the time line", async ({ page }) => {
    await open(page, "#s=cut&t=450");
    await expect(handle(page, /^Partition/)).toHaveCount(1);
    const end = await xAt(page, 1000);
    const to = await xAt(page, 700);
    await dragTo(page, { x: end.x, y: end.top + 10 }, { x: to.x, y: end.top + 10 });
    await expect(changed(page)).toHaveText(
      /Changed: Partition Tokyo \| London, São Paulo now ends at (69|70)\d\sms/,
    );
    await expect(track(page)).toHaveAttribute("aria-valuenow", "450");
    const write = await xAt(page, 200);
    const later = await xAt(page, 300);
    const y = write.top + 32;
    await dragTo(page, { x: write.x, y }, { x: later.x, y });
    await expect(changed(page)).toHaveText(
      /Changed: Write in London moved to (29|30)\d\sms, from 200\sms/,
    );
    // A click opens its menu; anywhere else the pointer still moves through time.
    await page.mouse.click(later.x, y);
    await expect(menu(page).getByRole("heading", { name: "Write in London" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.mouse.click(later.x + 200, write.top + 26);
    await expect(track(page)).not.toHaveAttribute("aria-valuenow", "450");
  });

  test("a generated fault is written down when it is dragged, and that is said", async ({
    page,
  }) => {
    await open(page, "#s=storm&t=1000");
    await handle(page, /^Crash in/).focus();
    await page.keyboard.press("ArrowRight");
    await expect(changed(page)).toContainText("Crash in");
    await expect(changed(page)).toContainText(/; \d+ generated entries were written down first/);
  });

  test("a clock is turned by its face", async ({ page }) => {
    await open(page, "#s=inventory&t=60&m=0");
    await city(page, "London").click();
    const face = page.getByRole("slider", { name: "Clock against true time" });
    const box = await face.boundingBox();
    if (box === null) throw new Error("no clock");
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await dragTo(page, { x: middle.x, y: middle.y - 40 }, { x: middle.x + 40, y: middle.y });
    await expect(face).toHaveAttribute("aria-valuetext", /^150\sms ahead$/);
    await page.keyboard.press("Escape");
    await expect(city(page, "London")).toBeFocused();
    await expect(changed(page)).toHaveText("Changed: London’s clock is 150 ms ahead");
  });

  test("what was before is shown beside it, and hidden at wish", async ({ page }) => {
    await open(page, "#s=inventory&t=620&m=0");
    await city(page, "Tokyo").click();
    await menu(page).getByRole("button", { name: "Write" }).click();
    const ghost = picture(page).getByText(/^before: /);
    await expect(ghost.first()).toBeAttached();
    await strip(page).getByRole("button", { name: "Compare with before" }).click();
    await expect(ghost).toHaveCount(0);
    await strip(page).getByRole("button", { name: "Compare with before" }).click();
    await strip(page).getByRole("button", { name: "Back to the original" }).click();
    await expect(page).toHaveURL(/#s=inventory/);
    await expect(ghost.first()).toBeAttached();
  });
});

test.describe("by keys alone", () => {
  test("write, crash, restart, undo", async ({ page }) => {
    await open(page, "#s=inventory&t=60&m=0");
    await expect(city(page, "Tokyo")).toBeAttached();
    // Nothing happens to a city that nobody has chosen: the first press does that.
    await page.keyboard.press("x");
    await expect(city(page, "Tokyo")).toBeFocused();
    await expect(changed(page)).toHaveCount(0);
    await page.keyboard.press("w");
    await expect(menu(page).getByRole("textbox", { name: "Amount" })).toBeFocused();
    await page.keyboard.type("-5");
    await page.keyboard.press("Enter");
    await expect(changed(page)).toHaveText("Changed: Write in Tokyo added, at 60 ms");
    await city(page, "London").focus();
    await page.keyboard.press("Enter");
    await menu(page).getByRole("button", { name: "Crash" }).focus();
    await page.keyboard.press("Enter");
    await expect(changed(page)).toContainText("Crash in London added, from 60 ms to 560 ms");
    await expect(city(page, "London")).toBeFocused();
    await expect(picture(page)).toHaveAttribute("aria-label", /London: down/);
    await page.keyboard.press("x");
    await expect(changed(page)).toContainText("Partition London | Tokyo, São Paulo added");
    await page.keyboard.press("x");
    await expect(changed(page)).toContainText("Partition London | Tokyo, São Paulo removed");
    for (let i = 0; i < 4; i += 1) await page.keyboard.press("Control+z");
    await expect(page).toHaveURL(/#s=inventory/);
    await expect(changed(page)).toHaveText("Undone: Write in Tokyo added, at 60 ms");
  });

  test("a cable is cut with X, and its latency typed", { tag: "@firefox" }, async ({ page }) => {
    await open(page, "#s=inventory&t=60&m=0");
    await cable(page, "Tokyo", "London").focus();
    await page.keyboard.press("x");
    await expect(changed(page)).toContainText("Cut Tokyo – London added");
    await page.keyboard.press("x");
    await page.keyboard.press("Enter");
    const latency = menu(page).getByRole("textbox", { name: "Latency" });
    await fill(latency, "33.5");
    await latency.press("Enter");
    await expect(changed(page)).toHaveText("Changed: Cable Tokyo – London now takes 33.5 ms");
    await latency.press("ArrowUp");
    await expect(changed(page)).toHaveText("Changed: Cable Tokyo – London now takes 43.5 ms");
    await page.keyboard.press("Escape");
    await expect(cable(page, "Tokyo", "London")).toBeFocused();
  });

  test("entries move, end, and go by keys on the time line", async ({ page }) => {
    await open(page, "#s=cut&t=450");
    const write = handle(page, /^Write in London/);
    await write.focus();
    await page.keyboard.press("ArrowRight");
    await expect(changed(page)).toContainText("Write in London moved to 201 ms");
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(write).toBeFocused();
    await expect(write).toHaveAccessibleName("Write in London, at 191 ms");
    const partition = handle(page, /^Partition/);
    await partition.focus();
    await page.keyboard.press("Alt+ArrowLeft");
    await expect(changed(page)).toContainText("now ends at 999 ms");
    await page.keyboard.press("Enter");
    const ends = menu(page).getByRole("textbox", { name: "Ends at" });
    await fill(ends, "300");
    await ends.press("Enter");
    await page.keyboard.press("Escape");
    await expect(partition).toHaveAccessibleName(/from 0\sms to 300\sms$/);
    await expect(partition).toBeFocused();
    await page.keyboard.press("Delete");
    await expect(partition).toHaveCount(0);
    await expect(changed(page)).toContainText("removed");
  });
});

test("a reload brings changes, instant and undo back; they can be discarded", async ({ page }) => {
  await open(page, "#s=inventory&t=60");
  await chooseCity(page);
  await page.keyboard.press("w");
  await menu(page).getByRole("button", { name: "Write" }).click();
  await expect(changed(page)).toContainText("Write in Tokyo added");
  await page.keyboard.press("ArrowRight");
  const at = (await track(page).getAttribute("aria-valuenow")) ?? "";
  expect(at).not.toBe("60");
  await page.reload();
  await expect(changed(page)).toHaveText("Your changes are back: Write in Tokyo added, at 60 ms");
  await expect(track(page)).toHaveAttribute("aria-valuenow", at);
  await page.goto("about:blank");
  await page.goto("./");
  await expect(changed(page)).toContainText("Your changes are back:");
  await expect(page).toHaveURL(/#x=/);
  await strip(page).getByRole("button", { name: "Discard them" }).click();
  await expect(strip(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#s=inventory/);
  await page.goto("about:blank");
  await page.goto("./");
  await expect(strip(page)).toHaveCount(0);
});

test("on a phone the menu is a sheet with large targets", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page, "#s=inventory&t=60");
  await city(page, "Tokyo").click();
  const box = await menu(page).boundingBox();
  expect(box?.x).toBe(0);
  expect(box?.width).toBe(360);
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(640);
  const small = async (within: Locator): Promise<readonly string[]> =>
    within
      .locator("button, input:not([type=radio], [type=checkbox]), select, label")
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.getBoundingClientRect().height > 0)
          .filter((element) => element.getBoundingClientRect().height < 43.5)
          .map((element) => element.outerHTML.slice(0, 120)),
      );
  expect(await small(menu(page))).toEqual([]);
  await menu(page).getByRole("button", { name: "Write" }).click();
  await expect(changed(page)).toContainText("Changed:");
  expect(await small(strip(page))).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(360);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no violations with the strip and in the menus, ${colorScheme}`, {
    tag: ["@axe", "@long"],
  }, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, "#s=cut&t=450");
    await chooseCity(page);
    await page.keyboard.press("w");
    await expect(menu(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await menu(page).getByRole("button", { name: "Write" }).click();
    await expect(strip(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await cable(page, "Tokyo", "London").press("Enter");
    await expect(menu(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await handle(page, /^Partition/).press("Enter");
    await expect(menu(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await violations(page)).toEqual([]);
  });
}
