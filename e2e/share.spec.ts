// Sharing: the link and its code, the options, and everything that can be taken away.
import { expect, type Page, test } from "@playwright/test";
import jsQR from "jsqr";
import { violations } from "./axe.ts";
import { measuredDocument, narrate, textOf } from "./engine.ts";
import { inNode, open, type Saved, saved, watch } from "./page.ts";

const field = (page: Page) => page.getByLabel("Link", { exact: true });

async function openShare(page: Page, hash: string): Promise<void> {
  await open(page, hash);
  await page.keyboard.press("s");
  await expect(field(page)).toBeFocused();
  // The name of the outcome is worked out just after the dialog opens.
  await expect(field(page)).toHaveValue(/&h=[\w-]{6}/);
}

const take = (page: Page, name: string | RegExp): Promise<Saved> =>
  saved(page, () => page.getByRole("button", { name, exact: true }).click());

const contentOf = ({ bytes }: Saved): string => bytes.toString("utf8");

/** What a phone reads that is held before the screen. */
async function scanned(page: Page): Promise<string | undefined> {
  const screenshot = await page.screenshot();
  const other = await page.context().newPage();
  const { width, height, greys } = await other.evaluate(async (base64) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${base64}`;
    await picture.decode();
    const size = { width: picture.width, height: picture.height };
    const context = new OffscreenCanvas(size.width, size.height).getContext("2d");
    context?.drawImage(picture, 0, 0);
    const { data } = context?.getImageData(0, 0, size.width, size.height) ?? { data: [] };
    let reds = "";
    for (let i = 0; i < data.length; i += 4) reds += String.fromCharCode(data[i] ?? 0);
    return { ...size, greys: btoa(reds) };
  }, screenshot.toString("base64"));
  await other.close();
  const bytes = Buffer.from(greys, "base64");
  const image = Uint8ClampedArray.from({ length: bytes.length * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : (bytes[i >> 2] ?? 0),
  );
  return jsQR(image, width, height)?.data;
}

/** Opens a scenario that is not in the library, as somebody would who was sent a file. */
async function openOwn(page: Page, document: unknown): Promise<void> {
  await open(page, "#s=cut");
  await page.keyboard.press("s");
  await page.getByLabel("Or a scenario file").setInputFiles({
    name: "own.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(document)),
  });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("s");
}

test("the code reads as the link, in each theme", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await openShare(page, "#s=inventory&t=102");
    expect(await scanned(page)).toBe(await field(page).inputValue());
    await expect(page.getByText(/^(29|33) × /)).toBeVisible();
  }
  await openShare(page, "#s=cut&t=450&present");
  expect(await scanned(page)).toBe(await field(page).inputValue());
});

test("so does the largest that is offered", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openOwn(page, measuredDocument("one"));
  await expect(field(page)).toHaveValue(/&h=[\w-]{6}$/);
  const link = await field(page).inputValue();
  expect(link.length).toBeGreaterThan(350);
  expect(link.length).toBeLessThanOrEqual(500);
  await expect(page.getByText(/^(65|69|73|77) × /)).toBeVisible();
  expect(await scanned(page)).toBe(link);
});

test("the options say what the link opens", async ({ page }) => {
  await openShare(page, "#s=cut&t=450&v=events");
  await expect(field(page)).toHaveValue(/#s=cut&t=450&v=events&h=[\w-]{6}$/);
  await page.getByLabel(/in the view events/).uncheck();
  await expect(field(page)).toHaveValue(/#s=cut&t=450&h=/);
  await page.getByLabel(/at 450\sms/).uncheck();
  await expect(field(page)).toHaveValue(/#s=cut&h=/);
  await page.getByLabel(/in presenter view/).check();
  await expect(field(page)).toHaveValue(/#s=cut&h=[\w-]{6}&present$/);
  await expect(page.getByLabel("Embed", { exact: true })).toHaveValue(
    /^<iframe src="http[^"]+#s=cut&amp;embed" title="[^"]+" .*><\/iframe>$/,
  );
});

test("a link that is too long offers the file instead of a code", async ({ page }) => {
  const document = measuredDocument("one");
  const script = ["one", "two", "three"].flatMap((seed) => measuredDocument(seed).script ?? []);
  await openOwn(page, { ...document, script });
  await expect(page.getByRole("img", { name: "QR code of the link" })).toHaveCount(0);
  await expect(page.getByText("Send the file.")).toBeVisible();
  const file = contentOf(await take(page, "Scenario file"));
  expect(JSON.parse(file).script.length).toBe(script.length);
});

test("the link is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openShare(page, "#s=inventory&t=102");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await field(page).inputValue());
});

for (const hash of [
  "#s=inventory&t=102",
  "#s=cut&t=450&m=3",
  "#s=cut&t=450&v=time",
  "#s=cut&t=1100&v=verdicts",
]) {
  test(`the picture of ${hash} stands alone and looks like the stage`, async ({ page }) => {
    const { problems } = watch(page);
    await page.setViewportSize({ width: 1280, height: 720 });
    await openShare(page, hash);
    const svg = contentOf(await take(page, "Picture, SVG"));
    // Nothing of the page: no variable, no class, no address but its own link.
    expect(svg).not.toMatch(/var\(|light-dark|class=|style=|<script|foreignObject|NaN/);
    expect([...svg.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to]) => to)).toEqual([]);
    const { title } = inNode(hash).getState().scenario ?? { title: "" };
    expect(svg).toContain(title);
    expect(svg).toContain((await field(page).inputValue()).replaceAll("&", "&amp;"));
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    const stage = page.locator("#stage > :not(aside)").first();
    // Before the screenshot: for it Playwright adds a style, which the page's own policy refuses.
    expect(problems).toEqual([]);
    const same = await likeness(page, svg, await stage.screenshot());
    expect(same).toBeGreaterThan(0.985);
  });
}

/** How much of a picture's middle has the colours that the page has there, from 0 to 1. */
async function likeness(page: Page, svg: string, screenshot: Buffer): Promise<number> {
  const other = await page.context().newPage();
  const part = await other.evaluate(
    async ([text, base64]) => {
      const load = async (address: string): Promise<HTMLImageElement> => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return image;
      };
      const page = await load(`data:image/png;base64,${base64}`);
      const picture = await load(`data:image/svg+xml,${encodeURIComponent(text ?? "")}`);
      const { width, height } = page;
      // Below title and mode begins the stage.
      const top = 16 + 30 + 22 + 8;
      const pixels = (image: HTMLImageElement, y: number): Uint8ClampedArray => {
        const context = new OffscreenCanvas(width, height).getContext("2d");
        context?.drawImage(image, 0, -y);
        return context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
      };
      const a = pixels(page, 0);
      const b = pixels(picture, top);
      let alike = 0;
      for (let i = 0; i < a.length; i += 4) {
        const off = (k: number): number => Math.abs((a[i + k] ?? 0) - (b[i + k] ?? 0));
        if (off(0) + off(1) + off(2) < 90) alike += 1;
      }
      return alike / (a.length / 4);
    },
    [svg, screenshot.toString("base64")],
  );
  await other.close();
  return part;
}

test("the PNG is the picture at twice its size", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openShare(page, "#s=inventory&t=102");
  const { name, bytes: png } = await take(page, "Picture, PNG");
  expect(name).toBe("two-warehouses-ship-at-once.png");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBe(2560);
  const colours = await page.context().newPage();
  const dark = await colours.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    let ink = 0;
    for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 60) ink += 1;
    return ink / (data.length / 4);
  }, png.toString("base64"));
  expect(dark).toBeGreaterThan(0.005);
});

test("event lists hold what the page tells, whole or up to now", async ({ page }) => {
  await openShare(page, "#s=inventory&t=102&m=0");
  const { runs, voice } = inNode("#s=inventory").getState();
  const [run] = runs;
  if (run === undefined) throw new Error("no run");
  const events = [...run.byTime.values()].flat();
  const csv = contentOf(await take(page, "CSV"));
  const lines = csv.trimEnd().split("\r\n");
  expect(lines.length).toBe(events.length + 1);
  const markdown = contentOf(await take(page, "Markdown"));
  expect(markdown.split("\n").filter((line) => line.startsWith("| ")).length).toBe(
    lines.length + 1,
  );
  const first = events[0];
  const told = textOf(narrate(run.trace, first?.index ?? 0, voice));
  expect(lines[1]?.replaceAll('""', '"')).toContain(told);
  await page.getByLabel("Which events").selectOption("now");
  const some = contentOf(await take(page, "CSV"))
    .trimEnd()
    .split("\r\n");
  const happened = events.filter(({ atUs }) => atUs <= 102_000);
  expect(some.length).toBe(happened.length + 1);
  expect(lines.slice(0, some.length)).toEqual(some);
});

test("a ShiViz log and the scenario's file are saved", { tag: "@firefox" }, async ({ page }) => {
  await openShare(page, "#s=inventory&t=102&m=0");
  const log = contentOf(await take(page, /^ShiViz log/));
  expect(log.split("\n")[0]).toMatch(/^(tokyo|london|saopaulo) \{.*\}$/);
  const file = await take(page, "Scenario file");
  const other = inNode("");
  other.openText(contentOf(file));
  expect(other.getState().opened?.document).toEqual(
    inNode("#s=inventory").getState().opened?.document,
  );
});

for (const theme of ["light", "dark", "projector"] as const) {
  test(`axe finds nothing in the dialog, ${theme}`, { tag: ["@axe", "@long"] }, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme === "dark" ? "dark" : "light" });
    await openShare(page, theme === "projector" ? "#s=cut&t=450&present" : "#s=cut&t=450&v=time");
    expect(await violations(page)).toEqual([]);
  });
}

test("nothing in the dialog is cut, in any language, on screen or phone", { tag: "@long" }, async ({
  page,
}) => {
  for (const size of [
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
    { width: 360, height: 640 },
  ]) {
    await page.setViewportSize(size);
    for (const locale of ["en", "ja", "pt-BR"]) {
      await open(page, "#s=cut&t=450");
      await page.getByRole("button", { name: "Menu" }).click();
      await page.getByLabel("Language").selectOption(locale);
      await page.keyboard.press("Escape");
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      // The next one begins in English again.
      await page.evaluate(() => localStorage.clear());
      await page.keyboard.press("s");
      const dialog = page.getByRole("dialog");
      await expect(dialog).toBeVisible();
      const faults = await dialog.evaluate((element) => {
        const box = element.getBoundingClientRect();
        const cut = [...element.querySelectorAll("p, label, button, span, figcaption")]
          .filter((part) => part.getClientRects().length > 0)
          .filter((part) => {
            const { left, right } = part.getBoundingClientRect();
            const isOut = left < box.left - 0.5 || right > box.right + 0.5;
            return isOut || (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0);
          })
          .map((part) => part.textContent);
        if (element.scrollWidth > element.clientWidth) cut.push("the dialog scrolls sideways");
        return cut;
      });
      expect(faults, `${locale} at ${size.width}`).toEqual([]);
      if (size.width > 1000) {
        // On a screen it shows whole.
        expect(await dialog.evaluate((e) => e.scrollHeight <= e.clientHeight)).toBe(true);
      }
    }
  }
});
