// The scenario editor: form and text as two faces of one draft, files, templates, and the way from
// nothing to a conflict of one's own.
import { expect, type Locator, type Page, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { fill, inNode, open, saved, watch } from "./page.ts";
import { isFurther, tagged } from "./tags.ts";

const dialog = (page: Page): Locator => page.getByRole("dialog");
const text = (page: Page): Locator => page.getByLabel("The scenario as JSON");

async function edit(page: Page, hash: string): Promise<void> {
  await open(page, hash);
  await page.keyboard.press("e");
  await expect(dialog(page)).toBeVisible();
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Tab until the focus is on what is sought. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

async function asJson(page: Page): Promise<Record<string, unknown>> {
  await page.getByRole("button", { name: "JSON" }).click();
  return JSON.parse(await text(page).inputValue()) as Record<string, unknown>;
}

/** What the address says of the outcome of all runs. */
async function outcome(page: Page): Promise<string> {
  await expect.poll(() => page.url()).toMatch(/&h=/);
  return /&h=([\w-]+)/.exec(page.url())?.[1] ?? "";
}

test("a conflict of one's own, from nothing and by the keyboard alone", async ({ page }) => {
  const { problems } = watch(page);
  await open(page, "#s=cut");
  await tabTo(page, page.getByRole("button", { name: "Menu" }));
  await press(page, "Enter");
  await tabTo(page, page.getByRole("button", { name: "New scenario" }));
  await press(page, "Enter");
  await expect(page.getByRole("button", { name: /Two writers/ })).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: /Three empty cities/ }));
  await press(page, "Enter");
  const add = page.getByRole("button", { name: "Add a write" });
  await tabTo(page, add);
  await press(page, "Enter");
  await expect(page.getByLabel("At, ms")).toBeFocused();
  await tabTo(page, add);
  await press(page, "Enter");
  await expect(page.getByLabel("At, ms")).toHaveValue("2");
  // What is typed is on the stage at once.
  await expect(dialog(page).getByRole("status")).toContainText("1 lost");
  await tabTo(page, page.getByRole("button", { name: "Show the first conflict" }));
  await press(page, "Enter", "Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator("[data-sentence]")).toContainText("Conflict in London");
  expect(problems).toEqual([]);
});

test("broken text is told with its line, and leads there", async ({ page }) => {
  await edit(page, "#s=cut");
  await page.getByRole("button", { name: "JSON" }).click();
  const good = await text(page).inputValue();
  await fill(text(page), good.replace('"node": "tokyo",', '"node": "tokyo"'));
  const status = dialog(page).getByRole("status");
  await expect(status).toContainText('Expected "," or "}", found');
  const line = good.split("\n").findIndex((one) => one.includes('"node": "tokyo"')) + 2;
  await page.getByRole("button", { name: `Line ${line}`, exact: true }).click();
  await expect(text(page)).toBeFocused();
  const before = await text(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(0, area.selectionStart),
  );
  expect(before.split("\n")).toHaveLength(line);
  // The form cannot show it: it says so, and nothing is lost.
  await page.getByRole("button", { name: "Form", exact: true }).click();
  await expect(dialog(page).getByRole("alert")).toContainText("Fix it here first");
  await expect(text(page)).toHaveValue(good.replace('"node": "tokyo",', '"node": "tokyo"'));
  // What fits no city is told at the line of the city.
  await fill(text(page), good.replace('"node": "london"', '"node": "lndon"'));
  await expect(status).toContainText('There is no node "lndon"');
  await press(page, "Control+Enter");
  await expect(text(page)).toBeFocused();
  const selected = await text(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toBe('"node": "lndon"');
  // Tab leaves the text.
  await press(page, "Tab");
  await expect(text(page)).not.toBeFocused();
});

test("a fault in the form leads to its field", async ({ page }) => {
  await edit(page, "#s=cut");
  await page.getByRole("button", { name: /London: stock/ }).click();
  await fill(page.getByLabel("At, ms"), "soon");
  await page.getByRole("tab", { name: /Modes/ }).click();
  // What cannot be stays where it is, and the stage as it was.
  await expect(page).toHaveURL(/#s=cut/);
  await page.getByRole("button", { name: "Show where" }).click();
  const field = page.getByLabel("At, ms");
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(/Expected a time in milliseconds/);
  await fill(field, "250,5");
  await expect(dialog(page).getByRole("status")).not.toContainText("Expected");
  const { script } = await asJson(page);
  expect((script as { at: number }[])[2]?.at).toBe(250.5);
});

test("the options of a mode change its run", async ({ page }) => {
  await edit(page, "#s=profile");
  await page.getByRole("tab", { name: /Modes/ }).click();
  await dialog(page).locator('[data-path="modes[0]"]').click();
  const choice = page.getByLabel("granularity");
  await expect(choice).toHaveValue("row");
  await expect(choice).toHaveAccessibleDescription(/each column by itself/);
  await choice.selectOption("column");
  const losses = () => inNode(new URL(page.url()).hash).getState().runs[0]?.losses;
  await expect.poll(losses).toEqual([]);
  expect(inNode("#s=profile").getState().runs[0]?.losses).toHaveLength(1);
});

test("a saved file opens as the same run", { tag: "@firefox" }, async ({ page }) => {
  await edit(page, "#s=storm");
  await page.getByRole("tab", { name: /Story/ }).click();
  await fill(page.getByLabel("Title"), "Wild weather: São Paulo");
  const seedOf = () => inNode(new URL(page.url()).hash).getState().opened?.document.seed;
  const seed = page.getByLabel("Seed");
  const before = await seed.inputValue();
  await page.getByRole("button", { name: "New seed" }).click();
  await expect(page).toHaveTitle(/Wild weather/);
  await expect(page).toHaveURL(/#x=/);
  await expect(seed).not.toHaveValue(before);
  // Until then the address may still tell of the run with the title alone.
  await expect.poll(seedOf).toBe(await seed.inputValue());
  const made = await outcome(page);
  const save = page.getByRole("button", { name: "Save", exact: true });
  const { name, bytes: buffer } = await saved(page, () => save.click());
  expect(name).toBe("wild-weather-sao-paulo.everywrite.json");
  await open(page, "#s=cut");
  await page.keyboard.press("e");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open" }).click();
  await (await choosing).setFiles({ name, mimeType: "application/json", buffer });
  await expect.poll(() => page.title()).toContain("Wild weather");
  expect(await outcome(page)).toBe(made);
});

test("a damaged file stays in the editor, with its fault", async ({ page }) => {
  await edit(page, "#s=cut");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open" }).click();
  const buffer = Buffer.from('{\n  "everywrite": 1,\n  "title": "Half');
  const picked = await choosing;
  await picked.setFiles({ name: "half.json", mimeType: "application/json", buffer });
  await expect(text(page)).toHaveValue(buffer.toString());
  await expect(page.getByRole("button", { name: "Line 3", exact: true })).toBeVisible();
  await expect(page).toHaveTitle(/Tokyo is cut off/);
});

test("what cannot be survives closing and reload; what can be is on the stage", async ({
  page,
}) => {
  await edit(page, "#s=cut");
  await page.getByRole("button", { name: /London: stock/ }).click();
  await fill(page.getByLabel("At, ms"), "soon");
  await press(page, "Escape");
  await expect(dialog(page)).toBeHidden();
  await page.reload();
  await expect(page.locator("main svg[role=img]").first()).toBeVisible();
  await page.keyboard.press("e");
  await expect(dialog(page).getByRole("status")).toContainText("Expected a time");
  await page.getByRole("button", { name: "Show where" }).click();
  await expect(page.getByLabel("At, ms")).toHaveValue("soon");
  // Another scenario in its place goes for it only when that is wanted.
  await page.getByRole("button", { name: "New", exact: true }).click();
  await expect(page.getByRole("button", { name: "Keep editing" })).toBeFocused();
  await press(page, "Enter");
  await fill(page.getByLabel("At, ms"), "250");
  await expect(dialog(page).getByRole("status")).not.toContainText("Expected");
  await expect(page.getByRole("region", { name: "Changes of the scenario" })).toContainText(
    "Write in London moved to 250",
  );
});

test("one field is one step back, the instant stays, and the stage is in use beside it", async ({
  page,
}) => {
  await edit(page, "#s=cut&t=450");
  const strip = page.getByRole("region", { name: "Changes of the scenario" });
  await page.getByRole("button", { name: /London: stock/ }).click();
  const field = page.getByLabel("At, ms");
  await fill(field, "30");
  await expect(strip).toContainText("Write in London moved to 30");
  await fill(field, "301");
  await expect(strip).toContainText("Write in London moved to 301");
  await page.getByRole("button", { name: /^Duplicate/ }).click();
  await expect(strip).toContainText("Write in London added");
  // On the stage, by its own buttons, while the editor is open.
  await strip.getByRole("button", { name: "Undo" }).click();
  await expect(strip).toContainText("Write in London moved to 301");
  await strip.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(/#s=cut&t=450/);
  await page.getByRole("button", { name: /London: stock/ }).click();
  await expect(field).toHaveValue("200");
  await expect(dialog(page)).toBeVisible();
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page).toHaveURL(/t=500/);
  const stage = await page.locator("#stage").boundingBox();
  const sheet = await dialog(page).boundingBox();
  expect((stage?.x ?? 0) + (stage?.width ?? 0)).toBeLessThanOrEqual(sheet?.x ?? 0);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(dialog(page)).toBeHidden();
});

test("a name is put in its places when its field is left; a bad one stays, and is told", async ({
  page,
}) => {
  await edit(page, "#s=cut");
  await page.getByRole("tab", { name: /Data/ }).click();
  const table = page.getByLabel("Table", { exact: true });
  await fill(table, "my goods");
  await press(page, "Tab");
  await expect(table).toHaveValue("my goods");
  await expect(table).toHaveAttribute("aria-invalid", "true");
  await expect(page).toHaveURL(/#s=cut/);
  await fill(table, "goods");
  await press(page, "Tab");
  await expect(page.getByLabel("Row", { exact: true })).toHaveValue("goods/widget");
  await expect(page).toHaveURL(/#x=/);
});

test("a scenario or a link that is pasted outside of a field is opened", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#s=cut");
  const paste = async (content: string): Promise<void> => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), content);
    await page.keyboard.press("ControlOrMeta+v");
  };
  await paste("https://everywrite.example/#s=inventory&t=102");
  await expect(page).toHaveTitle(/Two warehouses/);
  await paste('{ "everywrite": 1, "title": "From the clipboard" }');
  await expect(page).toHaveTitle(/From the clipboard/);
  await paste("nothing of the kind");
  await expect(page).toHaveTitle(/From the clipboard/);
});

const sections = ["Script", "Story", "Data", "Cities", "Network", "Random", "Checks", "Modes"];

async function eachSection(
  page: Page,
  narrow: boolean,
  look: (name: string) => Promise<void>,
): Promise<void> {
  for (const name of sections) {
    if (narrow) await page.getByLabel("Part of the scenario").selectOption({ label: name });
    else await page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
    const first = dialog(page).locator("button[aria-expanded=false]").first();
    if ((await first.count()) > 0) await first.click();
    await look(name);
  }
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const size of [
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ]) {
    test(`no fault that axe finds: ${colorScheme}, ${size.width}`, {
      tag: ["@axe", "@long"],
    }, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await edit(page, "#s=cut");
      await eachSection(page, size.width < 700, async (name) => {
        expect([name, await violations(page)]).toEqual([name, []]);
      });
      await page.getByRole("button", { name: "JSON" }).click();
      await fill(text(page), "{ }");
      await expect(dialog(page).getByRole("status")).toContainText("missing");
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: "New" }).click();
      await page.getByRole("button", { name: "Discard", exact: true }).click();
      expect(await violations(page)).toEqual([]);
    });
  }
}

for (const [width, height] of [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [390, 844],
  [360, 640],
] as const) {
  test(
    `nothing is cut or too small at ${width}x${height}`,
    tagged(isFurther({ width }) && "@long"),
    async ({ page }) => {
      await page.setViewportSize({ width, height });
      await edit(page, "#s=rights");
      const isNarrow = width < 700;
      await eachSection(page, isNarrow, async (name) => {
        const faults = await dialog(page).evaluate(
          (root, smallest) => {
            const found: string[] = [];
            const sheet = root.getBoundingClientRect();
            if (root.scrollWidth > root.clientWidth) found.push("the sheet scrolls sideways");
            for (const element of root.querySelectorAll<HTMLElement>(
              "button, input, select, label, p",
            )) {
              const box = element.getBoundingClientRect();
              const isHidden = box.width <= 1 || getComputedStyle(element).clipPath !== "none";
              if (isHidden) continue;
              const what = `${element.tagName} ${element.textContent?.slice(0, 30)}`;
              if (box.left < sheet.left - 1 || box.right > sheet.right + 1)
                found.push(`${what} is cut`);
              const isTarget = element.matches(
                "button, select, input:not([type=radio], [type=checkbox])",
              );
              if (isTarget && box.height < smallest) found.push(`${what}: ${box.height} high`);
            }
            return found;
          },
          isNarrow ? 43.5 : 23.5,
        );
        expect([name, faults]).toEqual([name, []]);
      });
    },
  );
}
