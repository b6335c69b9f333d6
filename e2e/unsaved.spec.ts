// Nothing that a visitor made is lost: each tab keeps its own work, what is set aside is listed on
// the start page, and where nothing can be kept that is said.
import { expect, type Locator, type Page, test } from "@playwright/test";
import { mostKept } from "../src/session/keeping/records.ts";
import { firstWork } from "../src/testing/firstWork.ts";
import { violations } from "./axe.ts";
import { choose, chooseCity, fill, open, saved } from "./page.ts";
import { built, serve } from "./site.ts";
import { tagged } from "./tags.ts";

const strip = (page: Page) => page.getByRole("region", { name: "Changes of the scenario" });
const unsaved = (page: Page) => page.getByRole("region", { name: "Unsaved work" });
const rows = (page: Page) => unsaved(page).getByRole("listitem");
const map = (page: Page) => page.locator("main svg[role=img]").first();

/** A change by a menu: a write here. */
async function change(page: Page, hash = "#s=inventory&t=60"): Promise<void> {
  await open(page, hash);
  await chooseCity(page);
  await page.keyboard.press("w");
  await page.getByRole("dialog").getByRole("button", { name: "Write" }).click();
  await expect(strip(page)).toBeVisible();
}

/** A scenario whose link is too long for the address, put in through the editor. */
function long(title: string): string {
  const script = Array.from({ length: 300 }, (_, i) => ({
    at: i,
    node: "tokyo",
    do: [
      {
        update: "items/1",
        set: { value: `${title} ${(i * 733_103) % 1_000_003} ${(i * 7919) % 99_991}` },
      },
    ],
  }));
  return JSON.stringify({ everywrite: 1, title, modes: ["naive"], script });
}

/** Types into the editor, and leaves it there. */
async function draft(page: Page, text: string): Promise<Locator> {
  await page.keyboard.press("e");
  const editor = page.getByRole("dialog");
  await editor.getByRole("button", { name: "JSON" }).click();
  await fill(editor.getByLabel("The scenario as JSON"), text);
  return editor;
}

async function edit(page: Page, text: string): Promise<void> {
  const editor = await draft(page, text);
  await editor.getByRole("button", { name: "Done" }).click();
  await expect(editor).toHaveCount(0);
}

test("two tabs with documents too long for the address: each comes back to its own", async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  for (const [one, title] of [
    [page, "First"],
    [other, "Second"],
  ] as const) {
    await open(one, "#s=profile");
    await edit(one, long(title));
    await expect(one).toHaveTitle(new RegExp(`^${title}`));
    await expect(one).toHaveURL(/#$/);
  }
  for (const [one, title] of [
    [page, "First"],
    [other, "Second"],
  ] as const) {
    await one.goto("about:blank");
    await one.goto("./");
    await expect(strip(one)).toContainText("Your changes are back:");
    await expect(one).toHaveTitle(new RegExp(`^${title}`));
  }
});

test("a duplicated tab goes on with a copy, and neither writes over the other", async ({
  page,
}) => {
  await open(page, "#s=profile");
  await edit(page, long("One"));
  // What the browser does for a duplicate: a tab with what this one remembers.
  const [twin] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate(() => void window.open(location.href)),
  ]);
  await expect(strip(twin)).toContainText("Your changes are back:");
  await edit(twin, long("Two"));
  await expect(twin).toHaveTitle(/^Two/);
  for (const [one, title] of [
    [page, "One"],
    [twin, "Two"],
  ] as const) {
    await one.reload();
    await expect(strip(one)).toContainText("Your changes are back:");
    await expect(one).toHaveTitle(new RegExp(`^${title}`));
  }
});

test("what stands in the editor is each tab's own, and a closed tab's is listed", async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  for (const [one, text] of [
    [page, '{"half": "first'],
    [other, '{"half": "second'],
  ] as const) {
    await open(one, "#s=cut&t=450");
    await draft(one, text);
  }
  await page.reload();
  await expect(map(page)).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByLabel("The scenario as JSON")).toHaveValue('{"half": "first');
  await other.close();
  const next = await context.newPage();
  await next.goto("./");
  await expect(rows(next)).toHaveCount(1);
  await expect(rows(next)).toContainText("a draft in the editor");
  await next.getByRole("button", { name: "Continue: Tokyo is cut off" }).click();
  await expect(next.getByLabel("The scenario as JSON")).toHaveValue('{"half": "second');
});

test("what a closed tab left is listed on the start page, and goes on where it was", async ({
  page,
  context,
}) => {
  await change(page);
  await page.close();
  const next = await context.newPage();
  await next.goto("./");
  await expect(rows(next)).toHaveCount(1);
  await expect(rows(next)).toContainText("Two warehouses ship at once");
  await expect(rows(next)).toContainText("1 change");
  await next.getByRole("button", { name: "Continue: Two warehouses" }).click();
  await expect(strip(next)).toContainText("Your changes are back: Write in Tokyo added, at 60 ms");
  await expect(next).toHaveURL(/#x=/);
  // Another tab does not offer what this one goes on with.
  const third = await context.newPage();
  await third.goto("./");
  await expect(map(third)).toBeVisible();
  await expect(unsaved(third)).toHaveCount(0);
});

test("a killed tab's work, too", async ({ page, context }) => {
  // Nothing is heard of its end.
  await page.addInitScript(() => {
    for (const name of ["pagehide", "visibilitychange", "beforeunload"]) {
      addEventListener(name, (event) => event.stopImmediatePropagation(), true);
    }
  });
  await change(page);
  await page.close();
  const next = await context.newPage();
  await next.goto("./");
  await next.getByRole("button", { name: "Continue: Two warehouses" }).click();
  await expect(strip(next)).toContainText("Your changes are back: Write in Tokyo added");
});

test("by keyboard: discard, undo, continue; and a file of it", async ({ page, context }) => {
  await change(page);
  await page.close();
  const next = await context.newPage();
  await next.goto("./");
  const file = await saved(next, () =>
    next.getByRole("button", { name: "Save as a file: Two" }).press("Enter"),
  );
  expect(JSON.parse(file.bytes.toString())).toMatchObject({ title: "Two warehouses ship at once" });
  await next.getByRole("button", { name: "Discard: Two" }).press("Enter");
  await expect(rows(next)).toContainText("discarded");
  await next.getByRole("button", { name: "Undo" }).press("Enter");
  await next.getByRole("button", { name: "Discard: Two" }).press("Enter");
  await next.reload();
  await expect(map(next)).toBeVisible();
  await expect(unsaved(next)).toHaveCount(0);
});

test("opening something else sets the work aside, and throws nothing away", async ({ page }) => {
  await change(page);
  await choose(page, "inventory");
  await expect(strip(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Everywrite" }).click();
  await page.getByRole("button", { name: "Continue: Two warehouses" }).click();
  await expect(strip(page)).toContainText("Your changes are back: Write in Tokyo added");
});

/** Puts texts into the browser before the page asks. */
async function put(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  await page.addInitScript((all) => {
    if (sessionStorage.getItem("put") !== null) return;
    sessionStorage.setItem("put", "yes");
    for (const [key, text] of Object.entries(all)) localStorage.setItem(key, text);
  }, texts);
}

test("the first versions' work is opened, or set aside for what the address names", async ({
  page,
  context,
}) => {
  await put(page, { "everywrite.work": firstWork });
  await page.goto("./#s=cut&t=450");
  await expect(page).toHaveTitle(/cut off/);
  const next = await context.newPage();
  await next.goto("./");
  await expect(strip(next)).toContainText("Your changes are back:");
  expect(await next.evaluate(() => localStorage.getItem("everywrite.work"))).toBeNull();
  await next.reload();
  await expect(strip(next)).toContainText("Your changes are back:");
});

test("what a newer version kept is left as it is, listed, and can be saved", async ({ page }) => {
  const later = '{"format":4,"title":"From the future","at":1790000000000}\n{"other":1}';
  await put(page, {
    "everywrite.work / later": later,
    "everywrite.work": '{"document":{"everywrite":2,"title":"Newer"}}',
  });
  await page.goto("./");
  await expect(rows(page).first()).toContainText("From the future");
  await expect(rows(page).first()).toContainText("this version of the page cannot open it");
  await expect(
    rows(page)
      .first()
      .getByRole("button", { name: /^Continue/ }),
  ).toHaveCount(0);
  await change(page);
  expect(await page.evaluate(() => localStorage.getItem("everywrite.work / later"))).toBe(later);
  expect(await page.evaluate(() => localStorage.getItem("everywrite.work"))).toContain("Newer");
});

test("two copies of the page on one host keep their works apart", async ({ context }) => {
  const site = await serve(built(), "/a/", "/b/");
  const [a, b] = [await context.newPage(), await context.newPage()];
  await a.goto(`${site.address}a/#s=inventory&t=60`);
  await expect(map(a)).toBeVisible();
  await chooseCity(a);
  await a.keyboard.press("w");
  await a.getByRole("dialog").getByRole("button", { name: "Write" }).click();
  await expect(strip(a)).toBeVisible();
  await a.close();
  await b.goto(`${site.address}b/`);
  await expect(map(b)).toBeVisible();
  await expect(unsaved(b)).toHaveCount(0);
  await b.goto(`${site.address}a/`);
  await expect(rows(b)).toHaveCount(1);
  site.close();
});

const note = (page: Page | Locator): Locator =>
  page.getByRole("status").filter({ hasText: "your changes" });

test("a full storage is told at once, with a file; who leaves is asked", async ({ page }) => {
  await open(page, "#s=profile");
  await page.evaluate(() => {
    let size = 5_000_000;
    for (; size > 10; size = Math.floor(size / 2)) {
      try {
        for (let i = 0; ; i += 1) localStorage.setItem(`full ${size} ${i}`, "x".repeat(size));
      } catch {
        // Smaller pieces fill the rest.
      }
    }
  });
  await draft(page, '{"half');
  await expect(note(page)).toContainText("The browser’s storage is full");
  const half = await saved(page, () =>
    note(page).getByRole("button", { name: "Save as a file" }).click(),
  );
  expect(half.bytes.toString()).toBe('{"half');
  await page.keyboard.press("Escape");
  await edit(page, long("Full"));
  await expect(note(page)).toContainText("The browser’s storage is full");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.evaluate(() => setTimeout(() => location.reload()));
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  const { bytes } = await saved(page, () =>
    note(page).getByRole("button", { name: "Save as a file" }).click(),
  );
  expect(JSON.parse(bytes.toString()).title).toBe("Full");
  await expect(note(page)).toHaveCount(0);
  // There is room again: the next change is kept.
  await page.evaluate(() => localStorage.clear());
  await edit(page, long("Roomy"));
  await expect(note(page)).toHaveCount(0);
  await page.reload();
  await expect(page).toHaveTitle(/^Roomy/);
});

test("a forbidden storage is told, too, and everything else works", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    }
  });
  await change(page);
  await expect(note(page)).toContainText("The browser lets this page store nothing");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(strip(page)).toContainText("Undone:");
});

test("when as much is kept as may be, the next work is told, and finds room when one goes", async ({
  page,
  context,
}) => {
  const texts = Array.from({ length: mostKept }, (_, i) => [
    `everywrite.work / w${i}`,
    `{"format":2,"title":"Work ${i}","at":${1_790_000_000_000 + i * 60_000},"changes":1}\n{}`,
  ]);
  await put(page, Object.fromEntries(texts));
  await change(page);
  await expect(note(page)).toContainText("As much unsaved work is kept as may be");
  const [start] = await Promise.all([
    context.waitForEvent("page"),
    note(page).getByRole("link", { name: "Discard some of it" }).click(),
  ]);
  await start.getByText(`${mostKept - 1} more`).click();
  await expect(rows(start)).toHaveCount(mostKept);
  await start.getByRole("button", { name: "Discard: Work 0" }).click();
  await expect(note(page)).toHaveCount(0);
  await page.reload();
  await expect(strip(page)).toContainText("Your changes are back:");
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ] as const) {
    // Of the four one for each scheme and each size.
    const isLong = (colorScheme === "dark") !== width < 900;
    const tags = tagged("@axe", isLong && "@long");
    test(
      `list and note fit ${width}x${height}, and axe finds nothing: ${colorScheme}`,
      tags,
      async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        const works = [1, 2, 3].map((i) => {
          const head = { format: 2, title: `A work with a title of its own, ${i}`, changes: i };
          const at = 1_790_000_000_000 + i;
          return [`everywrite.work / w${i}`, `${JSON.stringify({ ...head, at })}\n{}`];
        });
        await put(page, Object.fromEntries(works));
        await page.goto("./");
        await page.getByText("2 more").click();
        await expect(rows(page)).toHaveCount(3);
        await expect(page.getByRole("img", { name: /^Map at/ })).toBeVisible();
        expect(await violations(page)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
        if (width < 900) {
          const heights = await unsaved(page)
            .locator("button, summary")
            .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
          expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
        }
        await page.evaluate(() => {
          Storage.prototype.setItem = () => {
            throw new DOMException("no room", "QuotaExceededError");
          };
        });
        await page.evaluate(() => {
          location.hash = "#s=cut&t=450";
        });
        // The start page is gone, and keys are for the stage.
        await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
        await chooseCity(page);
        await page.keyboard.press("w");
        await page.getByRole("dialog").getByRole("button", { name: "Write" }).click();
        await expect(note(page)).toBeVisible();
        expect(await violations(page)).toEqual([]);
      },
    );
  }
}
