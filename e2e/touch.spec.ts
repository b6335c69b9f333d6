// Fingers on a phone: pinch, hold, swipe and scroll, as the browser itself makes them of touches.
import { type Browser, type CDPSession, devices, expect, type Page, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { coneOf } from "./engine.ts";
import { frames, inNode, open, watch } from "./page.ts";
import { tagged } from "./tags.ts";

test.skip(({ browserName }) => browserName !== "chromium", "touches are dispatched by CDP");

type Point = readonly [x: number, y: number];
/** A finger is the first, the second one, …, unless it says otherwise. */
type Finger = readonly [x: number, y: number, id?: number];

const upright = { width: 390, height: 844 };
const short = { width: 360, height: 640 };
const lying = { width: 844, height: 390 };

interface Phone {
  readonly page: Page;
  readonly hand: Hand;
  readonly problems: readonly string[];
}

/** Keeps its own time, so that a slow machine makes no slow hand of it. */
class Hand {
  private readonly cdp: CDPSession;
  private readonly page: Page;
  private atMs = Date.now();

  constructor(cdp: CDPSession, page: Page) {
    this.cdp = cdp;
    this.page = page;
  }

  /** Stays as it is for so long. */
  rest(ms: number): void {
    this.atMs += ms;
  }

  /** Of an end, the fingers that go; without any, all of them. */
  async touch(type: "touchStart" | "touchMove" | "touchEnd", ...fingers: Finger[]): Promise<void> {
    const touchPoints = fingers.map(([x, y, id], i) => ({ x, y, id: id ?? i }));
    const timestamp = this.atMs / 1000;
    await this.cdp.send("Input.dispatchTouchEvent", { type, touchPoints, timestamp });
  }

  /** One finger, or several, each from its first place to its second; lifted unless it stays. */
  async move(from: readonly Point[], to: readonly Point[], stays = false): Promise<void> {
    await this.touch("touchStart", ...from);
    const steps = 10;
    for (let i = 1; i <= steps; i += 1) {
      const between = from.map(([x, y], k): Point => {
        const [toX, toY] = to[k] ?? [x, y];
        return [x + ((toX - x) * i) / steps, y + ((toY - y) * i) / steps];
      });
      this.rest(16);
      await this.touch("touchMove", ...between);
      await frames(this.page, 1);
    }
    if (!stays) await this.touch("touchEnd");
  }

  async tap(at: Point): Promise<void> {
    await this.touch("touchStart", at);
    await this.touch("touchEnd");
  }
}

async function phone(browser: Browser, viewport = upright): Promise<Phone> {
  const { userAgent, hasTouch, isMobile } = devices["Pixel 7"];
  const context = await browser.newContext({ viewport, userAgent, hasTouch, isMobile });
  const page = await context.newPage();
  const { problems } = watch(page);
  return { page, hand: new Hand(await context.newCDPSession(page), page), problems };
}

const heading = (page: Page) => page.locator("main h2").first();
const line = (page: Page) => page.locator('[data-causality="line"]');
const changes = (page: Page) => page.getByRole("region", { name: "Changes of the scenario" });
const scale = (page: Page) => page.evaluate(() => visualViewport?.scale ?? 0);

async function middleOf(page: Page, selector: string): Promise<Point> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not there`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

const whole = (page: Page) => page.getByRole("button", { name: "Show all of the time" });

test("two fingers zoom into time, whichever way they lie, and not into the page", async ({
  browser,
}) => {
  const { page, hand, problems } = await phone(browser);
  for (const [from, to] of [
    [
      [200, 270],
      [200, 160],
    ],
    [
      [170, 300],
      [60, 300],
    ],
  ] as [Point, Point][]) {
    await open(page, "#s=cut&t=450&v=time");
    await expect(whole(page)).toBeHidden();
    const mirrored = ([x, y]: Point): Point => [400 - x, 600 - y];
    await hand.move([from, mirrored(from)], [to, mirrored(to)]);
    await expect(whole(page)).toBeVisible();
    expect(await scale(page)).toBe(1);
    // Closed again, all of time is there.
    await hand.move([to, mirrored(to)], [from, mirrored(from)]);
    await hand.move([to, mirrored(to)], [from, mirrored(from)]);
    await expect(whole(page)).toBeHidden();
  }
  // A pinch is no swipe to another mode.
  await expect(heading(page)).toHaveText("Last writer wins");
  expect(problems).toEqual([]);
});

test("after a pinch the finger that stays drags time along, without a jump", async ({
  browser,
}) => {
  const { page, hand } = await phone(browser);
  await open(page, "#s=cut&t=900&v=time");
  await hand.move(
    [
      [200, 270],
      [200, 330],
    ],
    [
      [200, 180],
      [200, 420],
    ],
    true,
  );
  const scrubber = page.locator('section[data-band="scrubber"] svg');
  const labels = () =>
    scrubber.evaluate((svg) => {
      const [first, last] = [...svg.querySelectorAll("text")]
        .filter((text) => text.getAttribute("text-anchor") !== "middle")
        .map((text) => Number.parseFloat(text.textContent ?? ""));
      return { first: first ?? 0, last: last ?? 0 };
    });
  const before = await labels();
  // The first finger goes; the second one moves on.
  await hand.touch("touchEnd", [200, 180, 0]);
  for (let y = 420; y <= 480; y += 10) await hand.touch("touchMove", [200, y, 1]);
  await hand.touch("touchEnd");
  const after = await labels();
  expect(after.last - after.first).toBeCloseTo(before.last - before.first, -1);
  expect(after.first).toBeLessThan(before.first);
});

test("two fingers enlarge the page everywhere else, and one then moves it", {
  tag: "@long",
}, async ({ browser }) => {
  const { page, hand } = await phone(browser);
  const wide = async (y: number): Promise<void> =>
    hand.move(
      [
        [165, y],
        [225, y],
      ],
      [
        [105, y],
        [285, y],
      ],
    );
  for (const [hash, selector] of [
    ["#s=inventory&t=102", "main svg[role=img]"],
    ["#s=inventory&t=102", "[data-band=sentence]"],
    ["#s=inventory&t=102&v=verdicts", "main table"],
    ["#s=inventory&t=102&v=events", "main"],
    ["#s=inventory&t=102&v=time", "[data-band=sentence]"],
    ["", "main"],
  ] as const) {
    await page.goto("about:blank");
    await page.goto(`./${hash}`);
    const [, y] = await middleOf(page, selector);
    await wide(Math.min(y, 600));
    expect(await scale(page), `${hash} ${selector}`).toBeGreaterThan(1.5);
  }
  // Enlarged, the stage is no trap: a finger moves the page, sideways too, and swipes to no mode.
  for (const view of ["map", "time"]) {
    await open(page, `#s=inventory&t=102&v=${view}`);
    const [, y] = await middleOf(page, "[data-band=sentence]");
    await wide(y);
    const place = () =>
      page.evaluate(() => [visualViewport?.pageLeft ?? 0, visualViewport?.pageTop ?? 0]);
    const [left = 0, top = 0] = await place();
    expect(top).toBeGreaterThan(200);
    // First down to the stage, then sideways on it; places count from the corner of what is seen.
    for (let i = 0; i < 3; i += 1) await hand.move([[60, 60]], [[60, 160]]);
    const [, stage = 0] = await place();
    expect(stage, view).toBeLessThan(120);
    await hand.move([[110, 150]], [[40, 152]]);
    const [aside = 0] = await place();
    expect(aside - left, view).toBeGreaterThan(40);
    await expect(heading(page)).toHaveText("Last writer wins");
  }
});

for (const size of [upright, short, lying]) {
  const rested =
    "a finger that rests on an event shows what it could know, until the next one comes";
  const tags = tagged(size !== upright && "@long");
  test(`${rested}: ${size.width} × ${size.height}`, tags, async ({ browser }) => {
    const { page, hand, problems } = await phone(browser, size);
    await open(page, "#s=inventory&t=102&v=time");
    const [run] = inNode("#s=inventory").getState().runs;
    const event = run?.trace.events.find(
      ({ kind, node }) => kind === "deliver" && node === "london",
    );
    if (run === undefined || event === undefined) throw new Error("no event");
    const place = await middleOf(page, `[data-event="0:${event.index}"]`);
    await expect(line(page)).toHaveCount(0);
    // A little beside it, and not quite still.
    await hand.touch("touchStart", [place[0] + 9, place[1] + 9]);
    await hand.touch("touchMove", [place[0] + 13, place[1] + 7]);
    await expect(line(page)).toBeVisible();
    // The browser's menu is not asked for, and no text is selected.
    const isOurs = await page.evaluate(([x, y]) => {
      const under = document.elementFromPoint(x, y);
      const init = { bubbles: true, cancelable: true, clientX: x, clientY: y };
      return under?.dispatchEvent(new MouseEvent("contextmenu", init)) === false;
    }, place);
    expect(isOurs).toBe(true);
    await hand.touch("touchEnd");
    expect(await page.evaluate(() => String(getSelection()))).toBe("");
    const { before, after, concurrent } = coneOf(run.trace, event.index);
    await expect(line(page)).toContainText(`${before.length} before`);
    await expect(line(page)).toContainText(`${after.length} after`);
    await expect(line(page)).toContainText(`${concurrent.length} that did not know each other`);
    // It moved through no time, and selected nothing.
    await expect(page.locator("[data-selected]")).toHaveCount(0);
    expect(page.url()).toContain("t=102");
    const box = await line(page).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width);
    // Pressed, it leads to everything that is known of the event.
    await line(page).tap();
    await expect(page.locator('[data-causality="counts"]')).toBeVisible();
    await page.getByRole("button", { name: "Close the inspector" }).tap();
    await page.getByRole("button", { name: "Show less time" }).tap();
    expect(problems).toEqual([]);
    await page.context().close();
  });
}

test("what a finger has pointed at is left by the next touch", async ({ browser }) => {
  const { page, hand } = await phone(browser);
  await open(page, "#s=inventory&t=102&v=time");
  const place = await middleOf(page, '[data-event^="0:"] >> nth=3');
  await hand.touch("touchStart", place);
  await expect(line(page)).toBeVisible();
  await hand.touch("touchEnd");
  await expect(line(page)).toBeVisible();
  await hand.tap([130, place[1] + 20]);
  await expect(line(page)).toHaveCount(0);
});

for (const size of [upright, short, lying]) {
  const swiped = "a swipe goes to the next mode, also from a cable, and changes nothing";
  const tags = tagged(size !== upright && "@long");
  test(`${swiped}: ${size.width} × ${size.height}`, tags, async ({ browser }) => {
    const { page, hand, problems } = await phone(browser, size);
    await open(page, "#s=inventory&t=102");
    for (const [i, ends] of ["tokyo london", "tokyo saopaulo", "london saopaulo"].entries()) {
      await expect(heading(page)).toHaveText(
        ["Last writer wins", "Version vectors", "CRDTs"][i] ?? "",
      );
      const [x, y] = await middleOf(page, `[data-ends="${ends}"]`);
      await hand.move([[x, y]], [[x - 90, y + 12]]);
    }
    await expect(heading(page)).toHaveText("Paxos");
    // Back, from the sea.
    const [x, y] = await middleOf(page, "main svg[role=img]");
    await hand.move([[x, y + 40]], [[x + 90, y + 44]]);
    await expect(heading(page)).toHaveText("CRDTs");
    await expect(changes(page)).toHaveCount(0);
    // A tap on a cable still opens its menu.
    await hand.tap(await middleOf(page, '[data-ends="tokyo london"]'));
    await expect(page.getByRole("dialog", { name: /^Tokyo – London/ })).toBeVisible();
    expect(problems).toEqual([]);
    await page.context().close();
  });
}

test("a drag up or down scrolls what scrolls, and neither page nor time by accident", async ({
  browser,
}) => {
  const { page, hand } = await phone(browser);
  for (const view of ["map", "time"]) {
    await open(page, `#s=inventory&t=102&v=${view}`);
    await hand.move([[130, 460]], [[132, 380]]);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(page.url()).toContain("t=102");
    await expect(heading(page)).toHaveText("Last writer wins");
  }
  // The list goes along with the finger.
  await open(page, "#s=inventory&t=0&v=events");
  const list = page.locator("main :is(ol, [role=grid], [role=listbox])").first();
  const top = async () => (await list.locator(":scope > *").first().boundingBox())?.y ?? 0;
  const before = await top();
  await hand.move([[200, 460]], [[200, 260]]);
  await expect.poll(async () => (await top()) < before - 100).toBe(true);
  // In a window that is too low for the page, the page does, from the map as well.
  await page.setViewportSize({ width: 390, height: 480 });
  await open(page, "#s=inventory&t=102");
  await hand.move([[130, 240]], [[132, 140]]);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(40);
});

test("a finger scrubs the whole run of its mode, in whole milliseconds", async ({ browser }) => {
  const { page, hand } = await phone(browser);
  await open(page, "#s=inventory&t=0");
  const track = page.getByRole("slider", { name: "Time", exact: true });
  const box = await track.boundingBox();
  if (box === null) throw new Error("no time line");
  const y = box.y + box.height / 2;
  const clock = page.locator("footer p b");
  for (const part of [0.2, 0.31, 0.47, 0.83]) {
    await hand.move([[box.x + 4, y]], [[box.x + box.width * part, y]]);
    await expect(clock).toHaveText(/^\d+\sms$/);
  }
  // Last writer wins is over after 302 ms, Paxos after 1730: its own end is at the line's end.
  await hand.move([[box.x + 4, y]], [[box.x + box.width, y]]);
  await expect(clock).toHaveText(/^302\sms$/);
});

test("a finger on a write's mark scrubs, unless it has rested there", async ({ browser }) => {
  const { page, hand } = await phone(browser);
  await open(page, "#s=cut&t=900");
  const [x, y] = await middleOf(page, '[data-band="scrubber"] [data-entry] >> nth=1');
  const clock = page.locator("footer p b");
  await hand.move([[x, y]], [[x + 60, y]]);
  await expect(clock).not.toHaveText(/^900\sms$/);
  await expect(changes(page)).toHaveCount(0);
  const there = await clock.textContent();
  await hand.touch("touchStart", [x, y]);
  hand.rest(500);
  for (let by = 5; by <= 60; by += 5) await hand.touch("touchMove", [x + by, y]);
  await hand.touch("touchEnd");
  await expect(changes(page)).toContainText("Changed");
  await expect(clock).toHaveText(there ?? "");
});

test("the picture stays where it is from step to step", async ({ browser }) => {
  for (const size of [upright, short]) {
    const { page } = await phone(browser, size);
    await open(page, "#s=profile&t=0");
    const picture = page.locator("main section[data-mode]");
    const still = JSON.stringify(await picture.boundingBox());
    for (let i = 0; i < 9; i += 1) {
      await page.getByRole("button", { name: "Step", exact: true }).tap();
      expect(JSON.stringify(await picture.boundingBox())).toBe(still);
    }
    await page.context().close();
  }
});

test("a phone on its side shows everything at once, and large enough for a thumb", async ({
  browser,
}) => {
  for (const size of [lying, { width: 667, height: 340 }]) {
    const { page, problems } = await phone(browser, size);
    for (const hash of ["#s=inventory&t=102", "#s=profile&t=102&v=time", "#s=cut&t=450&v=events"]) {
      await open(page, hash);
      const room = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
      ]);
      expect(room, hash).toEqual([size.width, size.height]);
      await expect(page.getByRole("button", { name: "Play" })).toBeInViewport({ ratio: 1 });
      await expect(page.locator("[data-sentence]")).toBeInViewport();
      const small = await page
        .locator("header button, header select, footer button, main nav button")
        .evaluateAll((all) =>
          all.flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            const isSmall = width > 1 && (width < 44 || height < 44);
            return isSmall ? [`${one.textContent} ${width} × ${height}`] : [];
          }),
        );
      expect(small, hash).toEqual([]);
    }
    expect(problems).toEqual([]);
    await page.context().close();
  }
});

test("turning the phone keeps mode, view and instant", async ({ browser }) => {
  const { page } = await phone(browser);
  await open(page, "#s=cut&t=450&m=3");
  const said = await page.locator("[data-sentence]").innerText();
  for (const size of [lying, upright]) {
    await page.setViewportSize(size);
    await expect(page.locator("main section[data-mode='3'] svg").first()).toBeVisible();
    await expect(page.locator("footer p b")).toHaveText(/^450\sms$/);
    await expect(page.locator("[data-sentence]")).toHaveText(said);
  }
});

test("axe finds nothing in any view of a phone on its side", { tag: ["@axe", "@long"] }, async ({
  browser,
}) => {
  const { page, hand } = await phone(browser, lying);
  for (const view of ["map", "time", "verdicts", "events"]) {
    await open(page, `#s=inventory&t=102&v=${view}`);
    if (view === "time") {
      await hand.touch("touchStart", await middleOf(page, '[data-event^="0:"] >> nth=3'));
      await expect(line(page)).toBeVisible();
      await hand.touch("touchEnd");
    }
    expect(await violations(page), view).toEqual([]);
  }
});

test("a city's menu brings up no keyboard by itself", async ({ browser }) => {
  const { page } = await phone(browser, short);
  await open(page, "#s=inventory&t=60");
  await page.getByRole("button", { name: "Tokyo: act here" }).tap();
  const dialog = page.getByRole("dialog", { name: "Tokyo at 60 ms" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Amount" })).not.toBeFocused();
  await dialog.getByRole("button", { name: "Write" }).tap();
  await expect(changes(page)).toContainText("Write in Tokyo");
});
