// The space-time view: events can be chosen, the cursor dragged, the time zoomed; by pointer and by
// keyboard; and nothing is cut off or covers anything else.
import { expect, type Locator, type Page, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { lettersIn, open, plain, watch } from "./page.ts";
import { isFurther, tagged } from "./tags.ts";

const clock = (page: Page): Locator => page.locator("main [data-flag] text");

function picture(page: Page): Locator {
  return page.locator("main svg[role=img][aria-label*=' at ']");
}

/** The middle of an element, in the window. */
async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error("nothing to be seen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** An event of a run by its index in the trace. */
const event = (page: Page, run: number, index: number): Locator =>
  page.locator(`[data-event="${run}:${index}"]`);

test("an event is selected by a click, and what it knew is told beside it", {
  tag: "@firefox",
}, async ({ page }) => {
  const { problems } = watch(page);
  await open(page, "#s=cut&t=1100&v=time");
  const { x, y } = await middle(event(page, 0, 6));
  await page.mouse.click(x, y);
  await expect(page.locator('[data-selected="6"]')).toBeVisible();
  await expect(picture(page)).toContainText("1 before, 6 after,");
  await page.keyboard.press("c");
  await expect(picture(page)).not.toContainText("1 before");
  await expect(page.locator("[data-cone]")).toHaveCount(0);
  await page.keyboard.press("c");
  await expect(page.locator("[data-cone]")).toHaveCount(1);
  const other = await middle(event(page, 0, 4));
  await page.keyboard.down("Shift");
  await page.mouse.click(other.x, other.y);
  await page.keyboard.up("Shift");
  await expect(page.locator('[data-selected="4"]')).toBeVisible();
  await expect(page.locator('[data-selected="6"]')).toBeVisible();
  expect(problems).toEqual([]);
});

test("an event of a thin row is selected by a click near it", async ({ page }) => {
  await open(page, "#s=cut&t=1100&v=time");
  const wide = await middle(event(page, 0, 4));
  const row = await page.locator('[data-row="2"]').boundingBox();
  await page.mouse.click(wide.x + 2, (row?.y ?? 0) + 2);
  await expect(page.locator('[data-marks="2"] [data-selected="4"]')).toBeVisible();
});

test("the cursor is dragged, and a click on empty ground seeks", async ({ page }) => {
  await open(page, "#s=cut&t=1100&v=time");
  const flag = await middle(page.locator("[data-flag] rect"));
  const start = await middle(event(page, 0, 4));
  await page.mouse.move(flag.x, flag.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 40, flag.y, { steps: 4 });
  const dragged = plain((await clock(page).textContent()) ?? "");
  await page.mouse.move(start.x, flag.y, { steps: 4 });
  await page.mouse.up();
  expect(dragged).not.toBe("1100 ms");
  const there = Number.parseInt((await clock(page).textContent()) ?? "", 10);
  expect(Math.abs(there - 100)).toBeLessThanOrEqual(3);
  const lane = await middle(event(page, 0, 10));
  await page.mouse.click(lane.x - 200, lane.y);
  const sought = Number.parseInt((await clock(page).textContent()) ?? "", 10);
  expect(sought).toBeGreaterThan(400);
  expect(sought).toBeLessThan(900);
  await expect(page.locator("[data-selected]")).toHaveCount(0);
});

test("time is zoomed by keys, buttons and wheel, panned by drag, and fits again", async ({
  page,
}) => {
  await open(page, "#s=cut&t=1100&v=time");
  const distance = async (): Promise<number> => {
    const [a, b] = [await middle(event(page, 0, 9)), await middle(event(page, 0, 11))];
    return b.x - a.x;
  };
  const whole = await distance();
  await page.keyboard.press("+");
  expect(await distance()).toBeCloseTo(2 * whole, 0);
  await page.keyboard.press("-");
  expect(await distance()).toBeCloseTo(whole, 0);
  await page.getByRole("button", { name: "Show less time" }).click();
  expect(await distance()).toBeCloseTo(2 * whole, 0);
  const before = await middle(event(page, 0, 10));
  await page.mouse.move(before.x - 60, before.y + 40);
  await page.mouse.down();
  await page.mouse.move(before.x - 160, before.y + 40, { steps: 5 });
  await page.mouse.up();
  expect((await middle(event(page, 0, 10))).x).toBeCloseTo(before.x - 100, 0);
  expect(plain((await clock(page).textContent()) ?? "")).toBe("1100 ms");
  const pointer = await middle(event(page, 0, 10));
  await page.mouse.move(pointer.x, pointer.y);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -50);
  await page.keyboard.up("Control");
  await expect.poll(distance).toBeGreaterThan(2.5 * whole);
  expect(Math.abs((await middle(event(page, 0, 10))).x - pointer.x)).toBeLessThan(1.5);
  await page.getByRole("button", { name: "Show all of the time" }).click();
  expect(await distance()).toBeCloseTo(whole, 0);
});

test("the cursor stays in view while stepping", async ({ page }) => {
  await open(page, "#s=cut&t=0&v=time");
  for (const key of ["+", "+", "+"]) await page.keyboard.press(key);
  const frame = await picture(page).boundingBox();
  for (let i = 0; i < 14; i += 1) {
    await page.keyboard.press("ArrowRight");
    const flag = await page.locator("[data-flag] rect").boundingBox();
    expect(flag?.x).toBeGreaterThan((frame?.x ?? 0) + 150);
    expect((flag?.x ?? 0) + (flag?.width ?? 0)).toBeLessThan((frame?.x ?? 0) + 1030);
  }
});

test("arrow keys walk from event to event, Enter selects, and time stays", async ({ page }) => {
  await open(page, "#s=cut&t=1100&v=time");
  await page.locator('[data-event][tabindex="0"]').focus();
  const focused = page.locator("[data-event]:focus");
  await expect(focused).toHaveAttribute("data-event", "0:10");
  await page.keyboard.press("ArrowRight");
  await expect(focused).toHaveAttribute("data-event", "0:12");
  await expect(focused).toHaveAttribute("aria-label", /^1200\sms: .+\.$/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(focused).toHaveAttribute("data-event", "0:4");
  await page.keyboard.press("ArrowDown");
  await expect(focused).toHaveAttribute("data-event", "0:5");
  await page.keyboard.press("ArrowDown");
  await expect(focused).toHaveAttribute("data-event", "0:6");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-selected="6"]')).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+Enter");
  await expect(page.locator("[data-selected]")).toHaveCount(2);
  // Beyond the last lane the walk goes on in the next mode.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(focused).toHaveAttribute("data-event", /^1:/);
  expect(plain((await clock(page).textContent()) ?? "")).toBe("1100 ms");
});

test("rows unfold by name and by keys; two at most; a second press shows the mode alone", async ({
  page,
}) => {
  await open(page, "#s=cut&t=1100&v=time");
  const unfolded = page.locator('[role=button][aria-expanded="true"]');
  await expect(unfolded).toHaveAttribute("aria-label", "Show Last writer wins alone");
  await page.keyboard.press("ArrowDown");
  await expect(unfolded).toHaveAttribute("aria-label", "Show Version vectors alone");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(unfolded).toHaveAttribute("aria-label", "Show Galera: all or nobody alone");
  await page.getByRole("button", { name: "Unfold CRDTs" }).click({ modifiers: ["Shift"] });
  await expect(unfolded).toHaveCount(2);
  await page.getByRole("button", { name: "Unfold Version vectors" }).click();
  await expect(unfolded).toHaveCount(1);
  await page.getByRole("button", { name: "Show Version vectors alone" }).press("Enter");
  await expect(picture(page)).toHaveAttribute("aria-label", /^Version vectors at 1100/);
});

test("what the modes agree on is dimmed on request", async ({ page }) => {
  await open(page, "#s=cut&t=1100&v=time");
  const toggle = page.getByRole("button", { name: "Differences" });
  const before = await picture(page).innerHTML();
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  expect(await picture(page).innerHTML()).not.toBe(before);
  await page.keyboard.press("d");
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  expect(await picture(page).innerHTML()).toBe(before);
});

test("a node's mark opens what can be done there", async ({ page }) => {
  await open(page, "#s=cut&t=1100&v=time");
  await page.locator('[aria-haspopup="menu"][aria-label^="London"]').click();
  await expect(page.getByRole("menu").or(page.getByRole("dialog")).first()).toBeVisible();
});

test("instant and selection stay when the view is switched and back", async ({ page }) => {
  await open(page, "#s=cut&t=1100&v=time");
  const { x, y } = await middle(event(page, 0, 6));
  await page.mouse.click(x, y);
  await page.mouse.move(5, 5);
  const before = await picture(page).innerHTML();
  await page.keyboard.press("v");
  await expect(page.locator("main")).not.toHaveAttribute("data-view", "time");
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("v");
  await expect(page.locator("main")).toHaveAttribute("data-view", "time");
  await expect(page.locator('[data-selected="6"]')).toBeVisible();
  const strip = (html: string): string => html.replace(/_r_\w+_|«\w+»|:r\w+:/g, "");
  expect(strip(await picture(page).innerHTML())).toBe(strip(before));
});

test("back and forward again is the same picture", async ({ page }) => {
  await open(page, "#s=cut&t=1100&v=time");
  for (let i = 0; i < 4; i += 1) {
    const before = await picture(page).innerHTML();
    await page.keyboard.press("ArrowRight");
    expect(await picture(page).innerHTML()).not.toBe(before);
    await page.keyboard.press("ArrowLeft");
    expect(await picture(page).innerHTML()).toBe(before);
    await page.keyboard.press("ArrowRight");
  }
});

/** Texts of the picture that leave it or cover each other, and parts of the page that are cut. */
async function faults(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    (letters) => {
      const found: string[] = [];
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) found.push("the page scrolls sideways");
      for (const svg of document.querySelectorAll("main svg[role=img][aria-label*=' at ']")) {
        const frame = svg.getBoundingClientRect();
        const toolbar = [...document.querySelectorAll("main button")]
          .filter((button) => button.closest("section, nav, header, aside") === null)
          .map((element) => ({ text: element, ...boxOf(element.getBoundingClientRect(), 0) }));
        const texts = [...svg.querySelectorAll("text")].filter(
          (text) => text.textContent !== "" && text.getBoundingClientRect().width > 0,
        );
        const boxes = texts.map((text) => ({ text, ...boxOf(letters(text), 0.22) }));
        const all = [...boxes, ...toolbar.filter(({ right, left }) => right > left)];
        for (const [i, a] of all.entries()) {
          const name = `“${a.text.textContent}”`;
          const isOut = a.left < frame.left - 9 || a.right > frame.right + 1;
          if (isOut || a.bottom > frame.bottom + 1 || a.top < frame.top - 2) {
            found.push(`${name} leaves the picture`);
          }
          for (const b of all.slice(i + 1)) {
            const isOver =
              a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom;
            if (isOver) found.push(`${name} and “${b.text.textContent}” overlap`);
          }
        }
      }
      return found;

      function boxOf({ left, right, top, bottom, height }: DOMRect, lead: number) {
        return { left, right, top: top + height * lead, bottom: bottom - height * lead };
      }
    },
    await lettersIn(page),
  );
}

const sizes = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 360, height: 640 },
];

for (const size of sizes) {
  test(
    `boxes at ${size.width} × ${size.height}`,
    tagged(isFurther(size) && "@long"),
    async ({ page }) => {
      const { problems } = watch(page);
      await page.setViewportSize(size);
      for (const hash of [
        "#s=cut&t=450",
        "#s=cut&t=1100",
        "#s=cut&t=1100&m=0",
        "#s=profile&t=102",
        "#s=profile&t=0",
        "#s=inventory&t=102",
        "#s=crash&t=400",
        "#s=view-change&t=7500",
        "#s=virginia&t=250",
        "#s=virginia&t=250&m=3",
        "#s=storm&t=3000",
        "#s=storm&t=3000&m=4",
      ]) {
        await open(page, `${hash}&v=time`);
        await expect(picture(page)).toBeVisible();
        expect(await faults(page), hash).toEqual([]);
      }
      expect(problems).toEqual([]);
    },
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [name, hash, size] of [
    ["all modes", "#s=cut&t=1100&v=time", { width: 1280, height: 720 }],
    ["one mode", "#s=crash&t=400&v=time&m=0", { width: 1280, height: 720 }],
    ["a phone", "#s=cut&t=1100&v=time", { width: 390, height: 844 }],
  ] as const) {
    test(`nothing for axe to find: ${name}, ${colorScheme}`, { tag: ["@axe", "@long"] }, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await open(page, hash);
      await expect(picture(page)).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }
}
