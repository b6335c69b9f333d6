// The page inside another one, in a sandbox that gives it no origin, no storage and no history.
import { expect, type Frame, type Page, test } from "@playwright/test";
import { frames } from "./page.ts";

interface Told {
  readonly type: string;
  readonly event: string;
  readonly ms?: number;
  readonly height?: number;
  readonly title?: string;
  readonly sentence?: string;
  readonly playing?: boolean;
  readonly direction?: string;
}

/** A page of somebody else's with this one in it, and what it hears. */
async function embed(page: Page, hash: string, width = 640, height = 420): Promise<Frame> {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "log") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  const address = `${test.info().project.use.baseURL}${hash}`;
  await page.setContent(
    `<title>host</title><script>told = []; addEventListener("message", (e) => told.push(e.data))` +
      `</script><iframe sandbox="allow-scripts" width="${width}" height="${height}"></iframe>`,
  );
  await page.locator("iframe").evaluate((frame, to) => frame.setAttribute("src", to), address);
  await expect.poll(() => heard(page, "ready")).not.toEqual([]);
  const [, frame] = page.frames();
  if (frame === undefined) throw new Error("no frame");
  await expect(frame.locator("main svg").first()).toBeVisible();
  expect(problems).toEqual([]);
  return frame;
}

async function heard(page: Page, event: string): Promise<readonly Told[]> {
  const all = await page.evaluate(() => (globalThis as unknown as { told: Told[] }).told);
  return all.filter((told) => told.type === "everywrite" && told.event === event);
}

async function say(page: Page, message: unknown): Promise<void> {
  await page.locator("iframe").evaluate((frame, data) => {
    if (frame instanceof HTMLIFrameElement) frame.contentWindow?.postMessage(data, "*");
  }, message);
}

const type = "everywrite";
const now = (frame: Frame) => frame.locator("footer b").first();

test("works without origin, storage or history, and says when it is ready", async ({ page }) => {
  const frame = await embed(page, "#s=inventory&t=102&embed");
  await expect(now(frame)).toHaveText("102 ms");
  const [ready] = await heard(page, "ready");
  expect(ready?.title).toBe("Two warehouses ship at once");
  const [event] = await heard(page, "event");
  expect(event).toMatchObject({ ms: 102, playing: false });
  expect(event?.sentence).toContain("Conflict in London");
  // No editor, no bar, nothing to share.
  await expect(frame.getByRole("button", { name: "Share" })).toHaveCount(0);
  await expect(frame.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(frame.getByRole("tablist")).toHaveCount(0);
});

test("obeys: seek, step, play, pause, open", { tag: "@firefox" }, async ({ page }) => {
  const frame = await embed(page, "#s=inventory&t=0&embed");
  await say(page, { type, action: "seek", ms: 102 });
  await expect(now(frame)).toHaveText("102 ms");
  await say(page, { type, action: "step", by: -1 });
  await expect(now(frame)).not.toHaveText("102 ms");
  await say(page, { type, action: "play" });
  await expect(frame.getByRole("button", { name: "Pause" })).toBeVisible();
  await say(page, { type, action: "pause" });
  await expect(frame.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await say(page, { type, action: "open", hash: "#s=cut&t=450" });
  await expect(now(frame)).toHaveText("450 ms");
  await expect.poll(async () => (await heard(page, "ready")).length).toBe(2);
  const events = await heard(page, "event");
  expect(events.at(-1)).toMatchObject({ ms: 450 });
});

test("however much is asked for at once, each frame is drawn once, and all is answered", async ({
  page,
}) => {
  const frame = await embed(page, "#s=inventory&t=0&embed");
  await frame.evaluate(() => {
    const count = { commits: 0, frames: 0 };
    Object.assign(window, { count });
    const clock = document.querySelector("footer b");
    const change = { subtree: true, characterData: true, childList: true };
    if (clock !== null) new MutationObserver(() => (count.commits += 1)).observe(clock, change);
    const next = (): void => {
      count.frames += 1;
      requestAnimationFrame(next);
    };
    next();
  });
  const asked = Array.from({ length: 100 }, (_, i) => 10 + i);
  await page.locator("iframe").evaluate((element, times) => {
    if (!(element instanceof HTMLIFrameElement)) return;
    const send = (more: object): void =>
      element.contentWindow?.postMessage({ type: "everywrite", ...more }, "*");
    for (const ms of times) {
      send({ action: "play" });
      send({ action: "seek", ms });
      send({ action: "step", by: 1 });
      send({ action: "pause" });
    }
    send({ action: "seek", ms: 102 });
    send({ action: "open", hash: "#s=nowhere" });
  }, asked);
  await expect.poll(async () => (await heard(page, "problem")).length).toBe(1);
  await expect(now(frame)).toHaveText("102 ms");
  const counted = await frame.evaluate(
    () => (window as unknown as { count: { commits: number; frames: number } }).count,
  );
  expect(counted.commits).toBeLessThanOrEqual(counted.frames + 1);
  const told = (await heard(page, "event")).map(({ ms }) => ms);
  expect(asked.filter((ms) => !told.includes(ms))).toEqual([]);
  expect(told.at(-1)).toBe(102);
});

test("starts and stops with the slide that it stands on", async ({ page }) => {
  const frame = await embed(page, "#s=inventory&t=0&embed");
  await say(page, "slide:start");
  await expect(frame.getByRole("button", { name: "Pause" })).toBeVisible();
  await say(page, "slide:stop");
  await expect(frame.getByRole("button", { name: "Play", exact: true })).toBeVisible();
});

test("what has no further event, and Escape, lead back to the slides", async ({ page }) => {
  const frame = await embed(page, "#s=inventory&t=0&embed");
  const edges = async () => (await heard(page, "edge")).map(({ direction }) => direction);
  await now(frame).click();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("PageUp");
  await expect.poll(edges).toEqual(["back", "back"]);
  await page.keyboard.press("End");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowRight");
  await expect.poll(edges).toEqual(["back", "back", "forward", "forward"]);
  await page.keyboard.press("Escape");
  await expect.poll(async () => (await heard(page, "leave")).length).toBe(1);
  expect(await page.evaluate(() => document.hasFocus())).toBe(true);
});

test("every mode can be reached in the smallest frame", async ({ page }) => {
  const frame = await embed(page, "#s=inventory&t=102&embed", 320, 240);
  const modes = frame.getByRole("combobox", { name: "Modes" });
  await expect(modes.locator("option")).toHaveCount(5);
  await modes.selectOption({ label: "Paxos" });
  await expect(frame.locator('main svg[role="img"]')).toHaveAttribute("aria-label", /Paxos/);
  const sentence = frame.locator("[data-band=sentence]");
  const isCut = await sentence.evaluate((band) => band.scrollHeight > band.clientHeight + 1);
  expect(isCut).toBe(false);
});

test("of ten frames those do their work that are seen", async ({ page }) => {
  const base = `${test.info().project.use.baseURL}`;
  const style = 'width="640" height="420" style="display: block; margin-bottom: 900px"';
  const source = `src="${base}#s=inventory&amp;embed"`;
  const frame = `<iframe sandbox="allow-scripts" ${source} ${style}></iframe>`;
  await page.setContent(
    `<title>deck</title><script>told = []; addEventListener("message", (e) => told.push(e.data))` +
      `</script>${frame.repeat(10)}`,
  );
  await expect.poll(async () => (await heard(page, "ready")).length).toBe(1);
  await page.locator("iframe").nth(7).scrollIntoViewIfNeeded();
  await expect.poll(async () => (await heard(page, "ready")).length).toBe(2);
  expect(page.frames().length).toBe(11);
});

test("what is not exactly a command is nothing", async ({ page }) => {
  const frame = await embed(page, "#s=inventory&t=102&embed", 960, 540);
  await expect.poll(async () => (await heard(page, "event")).length).toBeGreaterThan(0);
  const before = (await heard(page, "event")).length;
  for (const message of [
    "play",
    { action: "seek", ms: 0 },
    { type, action: "seek", ms: -1 },
    { type, action: "seek", ms: 0, more: true },
    { type, action: "open", hash: "javascript:alert(1)" },
  ]) {
    await say(page, message);
  }
  // From itself, too: only the page around it is obeyed.
  await frame.evaluate(() => postMessage({ type: "everywrite", action: "seek", ms: 0 }, "*"));
  await frames(page, 3);
  // The first that is heard of after them comes of the next command.
  await say(page, { type, action: "seek", ms: 101 });
  await expect(now(frame)).toHaveText("101 ms");
  const after = (await heard(page, "event")).slice(before);
  expect(after.map(({ ms }) => ms)).toEqual([101]);
});

for (const [width, height] of [
  [320, 240],
  [640, 420],
  [960, 540],
] as const) {
  test(`stage, sentence and transport fit ${width} × ${height}`, async ({ page }) => {
    const frame = await embed(page, "#s=inventory&t=102&embed", width, height);
    const boxes = await frame.evaluate(() => {
      const box = (query: string) => {
        const { left, right, top, bottom } =
          document.querySelector(query)?.getBoundingClientRect() ?? new DOMRect();
        return { left, right, top, bottom, height: bottom - top };
      };
      const root = document.documentElement;
      return {
        scrolls: root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth,
        picture: box("main svg"),
        sentence: box("[data-band=sentence]"),
        transport: box("footer"),
        buttons: [...document.querySelectorAll("footer button")]
          .filter((button) => button.getClientRects().length > 0)
          .map((button) => button.getBoundingClientRect().bottom),
      };
    });
    expect(boxes.scrolls).toBe(false);
    expect(boxes.picture.height).toBeGreaterThan(90);
    expect(boxes.picture.bottom).toBeLessThanOrEqual(boxes.sentence.top + 1);
    expect(boxes.sentence.height).toBeGreaterThan(30);
    expect(boxes.transport.bottom).toBeLessThanOrEqual(height + 0.5);
    expect(boxes.buttons.length).toBeGreaterThanOrEqual(3);
    for (const bottom of boxes.buttons) expect(bottom).toBeLessThanOrEqual(height);
  });
}

test("at the height that it asks for nothing scrolls, and it asks for no more", async ({
  page,
}) => {
  const frame = await embed(page, "#s=inventory&t=102&embed", 800, 300);
  const [first] = await heard(page, "resize");
  await page
    .locator("iframe")
    .evaluate((e, to) => e.setAttribute("height", to), `${first?.height}`);
  await expect.poll(async () => (await heard(page, "resize")).length).toBeGreaterThan(1);
  expect((await heard(page, "resize")).at(-1)?.height).toBe(first?.height);
  expect(await frame.evaluate(() => document.documentElement.scrollHeight)).toBe(first?.height);
});

test("the link leads to all of it, at this instant", async ({ page }) => {
  const frame = await embed(page, "#s=inventory&t=0&embed");
  await say(page, { type, action: "seek", ms: 102 });
  await expect(now(frame)).toHaveText("102 ms");
  const link = frame.getByRole("link", { name: "Open the full page" });
  await link.focus();
  expect(await link.getAttribute("target")).toBe("_blank");
  const to = new URL((await link.getAttribute("href")) ?? "");
  expect(to.hash).toContain("#s=inventory&t=102");
  expect(to.hash).not.toContain("embed");
});
